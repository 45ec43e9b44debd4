import type { PlaceholderValues, SourceOf } from '@deploy-actions/config';
import {
  DatabaseFailure,
  type DatabaseSession,
  engineOf,
  openDatabase,
  type Rows,
  readStatement,
} from '@deploy-actions/sql';
import type {
  Answer,
  Failure,
  FailureKind,
  InquiringProvider,
  MetricProviderKind,
  ProviderContext,
} from '../metric-provider.ts';
import { asFailure } from './sql/failure-kind.ts';
import { readResult } from './sql/read-result.ts';

type Source = SourceOf<'sql'>;

/** Connections are dear on a server: a look with many queries shares this many. */
const mostConnections = 3;
/** More rows are an error, whose message names these. */
const mostRows = 4;
/** What no later look will put right. */
const lasting: readonly FailureKind[] = ['bad-query', 'wrong-credentials', 'refused'];

/**
 * Asks a database, which it can't change: each query runs by itself in a read-only transaction that is rolled back, or over a
 * connection that may only read.
 */
export const sql: MetricProviderKind<Source> = {
  checkQuery: (query, { database }) => readStatement(query, engineOf(database) ?? 'postgres').problem,
  span: () => 0,
  keepsHistory: () => false,
  readsRelease: true,
  create: (source, queries, context) => new SqlProvider(source, queries, context),
};

class SqlProvider implements InquiringProvider {
  readonly type = 'sql';
  readonly #queries: readonly string[];
  readonly #sessions: readonly DatabaseSession[];
  readonly #redact: (text: string) => string;
  readonly #runtime: ProviderContext['runtime'];

  constructor(
    { database, timeout }: Source,
    queries: readonly string[],
    { runtime, release }: ProviderContext,
  ) {
    const { secrets, workspace: folder } = runtime;
    this.#runtime = runtime;
    this.#queries = queries;
    this.#redact = (text) => secrets.redact(text);
    const open = () => openDatabase(database, { timeout, secrets, folder, settings: settingsOf(release) });
    const lanes = Math.max(1, Math.min(mostConnections, queries.length));
    this.#sessions = Array.from({ length: lanes }, open);
  }

  async observe(): Promise<readonly Answer[]> {
    const wrap = { before: 'select * from (\n', after: `\n) as result limit ${mostRows}` };
    return this.#askAll(wrap, (result, { place }) => readResult(result, place, this.#redact));
  }

  /**
   * As a scalar subquery it is planned, not run: unknown names, missing rights and a second column show. What isn't there is
   * only told: this comes before a deployment, whose migrations may make it.
   */
  async findMistakes(): Promise<readonly (string | undefined)[]> {
    const missing = new Set<Failure>();
    const wrap = { before: 'explain select (\n', after: '\n)' };
    const found = await this.#askAll<Failure | undefined>(wrap, () => undefined, missing);
    const told = new Set(found.flatMap((failure) => (failure && missing.has(failure) ? failure.detail : [])));
    for (const detail of told) {
      this.#runtime.log.warning(`${detail}: unless the deployment makes it, the query never has a value.`);
    }
    return found.map((failure) => {
      if (!failure || missing.has(failure) || !lasting.includes(failure.failure)) return undefined;
      return `can't be answered: ${failure.detail}`;
    });
  }

  /** `missing` gets the failures for want of a table or a column, which a migration may still make. */
  async #askAll<T>(
    wrap: { readonly before: string; readonly after: string },
    read: (result: Rows, session: DatabaseSession) => T,
    missing: Set<Failure> = new Set(),
  ): Promise<(T | Failure)[]> {
    const { signal } = this.#runtime;
    signal.throwIfAborted();
    const answers: (T | Failure)[] = [];
    const waiting = [...this.#queries.keys()];
    let down: Failure | undefined;
    const lane = async (session: DatabaseSession) => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
        if (signal.aborted) return;
        try {
          answers[index] = read(await session.ask(this.#queries[index] ?? '', { wrap, signal }), session);
        } catch (error) {
          if (!(error instanceof DatabaseFailure)) throw error;
          const failure = asFailure(error);
          if (error.reason === 'missing') missing.add(failure);
          if (error.outOfReach) {
            waiting.unshift(index);
            down = failure;
            return;
          }
          answers[index] = failure;
        }
      }
    };
    await Promise.all(this.#sessions.map(lane));
    // The server may have had room for some connections: they do what is left by the others.
    const open = this.#sessions.find((session) => session.isOpen);
    if (open) await lane(open);
    signal.throwIfAborted();
    if (down) for (const index of waiting) answers[index] = down;
    return answers;
  }
}

/** The release as settings that queries can read. Their names know no hyphen. */
function settingsOf(release: PlaceholderValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(release).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.replaceAll('-', '_'), value] as const],
    ),
  );
}
