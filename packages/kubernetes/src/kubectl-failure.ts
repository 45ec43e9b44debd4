import { ConfigurationError, ProviderError, quoted } from '@deploy-actions/action-kit';

/** Who uses kubectl and what for, in the messages of its failures. */
export interface KubectlUser {
  /** Such as «the state store `kubernetes`». */
  readonly name: string;
  /** The section of the configuration that names the context. */
  readonly section: string;
  /** What a ProviderError calls the system. */
  readonly system: string;
  /** The context of the kubeconfig; its current one when absent. */
  readonly context?: string | undefined;
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

/** Where kubectl looks for an API when it has no kubeconfig. */
const withoutKubeconfig = /^dial tcp (127\.0\.0\.1|\[::1\]):8080: connect: connection refused$/m;

/** How the API’s silence is told, in the words of Go’s HTTP client and in ours. */
const silence = /^(dial |lookup |no answer within )|connection refused|no such host|i\/o timeout/;

/** What is asked when rights are looked at; a user of kubectl would call it `kubectl auth can-i`. */
export const askingForRights = 'asking for rights';

type Setup = readonly [said: RegExp, remedy: string];

/** What kubectl says when it never got as far as the API, and what to do about it. */
const setupProblems = (section: string): readonly Setup[] => [
  [
    /^error: (context|current-context|no context) .*$/m,
    `look at \`context\` in the section \`${section}\`, and at \`kubectl config get-contexts\` in this job`,
  ],
  [
    /^error: (error loading config|invalid configuration|stat ).*$/m,
    'look at the kubeconfig that KUBECONFIG names',
  ],
  [
    /^.*getting credentials: exec: executable \S+ not found.*$/m,
    'install the plug-in that the kubeconfig logs in with',
  ],
  [/^(x509|tls): .*$/m, 'the kubeconfig does not fit the certificate of the API server'],
];

/** Whether the same request may well succeed after the API refused it for this reason. */
export function isPassing(reason: string): boolean {
  return passing.has(reason);
}

/** kubectl found no kubeconfig. */
export class NoKubeconfigError extends ConfigurationError {
  /** What came of looking for an API on this machine. */
  readonly dialled: string;

  /** `missing` are the files that should have been there. */
  constructor(dialled: string, { name }: KubectlUser, missing: readonly string[] = []) {
    const files = missing.map(quoted).join(', ');
    const why =
      files === ''
        ? 'there is no kubeconfig: log in to the cluster in this job before this step'
        : `\`KUBECONFIG\` names ${files}, which is not there: log in to the cluster in this job before this step, or correct it`;
    super(`${name} is out of reach: ${why} (without a kubeconfig, kubectl tries this machine: ${dialled})`);
    this.dialled = dialled;
  }
}

/** The mistake in the set-up of kubectl that words of it or of its proxy tell of; `undefined` when they tell of none. */
export function setupProblem(words: string, user: KubectlUser): ConfigurationError | undefined {
  const [dialled] = withoutKubeconfig.exec(words) ?? [];
  if (dialled !== undefined) return new NoKubeconfigError(dialled, user);
  for (const [pattern, remedy] of setupProblems(user.section)) {
    const [said] = pattern.exec(words) ?? [];
    if (said !== undefined) return new ConfigurationError(`${user.name} is out of reach: ${said}; ${remedy}`);
  }
  return undefined;
}

/** What the last words of a kubectl that failed mean: a ConfigurationError, or a {@link KubernetesTrouble}. */
export function kubectlFailure(verb: string, words: string, user: KubectlUser): Error {
  const said = words.trim() || 'it ended without a word';
  return setupProblem(words, user) ?? kubectlTrouble(verb, said, 'no-answer', user);
}

/** A {@link KubernetesTrouble} during a call: a verb of kubectl, or {@link askingForRights}. */
export function kubectlTrouble(
  operation: string,
  message: string,
  reason: string,
  { system, context }: KubectlUser,
  cause?: unknown,
): KubernetesTrouble {
  const details = { system, operation, ...(cause === undefined ? {} : { cause }) };
  const call = operation === askingForRights ? operation : `kubectl ${operation}`;
  const which = context === undefined ? 'the current context' : `the context ${quoted(context)}`;
  const silent = reason === 'no-answer' && silence.test(message);
  const asked = silent ? ` (${which} of the kubeconfig: is this the right cluster?)` : '';
  return new KubernetesTrouble(`${call}: ${message}${asked}`, reason, details);
}
