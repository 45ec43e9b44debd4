import {
  ConfigurationError,
  formatDuration,
  ProviderError,
  type Runtime,
  type ToolResult,
} from '@deploy-actions/action-kit';
import { stateSystem } from '../state-store.ts';

/** Time for the API's answer, and for kubectl as a whole with the login before it, in milliseconds. */
const requestLimit = 5_000;
const processLimit = 20_000;

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

/** Reasons after which the same request may well succeed. Without a reason it is a server in trouble. */
const passing = new Set([
  ...['', 'InternalError', 'ServerTimeout', 'ServiceUnavailable', 'Timeout'],
  ...['TooManyRequests', 'Unknown'],
]);

/** What kubectl says when it never got as far as the API, and what to do about it. */
const setupProblems: readonly (readonly [RegExp, string])[] = [
  [
    /^error: You must be logged in.*$/m,
    'log in to the cluster in this job before this step; a plug-in that renews the login outlasts a long shift',
  ],
  [
    /^error: (context|current-context|no context) .*$/m,
    'look at `context` in the section `state`, and at `kubectl config get-contexts` in this job',
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
 * Sends single requests to a Kubernetes API, logged in as kubectl is. `--raw` makes each call exactly one request (no
 * discovery, no schema, no second try of a write), and every kubectl since 1.20 does it alike.
 */
export class Kubectl {
  readonly #runtime: Pick<Runtime, 'processes' | 'workspace'>;
  readonly #flags: readonly string[];

  /** `context` names one of the kubeconfig; its current one is used when absent. */
  constructor(runtime: Pick<Runtime, 'processes' | 'workspace'>, context: string | undefined) {
    this.#runtime = runtime;
    this.#flags = [
      ...['--request-timeout', formatDuration(requestLimit)],
      ...(context === undefined ? [] : ['--context', context]),
    ];
  }

  /**
   * The object at a path of the API. Throws {@link KubernetesRefusal} when the API said no, ConfigurationError when kubectl
   * is missing or not set up, and ProviderError when there was no answer or the API was in trouble.
   */
  get(path: string): Promise<unknown> {
    return this.#send('get', [], path);
  }

  /** Creates an object under a path of the API, and gives it as it was stored; throws as {@link get} does. */
  create(path: string, object: unknown): Promise<unknown> {
    return this.#send('create', ['-f', '-'], path, object);
  }

  /** Replaces the object at a path of the API, and gives it as it was stored; throws as {@link get} does. */
  replace(path: string, object: unknown): Promise<unknown> {
    // Without the flag, kubectl before 1.28 fetches the schema of the whole API first.
    return this.#send('replace', ['--validate=false', '-f', '-'], path, object);
  }

  async #send(verb: string, flags: readonly string[], path: string, object?: unknown): Promise<unknown> {
    const { exitCode, stdout, stderr } = await this.#run(
      [verb, ...this.#flags, ...flags, '--raw', path],
      object === undefined ? '' : JSON.stringify(object),
    );
    if (exitCode !== 0) throw failureOf(verb, stderr);
    try {
      return JSON.parse(stdout);
    } catch (cause) {
      throw failure(
        verb,
        'the answer is no JSON: what the kubeconfig names is no Kubernetes API',
        false,
        cause,
      );
    }
  }

  async #run(args: readonly string[], input: string): Promise<ToolResult> {
    const { processes, workspace: directory } = this.#runtime;
    try {
      return await processes.tool({ command: 'kubectl', args, directory, input, timeout: processLimit });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.operation === 'start')
        throw new ConfigurationError(
          `the state store \`kubernetes\` needs kubectl on the runner, but ${error.message}; install it in a step before this one`,
        );
      throw failure(
        args[0] ?? '',
        `${error.message}: the API, or the login to it, does not answer`,
        true,
        error,
      );
    }
  }
}

function failureOf(verb: string, stderr: string): Error {
  // Warnings of plug-ins and of the client may stand before it.
  const [invalid] = /^The (request|\w+ "[^"]*") is invalid.*/ms.exec(stderr) ?? [];
  if (invalid !== undefined) return new KubernetesRefusal('Invalid', invalid.trim());
  const [, reason = '', message] = /^Error from server(?: \((\w+)\))?: (.*)/ms.exec(stderr) ?? [];
  if (message !== undefined) {
    const said = message.trim();
    if (!passing.has(reason)) return new KubernetesRefusal(reason, said);
    return failure(verb, reason === '' ? said : `${said} (${reason})`, true);
  }
  for (const [pattern, remedy] of setupProblems) {
    const [said] = pattern.exec(stderr) ?? [];
    if (said !== undefined)
      return new ConfigurationError(`the state store \`kubernetes\` is out of reach: ${said}; ${remedy}`);
  }
  return failure(verb, stderr.trim() || 'it failed without a word', true);
}

function failure(verb: string, message: string, retryable: boolean, cause?: unknown): ProviderError {
  const details = { system: stateSystem, operation: verb, retryable };
  return new ProviderError(
    `kubectl ${verb}: ${message}`,
    cause === undefined ? details : { ...details, cause },
  );
}
