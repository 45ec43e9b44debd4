import { ConfigurationError, quoted } from '@deploy-actions/action-kit';

/** What an image is called, and where it is. */
export interface ImageReference {
  /** As people write it: `docker.io`, `ghcr.io`, `registry.example:5000`. */
  readonly registry: string;
  /** Where it answers, with its scheme: `https://ghcr.io`. */
  readonly origin: string;
  readonly repository: string;
  /** `latest` when neither tag nor digest is given. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

// https://github.com/distribution/reference/blob/main/regexp.go
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[a-fA-F0-9:]+\\])(?::\\d+)?';
const pattern = new RegExp(
  `^(?:(${host})/)?(${component}(?:/${component})*)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
);

/** Registries of the machine itself are spoken to without TLS, as docker does. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** Reads the name of an image by the rules of docker: without a registry it is one of Docker Hub. Throws ConfigurationError. */
export function readReference(text: string): ImageReference {
  const [first = '', ...rest] = text.split('/');
  // Only what looks like a host is one: `acme/shop` is of Docker Hub, `acme.io/shop` is not.
  const named = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const whole = named ? text : `docker.io/${text}`;
  const [, registry, repository, tag, digest] = pattern.exec(whole) ?? [];
  if (registry === undefined || repository === undefined) {
    throw new ConfigurationError(
      `${quoted(text)} is no image: allowed are names such as \`ghcr.io/acme/shop:1.2.0\`, \`acme/shop@sha256:…\`, in lower case but for the tag`,
    );
  }
  const hub = /^((registry-1|index)\.)?docker\.io$/.test(registry);
  return {
    registry: hub ? 'docker.io' : registry,
    origin: `${loopback.test(registry) ? 'http' : 'https'}://${hub ? 'registry-1.docker.io' : registry}`,
    repository: hub && !repository.includes('/') ? `library/${repository}` : repository,
    tag: tag ?? (digest === undefined ? 'latest' : undefined),
    digest,
  };
}
