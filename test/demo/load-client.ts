import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How one request ended. */
export interface Outcome {
  /** HTTP status, or `undefined` when the connection failed. */
  readonly status: number | undefined;
  /** `x-version` of the answer. */
  readonly version: string | undefined;
  /** Code of the connection's failure, such as `ECONNRESET`. */
  readonly failure: string | undefined;
}

/** What the load client saw so far. */
export interface LoadCounts {
  readonly sent: number;
  /** Answers, by status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Requests without an answer, by error code. */
  readonly connectionErrors: Readonly<Record<string, number>>;
  /** Answers by the version that gave them; `none` where the answer didn't say. */
  readonly versions: Readonly<Record<string, { readonly answered: number; readonly failed: number }>>;
}

/** What to send. */
export interface LoadOptions {
  readonly url: string;
  /** Connections that are kept open; each has one request under way at a time. */
  readonly connections: number;
  /** Pause of a connection between answer and next request, in milliseconds. */
  readonly pause: number;
  /** Time limit of a request, in milliseconds. */
  readonly timeout?: number;
}

/** Sends requests until it is stopped. A failed request is counted and never repeated. */
export class LoadClient {
  readonly #options: LoadOptions;
  readonly #agent: Agent;
  readonly #stop = new AbortController();
  readonly #workers: Promise<void>[] = [];
  readonly #outcomes = new Map<string, { readonly outcome: Outcome; count: number }>();

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  }

  /** Starts sending. */
  start(): void {
    const { connections } = this.#options;
    for (let index = 0; index < connections; index += 1) this.#workers.push(this.#work());
  }

  /** What happened so far. */
  get counts(): LoadCounts {
    const statuses: Record<number, number> = {};
    const connectionErrors: Record<string, number> = {};
    const versions: Record<string, { answered: number; failed: number }> = {};
    let sent = 0;
    for (const { outcome, count } of this.#outcomes.values()) {
      sent += count;
      const { status, version = 'none', failure } = outcome;
      if (status === undefined) {
        const code = failure ?? 'unknown';
        connectionErrors[code] = (connectionErrors[code] ?? 0) + count;
        continue;
      }
      statuses[status] = (statuses[status] ?? 0) + count;
      const seen = versions[version] ?? { answered: 0, failed: 0 };
      seen.answered += count;
      if (status !== 200) seen.failed += count;
      versions[version] = seen;
    }
    return { sent, statuses, connectionErrors, versions };
  }

  /** Sends no more, waits for the answers under way and gives the final counts. */
  async stop(): Promise<LoadCounts> {
    this.#stop.abort();
    await Promise.all(this.#workers);
    this.#agent.destroy();
    return this.counts;
  }

  async #work(): Promise<void> {
    const { pause } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#record(await this.#send());
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }

  #record(outcome: Outcome): void {
    const key = JSON.stringify(outcome);
    const known = this.#outcomes.get(key);
    if (known) known.count += 1;
    else this.#outcomes.set(key, { outcome, count: 1 });
  }

  #send(): Promise<Outcome> {
    const { url, timeout = 10_000 } = this.#options;
    return new Promise((resolve) => {
      const fail = (error: NodeJS.ErrnoException) =>
        resolve({ status: undefined, version: undefined, failure: error.code ?? error.message });
      const sent = get(url, { agent: this.#agent }, (response) => {
        const version = response.headers['x-version'];
        response.resume();
        response.once('error', fail);
        response.once('end', () =>
          resolve({
            status: response.statusCode,
            version: Array.isArray(version) ? version[0] : version,
            failure: undefined,
          }),
        );
      });
      sent.once('error', fail);
      // Over the whole exchange; the `timeout` of the request itself counts idle time only.
      const limit = setTimeout(
        () => sent.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })),
        timeout,
      );
      sent.once('close', () => clearTimeout(limit));
    });
  }
}

/** All requests that went wrong: no answer, or another status than 200. */
export function failedRequests({ sent, statuses }: LoadCounts): number {
  return sent - (statuses[200] ?? 0);
}
