import type { PlaceholderValues, SourceOf } from '@deploy-actions/config';
import type {
  Answer,
  Failure,
  FailureKind,
  InquiringProvider,
  MetricProviderKind,
  ProviderContext,
} from '../metric-provider.ts';
import { parseAddress } from './sql/address.ts';
import { isMissing, isOutOfReach } from './sql/explain-failure.ts';
import { readResult } from './sql/read-result.ts';
import { type QueryResult, Session } from './sql/session.ts';
import { readStatement } from './sql/statement.ts';

type Source = SourceOf<'sql'>;

/** Connections are dear on a server: a look with many queries shares this many. */
const mostConnections = 3;
/** More rows are an error, whose message names these. */
const mostRows = 4;
/** What no later look will put right. */
const lasting: readonly FailureKind[] = ['bad-query', 'wrong-credentials', 'refused'];

/** Asks a PostgreSQL database, which it can't change: each query runs by itself in a read-only transaction that is rolled back. */
export const sql: MetricProviderKind<Source> = {
  checkQuery: (query) => readStatement(query).problem,
  span: () => 0,
  keepsHistory: () => false,
  readsRelease: true,
  create: (source, queries, context) => new SqlProvider(source, queries, context),
};

class SqlProvider implements InquiringProvider {
  readonly type = 'sql';
  readonly #queries: readonly string[];
  readonly #sessions: readonly Session[];
  readonly #place: string;
  readonly #redact: (text: string) => string;
  readonly #runtime: ProviderContext['runtime'];

  constructor({ database, timeout }: Source, queries: readonly string[], context: ProviderContext) {
    const { runtime, release } = context;
    const { url, place, secrets } = parseAddress(database);
    for (const secret of secrets) runtime.secrets.add(secret);
    this.#runtime = runtime;
    this.#queries = queries.map((query) => readStatement(query).statement);
    this.#redact = (text) => runtime.secrets.redact(text);
    this.#place = this.#redact(`PostgreSQL at ${place}`);
    const options = {
      ...{ url, timeout, place: this.#place, redact: this.#redact },
      settings: settingsOf(release),
    };
    const lanes = Math.min(mostConnections, queries.length);
    this.#sessions = Array.from({ length: lanes }, () => new Session(options));
  }

  async observe(): Promise<readonly Answer[]> {
    const wrap = { before: 'select * from (\n', after: `\n) as result limit ${mostRows}` };
    return this.#askAll(wrap, (result) => readResult(result, this.#place, this.#redact));
  }

  /**
   * As a scalar subquery it is planned, not run: unknown names, missing rights and a second column show. What isn't there is
   * only told: this comes before a deployment, whose migrations may make it.
   */
  async findMistakes(): Promise<readonly (string | undefined)[]> {
    const wrap = { before: 'explain select (\n', after: '\n)' };
    const found = await this.#askAll<Failure | undefined>(wrap, () => undefined);
    const told = new Set(found.flatMap((failure) => (failure && isMissing(failure) ? failure.detail : [])));
    for (const detail of told) {
      this.#runtime.log.warning(`${detail}: unless the deployment makes it, the query never has a value.`);
    }
    return found.map((failure) => {
      if (!failure || isMissing(failure) || !lasting.includes(failure.failure)) return undefined;
      return `can't be answered: ${failure.detail}`;
    });
  }

  async #askAll<T>(
    { before, after }: { readonly before: string; readonly after: string },
    read: (result: QueryResult) => T,
  ): Promise<(T | Failure)[]> {
    const { signal } = this.#runtime;
    signal.throwIfAborted();
    const answers: (T | Failure)[] = [];
    const waiting = [...this.#queries.keys()];
    let down: Failure | undefined;
    const lane = async (session: Session) => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
        if (signal.aborted) return;
        const found = await session.ask({ before, query: this.#queries[index] ?? '', after });
        const failed = 'failure' in found ? found : undefined;
        if (failed && isOutOfReach(failed)) {
          waiting.unshift(index);
          down = failed;
          return;
        }
        answers[index] = failed ?? read(found as QueryResult);
      }
    };
    const work = async () => {
      await Promise.all(this.#sessions.map(lane));
      // The server may have had room for some connections: they do what is left by the others.
      const open = this.#sessions.find((session) => session.isOpen);
      if (open) await lane(open);
    };
    await this.#untilCancelled(work());
    if (down) for (const index of waiting) answers[index] = down;
    return answers;
  }

  /** What waits for the server fails at once when the run is cancelled. */
  async #untilCancelled(work: Promise<void>): Promise<void> {
    const { signal } = this.#runtime;
    const cancelled = Promise.withResolvers<never>();
    const cancel = () => {
      for (const session of this.#sessions) session.drop();
      cancelled.reject(signal.reason);
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await Promise.race([work, cancelled.promise]);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

/** The release as parameters of the session: `current_setting('deploy.color')`. Their names know no hyphen. */
function settingsOf(release: PlaceholderValues): readonly (readonly [string, string])[] {
  return Object.entries(release).flatMap(([name, value]) =>
    value === undefined ? [] : [[`deploy.${name.replaceAll('-', '_')}`, value] as const],
  );
}
