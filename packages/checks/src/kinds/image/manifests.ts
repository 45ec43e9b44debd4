import { createHash } from 'node:crypto';
import { ProviderError } from '@deploy-actions/action-kit';
import type { Registry } from './registry.ts';

/** What a manifest leads to: another manifest, a layer, or the image's configuration. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform: string | undefined;
}

/** A manifest of an image, or of several for different platforms. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  /** The manifests of an index; empty for that of an image. */
  readonly manifests: readonly Descriptor[];
  /** Layers and configuration of an image; empty for an index. */
  readonly blobs: readonly Descriptor[];
  readonly config: Descriptor | undefined;
}

/** https://github.com/opencontainers/image-spec/blob/main/media-types.md and their likes of docker. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

type Unknown = Readonly<Record<string, unknown>>;

/** Gives the manifest of a tag or digest; one that is asked for by digest must have it. Throws as {@link Registry.ask} does, and ProviderError. */
export async function readManifest(registry: Registry, of: string, signal: AbortSignal): Promise<Manifest> {
  const { body, headers } = await registry.ask('GET', `manifests/${of}`, { accept: manifestTypes, signal });
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const broken = (why: string) =>
    new ProviderError(`the manifest ${of} ${why}`, { system: 'registry', operation: `manifests/${of}` });
  if (of.startsWith('sha256:') && of !== digest)
    throw broken(`has another content than its digest says: ${digest}`);
  const document = parse(body);
  if (document === undefined) throw broken('is no JSON: what answers is no registry');
  const { mediaType = headers['content-type']?.split(';')[0], manifests, layers, config } = document;
  if (!Array.isArray(manifests) && !Array.isArray(layers)) {
    throw broken(`is neither of an image nor of several: ${String(mediaType)}`);
  }
  const known = describe(config);
  return {
    ...{ digest, mediaType: String(mediaType), config: known },
    // Signatures and the like stand beside images, for no platform.
    manifests: list(manifests).filter(({ platform }) => platform !== 'unknown/unknown'),
    blobs: [...list(layers), ...(known ? [known] : [])],
  };
}

/** The digest that a tag leads to; asking for it isn't counted as a pull. Throws as {@link Registry.ask} does. */
export async function digestOf(registry: Registry, tag: string, signal: AbortSignal): Promise<string> {
  const options = { accept: manifestTypes, signal };
  const { headers } = await registry.ask('HEAD', `manifests/${tag}`, options);
  // Registries should name it, but need not.
  return headers['docker-content-digest'] ?? (await readManifest(registry, tag, signal)).digest;
}

/** The platform that an image was built for, by its configuration. Throws as {@link Registry.ask} does. */
export async function platformOf(
  registry: Registry,
  { config }: Manifest,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (config === undefined) return undefined;
  const { body } = await registry.ask('GET', `blobs/${config.digest}`, { signal });
  return platformName(parse(body));
}

/** Whether an image for one platform runs on another; a variant matters only where it is asked for. */
export function fits(built: string | undefined, wanted: string): boolean {
  return built === wanted || (built?.startsWith(`${wanted}/`) ?? false);
}

function list(value: unknown): readonly Descriptor[] {
  return Array.isArray(value) ? value.flatMap((each) => describe(each) ?? []) : [];
}

function describe(value: unknown): Descriptor | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { mediaType, digest, size, platform } = value as Unknown;
  if (typeof digest !== 'string' || !/^[a-z0-9]+:[a-f0-9]+$/.test(digest)) return undefined;
  return { mediaType: String(mediaType), digest, size: Number(size) || 0, platform: platformName(platform) };
}

function platformName(value: unknown): string | undefined {
  const { os, architecture, variant } = (value ?? {}) as Unknown;
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}

function parse(body: string): Unknown | undefined {
  try {
    const document: unknown = JSON.parse(body);
    return typeof document === 'object' && document !== null ? (document as Unknown) : undefined;
  } catch {
    return undefined;
  }
}
