import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import {
  type DatabaseSession,
  openDatabase,
  type Rows,
  readStatement,
  type Value,
} from '@deploy-actions/sql';
import type { Answer, Check, CheckContext } from '../check.ts';
import { concluded, type Tiers } from '../tiers.ts';
import { judgeChanges, type Sides } from './sql/changes.ts';
import { countOf, type Demands, violations, wordsFor } from './sql/demands.ts';
import { boundsOf, describePeriod, parseInstant, periodsOf } from './sql/periods.ts';
import { readRecord, writeRecord } from './sql/record.ts';
import { tableOf } from './sql/table.ts';

type Configuration = CheckConfigurationOf<'sql'>;
type Comparison = NonNullable<Configuration['compare']>;

/** So many rows are looked at, or one more than a limit of theirs. */
const mostRows = 1_000;
/** The share of the time limit that the database has, so that its own reason is the one that is told. */
const patience = 0.9;

/** Asks a database, which it can't change, and looks at the rows. Throws ConfigurationError for an address or a query that can't be. */
export function createSqlCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { database, query, timeout, compare } = configuration;
  const { secrets, workspace: folder } = runtime;
  const open = () => openDatabase(database, { timeout: timeout * patience, secrets, folder });
  const { engine, place } = open();
  const { problem } = readStatement(query, engine, { alone: true });
  if (problem !== undefined) throw new ConfigurationError(`the query ${problem}`);
  if (compare?.['deployed-at'] !== undefined) parseInstant(compare['deployed-at']);
  return {
    asks: secrets.redact(`${place}: ${query.replaceAll(/\s+/g, ' ').trim()}`),
    async ask(signal) {
      const session = open();
      try {
        return await new Inquiry(configuration, session, runtime).answer(signal);
      } finally {
        session.close();
      }
    },
  };
}

interface Part extends Tiers {
  readonly evidence: readonly string[];
}

/** One ask of a check. */
class Inquiry {
  readonly #configuration: Configuration;
  readonly #session: DatabaseSession;
  readonly #runtime: CheckContext['runtime'];

  constructor(configuration: Configuration, session: DatabaseSession, runtime: CheckContext['runtime']) {
    this.#configuration = configuration;
    this.#session = session;
    this.#runtime = runtime;
  }

  async answer(signal: AbortSignal): Promise<Answer> {
    const { compare, record, query } = this.#configuration;
    const parts: Part[] = [];
    const { found, compared } = await this.#ask(compare, signal);
    parts.push(this.#demanded(found));
    if (compare && compared) parts.push(changed(compare, compared));
    parts.push({ ...nothing, evidence: [this.#table(found)] });
    if (record !== undefined) {
      const path = await writeRecord(record, { query, found }, this.#runtime);
      const said = `recorded ${countOf(found)} in ${path}`;
      parts.push(
        path === undefined ? { ...nothing, failed: ['could not be recorded'] } : { ...nothing, fine: [said] },
      );
    }
    return this.#conclude(parts);
  }

  /** The rows, and what they are compared with. */
  async #ask(
    compare: Comparison | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly found: Rows; readonly compared?: Sides & { readonly evidence: readonly string[] } }> {
    const given = this.#configuration.parameters ?? [];
    if (!compare) return { found: await this.#rows(given, signal) };
    const { key, baseline } = compare;
    if (baseline !== undefined) {
      const recorded = await readRecord(baseline, this.#runtime);
      const found = await this.#rows(given, signal);
      const other = recorded.query === this.#configuration.query ? '' : ', of another query';
      const evidence = [`compared with ${baseline}, recorded ${recorded.recordedAt}${other}`];
      return { found, compared: { before: recorded, after: found, key, evidence } };
    }
    const { before, after } = periodsOf(compare, this.#runtime.clock.now());
    const of = (period: typeof before) => [...boundsOf(period, this.#session.engine), ...given];
    const found = await this.#rows(of(after), signal);
    const earlier = await this.#rows(of(before), signal);
    const evidence = [
      `${describePeriod(after)}, compared with ${describePeriod(before)}:`,
      this.#table(earlier),
      'and now:',
    ];
    return { found, compared: { before: earlier, after: found, key, evidence } };
  }

  #rows(parameters: readonly Value[], signal: AbortSignal): Promise<Rows> {
    const { query, 'fail-unless': fail, 'warn-unless': warn } = this.#configuration;
    const limits = [fail, warn].flatMap((demands) => Object.values(demands?.rows ?? {}));
    const most = Math.max(mostRows, ...limits.map((limit) => (limit ?? 0) + 1));
    return this.#session.ask(query, { parameters, mostRows: most, signal });
  }

  #table(rows: Rows): string {
    return tableOf(rows, (text) => this.#runtime.secrets.redact(text));
  }

  #demanded(found: Rows): Part {
    const { 'fail-unless': fail = {}, 'warn-unless': warn = {} } = this.#configuration;
    const counted = fail.rows ?? warn.rows;
    const strict: Demands = counted ? fail : { ...fail, rows: { 'at-least': 1 } };
    const said = [...wordsFor(fail), ...wordsFor(warn)];
    const wanted = said.length === 0 ? '' : `, wanted ${said.join(', ')}`;
    return {
      failed: violations(strict, found),
      warned: violations(warn, found),
      fine: [`${shortly(found)}${wanted}`],
      evidence: [],
    };
  }

  #conclude(parts: readonly Part[]): Answer {
    const { secrets } = this.#runtime;
    const all = (key: keyof Part) => parts.flatMap((part) => part[key].map((text) => secrets.redact(text)));
    const tiers = { failed: all('failed'), warned: all('warned'), fine: all('fine') };
    return concluded(tiers, all('evidence').join('\n'));
  }
}

const nothing: Part = { failed: [], warned: [], fine: [], evidence: [] };

/** What changed from one side to the other; what can't be compared is as good as wrong. */
function changed(
  compare: Comparison,
  { evidence, ...sides }: Sides & { readonly evidence: readonly string[] },
): Part {
  const fail = judgeChanges(compare['fail-when'] ?? {}, sides);
  const warn = judgeChanges(compare['warn-when'] ?? {}, sides);
  return {
    failed: [...fail.tooMuch, ...fail.unknown],
    warned: [...warn.tooMuch, ...warn.unknown],
    fine: [...new Set([...fail.fine, ...warn.fine])].slice(0, 5),
    evidence,
  };
}

/** One value as it is, else how many rows there are. */
function shortly(found: Rows): string {
  const [column, ...others] = found.columns;
  const value = found.rows[0]?.[0];
  if (column === undefined || others.length > 0 || found.rows.length !== 1 || value === undefined) {
    return `gives ${countOf(found)}`;
  }
  return `${quoted(column.name)} is ${typeof value === 'string' ? quoted(value) : value}`;
}
