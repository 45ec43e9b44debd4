import {
  ConfigurationError,
  formatDuration,
  ProviderError,
  type Runtime,
  type ToolResult,
} from '@deploy-actions/action-kit';
import { type KubectlUser, kubectlFailure, kubectlTrouble } from './kubectl-failure.ts';

/** Time for the API's answer, and for kubectl as a whole with the login before it, in milliseconds. */
const requestLimit = 5_000;
const processLimit = 20_000;

/** One request, as kubectl is to send it. */
interface Call {
  readonly verb: string;
  readonly flags: readonly string[];
  readonly path: string;
  readonly object?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends single requests to a Kubernetes API, logged in as kubectl is. `--raw` makes each call exactly one request (no
 * discovery, no schema, no second try of a write), and every kubectl since 1.20 does it alike.
 */
export class Kubectl {
  /** Who uses it, for the messages of failures. */
  readonly user: KubectlUser;
  readonly #runtime: Pick<Runtime, 'processes' | 'workspace'>;
  readonly #flags: readonly string[];

  /** `context` names one of the kubeconfig; its current one is used when absent. */
  constructor(
    runtime: Pick<Runtime, 'processes' | 'workspace'>,
    user: KubectlUser,
    context: string | undefined,
  ) {
    this.#runtime = runtime;
    this.user = user;
    this.#flags = [
      ...['--request-timeout', formatDuration(requestLimit)],
      ...(context === undefined ? [] : ['--context', context]),
    ];
  }

  /**
   * What stands at a path of the API, its query included. Throws KubernetesRefusal when the API said no, ConfigurationError
   * when kubectl is missing or not set up, KubernetesTrouble when there was no answer or the API was in trouble, and the
   * signal's reason.
   */
  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return this.#send({ verb: 'get', flags: [], path, signal });
  }

  /** The text that stands at a path of the API, such as a log; throws as {@link get} does. */
  async text(path: string, signal?: AbortSignal): Promise<string> {
    const call = { verb: 'get', flags: [], path, signal };
    const { exitCode, stdout, stderr } = await this.#run(call);
    if (exitCode !== 0) throw kubectlFailure(call.verb, stderr, this.user);
    return stdout;
  }

  /** Creates an object under a path of the API, and gives it as it was stored; throws as {@link get} does. */
  create(path: string, object: unknown, signal?: AbortSignal): Promise<unknown> {
    return this.#send({ verb: 'create', flags: ['-f', '-'], path, object, signal });
  }

  /** Replaces the object at a path of the API, and gives it as it was stored; throws as {@link get} does. */
  replace(path: string, object: unknown, signal?: AbortSignal): Promise<unknown> {
    // Without the flag, kubectl before 1.28 fetches the schema of the whole API first.
    return this.#send({ verb: 'replace', flags: ['--validate=false', '-f', '-'], path, object, signal });
  }

  /**
   * Deletes the object at a path of the API, with the options of the API such as `preconditions`, and gives the API's answer;
   * throws as {@link get} does.
   */
  delete(path: string, options: object, signal?: AbortSignal): Promise<unknown> {
    const given = { ...{ apiVersion: 'v1', kind: 'DeleteOptions' }, ...options };
    return this.#send({ verb: 'delete', flags: ['-f', '-'], path, object: given, signal });
  }

  async #send(call: Call): Promise<unknown> {
    const { exitCode, stdout, stderr } = await this.#run(call);
    if (exitCode !== 0) throw kubectlFailure(call.verb, stderr, this.user);
    try {
      return JSON.parse(stdout);
    } catch (cause) {
      const [why, reason] = stdout.trimStart().startsWith('{')
        ? ['the answer is broken off', 'broken-off']
        : ['the answer is no JSON: what the kubeconfig names is no Kubernetes API', 'no-json'];
      throw kubectlTrouble(call.verb, why, reason, this.user, cause);
    }
  }

  async #run({ verb, flags, path, object, signal }: Call): Promise<ToolResult> {
    const { processes, workspace: directory } = this.#runtime;
    try {
      return await processes.tool({
        command: 'kubectl',
        args: [verb, ...this.#flags, ...flags, '--raw', path],
        directory,
        input: object === undefined ? '' : JSON.stringify(object),
        timeout: processLimit,
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.operation === 'start')
        throw new ConfigurationError(
          `${this.user.name} needs kubectl on the runner, but ${error.message}; install it in a step before this one`,
        );
      const why = `${error.message}: the API, or the login to it, does not answer`;
      throw kubectlTrouble(verb, why, 'no-answer', this.user, error);
    }
  }
}
