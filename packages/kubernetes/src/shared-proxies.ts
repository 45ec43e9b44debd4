import {
  type ProcessRunner,
  SilenceError,
  type SocketAnswer,
  type SocketRequest,
  type SocketTool,
  ToolEndedError,
} from '@deploy-actions/action-kit';
import { type ApiProxyOptions, pathFlag, startApiProxy } from './api-proxy.ts';

/** The proxies of this process, by who starts programs, and by context and folder. */
const all = new WeakMap<ProcessRunner, Map<string, SocketTool>>();

/** Who starts a kubectl that is older than 1.23. */
const old = new WeakSet<ProcessRunner>();

/** What the system says of a socket nobody listens at: the request was never sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOENT']);

/** The way to one API that everything in this process shares: one kubectl, started by the first request. */
export class SharedProxy {
  readonly #options: ApiProxyOptions;
  readonly #key: string;

  constructor(options: ApiProxyOptions) {
    this.#options = options;
    this.#key = JSON.stringify([options.directory, options.context]);
  }

  /** What kubectl and its login plug-in said last; empty when nothing did. */
  get said(): string {
    return this.#proxies.get(this.#key)?.said ?? '';
  }

  /** Passes a request on, through another kubectl when the one there was has ended. Throws as SocketTool.send does. */
  async send(request: SocketRequest, signal: AbortSignal | undefined): Promise<SocketAnswer> {
    const proxy = this.#current();
    const answer = await proxy.send(request, signal).catch((error: unknown) => {
      const again = this.#mayStartAgain(error);
      // A login that hangs won't end by being waited for.
      if (again || (error instanceof SilenceError && error.first)) this.#retire(proxy);
      if (!again) throw error;
      return this.#current().send(request, signal);
    });
    return answer.status === 401 ? this.#withNewLogin(request, signal) : answer;
  }

  #mayStartAgain(error: unknown): boolean {
    const { processes } = this.#options;
    const isOld = error instanceof ToolEndedError && error.message.includes(`unknown flag: ${pathFlag}`);
    if (isOld) old.add(processes);
    return isOld || neverSent.has((error as NodeJS.ErrnoException).code ?? '');
  }

  /**
   * After a 401, which no request gets past, a login plug-in has been asked anew by the time of the next one
   * (`roundTripper.RoundTrip` of client-go's exec plug-ins); a new kubectl reads the kubeconfig anew, too.
   */
  async #withNewLogin(request: SocketRequest, signal: AbortSignal | undefined): Promise<SocketAnswer> {
    const proxy = this.#current();
    const again = await proxy.send(request, signal);
    if (again.status !== 401) return again;
    this.#retire(proxy);
    return this.#current().send(request, signal);
  }

  #current(): SocketTool {
    const proxies = this.#proxies;
    const known = proxies.get(this.#key);
    if (known && !known.ended) return known;
    const started = startApiProxy(this.#options, old.has(this.#options.processes));
    proxies.set(this.#key, started);
    return started;
  }

  /** Others may still wait for its answers. */
  #retire(proxy: SocketTool): void {
    if (this.#proxies.get(this.#key) === proxy) this.#proxies.delete(this.#key);
    proxy.retire();
  }

  get #proxies(): Map<string, SocketTool> {
    const { processes } = this.#options;
    const found = all.get(processes) ?? new Map<string, SocketTool>();
    all.set(processes, found);
    return found;
  }
}
