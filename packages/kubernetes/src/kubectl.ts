import {
  BrokenAnswerError,
  ConfigurationError,
  formatDuration,
  ProviderError,
  type Runtime,
  SilenceError,
  type SocketAnswer,
  type SocketRequest,
  ToolEndedError,
} from '@deploy-actions/action-kit';
import { readAnswer } from './api-answer.ts';
import { loginLimit, requestLimit } from './api-proxy.ts';
import { type KubectlUser, kubectlFailure, kubectlTrouble, NoKubeconfigError } from './kubectl-failure.ts';
import { missingKubeconfigs } from './missing-kubeconfig.ts';
import { SharedProxy } from './shared-proxies.ts';

/** One request, and what it is for. */
interface Call {
  /** What kubectl would call it. */
  readonly verb: keyof typeof methods;
  readonly path: string;
  readonly object?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** What failures call it; the verb when absent. */
  readonly operation?: string | undefined;
}

const methods = { get: 'GET', create: 'POST', replace: 'PUT', delete: 'DELETE' } as const;

/** The proxy takes requests only for the machine it runs on. */
const headers = { host: 'localhost', accept: 'application/json, */*', 'user-agent': 'deploy-actions' };

/**
 * Sends single requests to a Kubernetes API, logged in as kubectl is. One `kubectl proxy` per process and context keeps the
 * login; each call is exactly one request: no discovery, no schema, no second try of a write.
 */
export class Kubectl {
  /** Who uses it, for the messages of failures. */
  readonly user: KubectlUser;
  /** The context of the kubeconfig; its current one when absent. */
  readonly context: string | undefined;
  readonly #programs: Pick<Runtime, 'processes' | 'workspace'>;
  readonly #proxy: SharedProxy;

  constructor(
    programs: Pick<Runtime, 'processes' | 'workspace'>,
    user: KubectlUser,
    context: string | undefined,
  ) {
    this.user = { ...user, context };
    this.context = context;
    this.#programs = programs;
    const { processes, workspace: directory } = programs;
    this.#proxy = new SharedProxy({ processes, directory, context });
  }

  /**
   * What stands at a path of the API, its query included. Throws KubernetesRefusal when the API said no, ConfigurationError
   * when kubectl is missing or not set up, KubernetesTrouble when there was no answer or the API was in trouble, and the
   * signal's reason.
   */
  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return this.#object({ verb: 'get', path, signal });
  }

  /** The text that stands at a path of the API, such as a log; throws as {@link get} does. */
  text(path: string, signal?: AbortSignal): Promise<string> {
    return this.#send({ verb: 'get', path, signal });
  }

  /**
   * Creates an object under a path of the API, and gives it as it was stored; throws as {@link get} does. `operation` is what
   * failures call it.
   */
  create(path: string, object: unknown, signal?: AbortSignal, operation?: string): Promise<unknown> {
    return this.#object({ verb: 'create', path, object, signal, operation });
  }

  /** Replaces the object at a path of the API, and gives it as it was stored; throws as {@link get} does. */
  replace(path: string, object: unknown, signal?: AbortSignal): Promise<unknown> {
    return this.#object({ verb: 'replace', path, object, signal });
  }

  /**
   * Deletes the object at a path of the API, with the options of the API such as `preconditions`, and gives the API's answer;
   * throws as {@link get} does.
   */
  delete(path: string, options: object, signal?: AbortSignal): Promise<unknown> {
    const object = { ...{ apiVersion: 'v1', kind: 'DeleteOptions' }, ...options };
    return this.#object({ verb: 'delete', path, object, signal });
  }

  async #object(call: Call): Promise<unknown> {
    const text = await this.#send(call);
    try {
      return JSON.parse(text);
    } catch (cause) {
      const [why, reason] = text.trimStart().startsWith('{')
        ? ['the answer is broken off', 'broken-off']
        : ['the answer is no JSON: what the kubeconfig names is no Kubernetes API', 'no-json'];
      throw kubectlTrouble(call.operation ?? call.verb, why, reason, this.user, cause);
    }
  }

  async #send({ verb, path, object, signal, operation = verb }: Call): Promise<string> {
    signal?.throwIfAborted();
    this.#refuseWindows();
    const request: SocketRequest = {
      method: methods[verb],
      path: withTimeout(path),
      headers: { ...headers, ...(object === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(object === undefined ? {} : { body: JSON.stringify(object) }),
    };
    let answer: SocketAnswer;
    try {
      answer = await this.#proxy.send(request, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw this.#failure(operation, error);
    }
    try {
      return readAnswer(operation, answer, this.user, this.#proxy.said);
    } catch (error) {
      if (!(error instanceof NoKubeconfigError)) throw error;
      throw new NoKubeconfigError(error.dialled, this.user, await missingKubeconfigs(this.#programs));
    }
  }

  #failure(operation: string, error: unknown): unknown {
    if (error instanceof ToolEndedError) {
      const { started, lastLines } = error.end;
      return started ? kubectlFailure(operation, lastLines.join('\n'), this.user) : this.#missing();
    }
    // The system refused to start anything at all.
    if (error instanceof ProviderError)
      return kubectlTrouble(operation, error.message, 'no-answer', this.user, error);
    if (error instanceof BrokenAnswerError)
      return kubectlTrouble(operation, 'the answer is broken off', 'broken-off', this.user, error.cause);
    if (error instanceof SilenceError) {
      const limit = formatDuration(error.first ? loginLimit : requestLimit);
      const why = `no answer within ${limit}: the API, or the login to it, does not answer`;
      const said = error.message === '' ? '' : `; kubectl said ${error.message}`;
      return kubectlTrouble(operation, `${why}${said}`, 'no-answer', this.user);
    }
    const broken = error instanceof Error && 'code' in error;
    return broken ? kubectlTrouble(operation, error.message, 'no-answer', this.user, error) : error;
  }

  #missing(): ConfigurationError {
    return new ConfigurationError(
      `${this.user.name} needs kubectl on the runner, but there is none in PATH; install it in a step before this one`,
    );
  }

  #refuseWindows(): void {
    if (process.platform !== 'win32') return;
    throw new ConfigurationError(
      `${this.user.name} needs a runner with Linux or macOS: it speaks to kubectl through a Unix socket, which Node has not on Windows`,
    );
  }
}

/** The API gives up when nobody waits any more, so that no write happens late. */
function withTimeout(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}timeout=${formatDuration(requestLimit)}`;
}
