import { request as httpRequest } from 'node:http';
import type { BackgroundEnd, BackgroundTool, ProcessRunner } from './process-runner.ts';
import { SocketFolder } from './socket-folder.ts';

/** A tool that serves HTTP on a Unix socket it is told of. */
export interface SocketToolRequest {
  readonly command: string;
  readonly args: (socket: string) => readonly string[];
  readonly directory: string;
  /** Whether a line of its output says that it serves. */
  readonly isReady: (line: string) => boolean;
  /** Whether a line of its output tells something that is worth keeping. */
  readonly isWord: (line: string) => boolean;
  /** Time from the start to the first answer, and for every other answer; milliseconds. */
  readonly limits: { readonly first: number; readonly other: number };
}

/** One request to the tool. */
export interface SocketRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Its answer. */
export interface SocketAnswer {
  readonly status: number;
  /** The address it leads to. */
  readonly location: string | undefined;
  readonly body: string;
}

/** The answer began, but did not arrive whole. */
export class BrokenAnswerError extends Error {}

/** There was no answer in time; the message is what the tool said last. */
export class SilenceError extends Error {
  /** Whether it was the time for the very first answer. */
  readonly first: boolean;

  constructor(first: boolean, said: string) {
    super(said);
    this.first = first;
  }
}

/** The tool ended before it served anything. */
export class ToolEndedError extends Error {
  readonly end: BackgroundEnd;

  constructor(end: BackgroundEnd) {
    super(end.lastLines.join('\n'));
    this.end = end;
  }
}

/** A tool in the background that is spoken to by HTTP, through a socket that only this user can reach. */
export class SocketTool {
  readonly #limits: SocketToolRequest['limits'];
  readonly #tool: BackgroundTool;
  readonly #folder = new SocketFolder();
  readonly #ready: Promise<void>;
  readonly #started = performance.now();
  readonly #words: string[] = [];
  #answered = false;
  #ended = false;
  #retired = false;
  #underWay = 0;

  /** Throws as {@link ProcessRunner.background} does. */
  constructor(processes: ProcessRunner, request: SocketToolRequest) {
    const { command, args, directory, isReady, isWord, limits } = request;
    this.#limits = limits;
    const served = Promise.withResolvers<void>();
    this.#tool = processes.background({
      ...{ command, args: args(this.#folder.socket), directory },
      onLine: (line) => {
        if (isReady(line)) served.resolve();
        else if (isWord(line)) this.#words.push(line);
      },
    });
    const gone = this.#tool.ended.then((end) => {
      this.#ended = true;
      this.#folder.remove();
      throw new ToolEndedError(end);
    });
    this.#ready = Promise.race([served.promise, gone]);
    // Nobody may be waiting when it ends.
    for (const promise of [gone, this.#ready]) promise.catch(() => {});
  }

  /** Whether it can't answer any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Its last words, on one line. */
  get said(): string {
    return this.#words.slice(-3).join(' ').trim();
  }

  /**
   * Gives its answer. Throws the signal's reason, {@link ToolEndedError}, {@link SilenceError}, {@link BrokenAnswerError}, and
   * what the system says of the socket.
   */
  async send(request: SocketRequest, signal: AbortSignal | undefined): Promise<SocketAnswer> {
    const [first, limit] = this.#limit();
    const silence = new AbortController();
    // Nothing else keeps this process alive until the tool serves.
    const timer = setTimeout(() => silence.abort(new SilenceError(first, this.said)), limit);
    const either = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
    this.#underWay += 1;
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
      this.#underWay -= 1;
      if (this.#retired) this.retire();
    }
  }

  /** Stops it as soon as nobody waits for an answer. */
  retire(): void {
    this.#retired = true;
    if (this.#underWay === 0) void this.#tool.stop();
  }

  /** Whether the first answer is waited for, and how long. */
  #limit(): readonly [first: boolean, limit: number] {
    const { first, other } = this.#limits;
    const left = first - (performance.now() - this.#started);
    return this.#answered || left < other ? [false, other] : [true, left];
  }

  #exchange({ method, path, headers, body }: SocketRequest, signal: AbortSignal): Promise<SocketAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<SocketAnswer>();
    // Without a length, Node sends what belongs to a DELETE as the beginning of another request.
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = httpRequest({
      ...{ socketPath: this.#folder.socket, method, path, headers: { ...headers, ...length } },
      ...{ signal, agent: false },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', (cause) => reject(new BrokenAnswerError('', { cause })));
      response.once('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, location: headers.location, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.end(body);
    return promise;
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
