import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';

/** Who uses kubectl and what for, in the messages of its failures. */
export interface KubectlUser {
  /** Such as «the state store `kubernetes`». */
  readonly name: string;
  /** The section of the configuration that names the context. */
  readonly section: string;
  /** What a ProviderError calls the system. */
  readonly system: string;
}

/** The API's own word for why it refused a request, and its message. */
export class KubernetesRefusal extends Error {
  /** The `reason` of its Status, such as `NotFound`; empty where it gave none. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.name = 'KubernetesRefusal';
    this.reason = reason;
  }
}

/** What the same request will fail of again. */
const lasting = new Set(['no-json', 'other-object', 'too-many']);

/** The API gave no answer, or said that it is in trouble. */
export class KubernetesTrouble extends ProviderError {
  /**
   * The `reason` of its Status, empty where it gave none; or `no-answer`, `broken-off`, `no-json` and `other-object` when
   * something else answered, `too-many` when a list is too long.
   */
  readonly reason: string;

  constructor(
    message: string,
    reason: string,
    details: { readonly system: string; readonly operation: string; readonly cause?: unknown },
  ) {
    super(message, { ...details, retryable: !lasting.has(reason) });
    this.reason = reason;
  }
}

/** The API doesn't know who is asking, or no longer. */
export class KubernetesLoginError extends ConfigurationError {}

/** Reasons after which the same request may well succeed. Without a reason it is a server in trouble. */
const passing = new Set([
  ...['', 'InternalError', 'ServerTimeout', 'ServiceUnavailable', 'Timeout'],
  ...['TooManyRequests', 'Unknown'],
]);

const unknownLogin: Setup = [
  /^error: You must be logged in.*$/m,
  'log in to the cluster in this job before this step; a plug-in that renews the login outlasts a long shift',
];

type Setup = readonly [said: RegExp, remedy: string];

/** What kubectl says when it never got as far as the API, and what to do about it. */
const setupProblems = (section: string): readonly Setup[] => [
  unknownLogin,
  [
    /^error: (context|current-context|no context) .*$/m,
    `look at \`context\` in the section \`${section}\`, and at \`kubectl config get-contexts\` in this job`,
  ],
  [
    /^error: (error loading config|invalid configuration|stat ).*$/m,
    'look at the kubeconfig that KUBECONFIG names',
  ],
  [
    /^.*server localhost:8080 was refused.*$/m,
    'there is no kubeconfig: log in to the cluster in this job before this step',
  ],
  [
    /^.*getting credentials: exec: executable \S+ not found.*$/m,
    'install the plug-in that the kubeconfig logs in with',
  ],
  [
    /^Unable to connect to the server: (x509|tls): .*$/m,
    'the kubeconfig does not fit the certificate of the API server',
  ],
];

/**
 * What the words of a kubectl that failed mean: a {@link KubernetesRefusal}, a {@link KubernetesLoginError} or another
 * ConfigurationError, or a {@link KubernetesTrouble}.
 */
export function kubectlFailure(verb: string, stderr: string, user: KubectlUser): Error {
  // Warnings of plug-ins and of the client may stand before it.
  const [invalid] = /^The (request|\w+ "[^"]*") is invalid.*/ms.exec(stderr) ?? [];
  if (invalid !== undefined) return new KubernetesRefusal('Invalid', invalid.trim());
  const [, reason = '', message] = /^Error from server(?: \((\w+)\))?: (.*)/ms.exec(stderr) ?? [];
  if (message !== undefined) {
    const said = message.trim();
    if (!passing.has(reason)) return new KubernetesRefusal(reason, said);
    return kubectlTrouble(verb, reason === '' ? said : `${said} (${reason})`, reason, user);
  }
  for (const setup of setupProblems(user.section)) {
    const [pattern, remedy] = setup;
    const [said] = pattern.exec(stderr) ?? [];
    const Kind = setup === unknownLogin ? KubernetesLoginError : ConfigurationError;
    if (said !== undefined) return new Kind(`${user.name} is out of reach: ${said}; ${remedy}`);
  }
  return kubectlTrouble(verb, stderr.trim() || 'it failed without a word', 'no-answer', user);
}

/** A {@link KubernetesTrouble} during a call of kubectl. */
export function kubectlTrouble(
  verb: string,
  message: string,
  reason: string,
  { system }: KubectlUser,
  cause?: unknown,
): KubernetesTrouble {
  const details = { system, operation: verb, ...(cause === undefined ? {} : { cause }) };
  return new KubernetesTrouble(`kubectl ${verb}: ${message}`, reason, details);
}
