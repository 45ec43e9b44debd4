import { request as httpRequest } from 'node:http';
import type { BackgroundEnd, BackgroundTool, ProcessRunner } from '@deploy-actions/action-kit';
import { SocketFolder } from './socket-folder.ts';

/** Time from the start of kubectl, the login included, to its first answer, in milliseconds. */
export const loginLimit = 20_000;

/** Time for every other answer, in milliseconds; the API is told of it, and stops working on a request then, too. */
export const requestLimit = 5_000;

/** One request to the API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its query. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

/** What came back, whoever it came from. */
export interface ApiAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly body: string;
}

/** The answer began, but did not arrive whole. */
export class BrokenAnswerError extends Error {}

/** There was no answer in the time it may take. */
export class SilenceError extends Error {
  /** Whether there had never been one. */
  readonly beforeLogin: boolean;

  constructor(beforeLogin: boolean) {
    super('no answer');
    this.beforeLogin = beforeLogin;
  }
}

/** Kubectl ended before it served anything. */
export class ProxyEndedError extends Error {
  readonly end: BackgroundEnd;

  constructor(end: BackgroundEnd) {
    super(end.lastLines.join('\n'));
    this.end = end;
  }
}

/** How the proxy is started. */
export interface ApiProxyOptions {
  readonly processes: ProcessRunner;
  readonly directory: string;
  /** Of the kubeconfig; its current one when absent. */
  readonly context: string | undefined;
  /** Whether kubectl is older than 1.23, which has no {@link pathFlag}. */
  readonly old?: boolean;
}

/** Lets the API be anywhere below an address, as behind Rancher: `https://rancher.example.com/k8s/clusters/c-1`. */
export const pathFlag = '--append-server-path';

/** A `kubectl proxy` on a Unix socket that only this user can reach: it keeps the login, and passes requests on. */
export class ApiProxy {
  readonly #tool: BackgroundTool;
  readonly #folder = new SocketFolder();
  readonly #ready: Promise<void>;
  readonly #started = performance.now();
  /** What kubectl and its login plug-in said, without what it says of each request. */
  readonly #said: string[] = [];
  #answered = false;
  #ended = false;

  constructor({ processes, directory, context, old = false }: ApiProxyOptions) {
    let serving = () => {};
    const served = new Promise<void>((resolve) => {
      serving = resolve;
    });
    this.#tool = processes.background({
      command: 'kubectl',
      args: [
        ...['proxy', '--unix-socket', this.#folder.socket],
        ...(old ? [] : [pathFlag]),
        ...(context === undefined ? [] : ['--context', context]),
      ],
      directory,
      onLine: (line) => {
        if (line.startsWith('Starting to serve on ')) serving();
        else if (!line.includes('Error while proxying request')) this.#said.push(line);
      },
    });
    const gone = this.#tool.ended.then((end) => {
      this.#ended = true;
      this.#folder.remove();
      throw new ProxyEndedError(end);
    });
    this.#ready = Promise.race([served, gone]);
    // Nobody may be waiting when it ends.
    for (const promise of [gone, this.#ready]) promise.catch(() => {});
  }

  /** Whether it can't answer any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The last words of kubectl and of the login plug-in, on one line. */
  get said(): string {
    return this.#said.slice(-3).join(' ').trim();
  }

  /**
   * Passes a request on. Throws the signal's reason, {@link ProxyEndedError}, {@link SilenceError}, {@link BrokenAnswerError}, and
   * what the system says of the socket.
   */
  async send(request: ApiRequest, signal: AbortSignal | undefined): Promise<ApiAnswer> {
    // The login may take its time before the first answer.
    const begun = performance.now() - this.#started;
    const limit = this.#answered ? requestLimit : Math.max(requestLimit, loginLimit - begun);
    const silence = new AbortController();
    // Nothing else keeps this process alive until kubectl listens.
    const timer = setTimeout(() => silence.abort(new SilenceError(!this.#answered)), limit);
    const either = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
    try {
      await unlessAborted(this.#ready, either);
      const answer = await this.#exchange(request, either);
      this.#answered = true;
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw silence.signal.aborted ? silence.signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends kubectl. */
  stop(): Promise<void> {
    return this.#tool.stop();
  }

  #exchange({ method, path, body }: ApiRequest, signal: AbortSignal): Promise<ApiAnswer> {
    return new Promise((resolve, reject) => {
      const headers = {
        // The proxy takes requests only for the machine it runs on.
        host: 'localhost',
        accept: 'application/json, */*',
        'user-agent': 'deploy-actions',
        // Without a length, Node sends what belongs to a DELETE as the beginning of another request.
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      };
      const { socket: socketPath } = this.#folder;
      const sent = httpRequest({ socketPath, method, path, headers, signal, agent: false });
      sent.once('error', reject);
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', (cause) => reject(new BrokenAnswerError('', { cause })));
        response.once('end', () => {
          const { 'content-type': contentType = '', location } = response.headers;
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, contentType, location, body: text });
        });
      });
      sent.end(body);
    });
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
