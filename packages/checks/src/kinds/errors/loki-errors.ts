import { isoInstant, quoted, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { valueAt } from '../../dotted-path.ts';
import type { Grade } from '../../grades.ts';
import { type LogLine, LokiServer, nanoseconds } from '../../monitoring/loki.ts';
import { errorPattern, parseLine } from './error-pattern.ts';
import type { ErrorGroup, ErrorSource } from './error-source.ts';

type Source = Extract<CheckConfigurationOf<'errors'>['source'], { provider: 'loki' }>;

/** Loki gives at most 5,000 lines at once unless its `max_entries_limit_per_query` says otherwise. */
const pageSize = 2_000;
/** More lines than this are a flood, whose lines are not all read. */
const mostLines = 20_000;

/** Groups the error lines of Loki by type or pattern; new are those that were not there before. Throws ConfigurationError for an address that is none. */
export function lokiErrors(
  source: Source,
  timeout: number,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): ErrorSource {
  const { query, before } = source;
  const loki = new LokiServer(source, runtime, timeout);
  return {
    asks: `GET ${loki.place('query_range')} for ${query}`,
    async read(since, now, signal) {
      const [from, to] = [nanoseconds(since), nanoseconds(now)];
      const earlier = await readAll(loki, query, nanoseconds(since - before), from, signal);
      const current = await readAll(loki, query, from, to, signal);
      const old = new Set(earlier.lines.map((line) => typeOf(line, source.type)));
      const groups = groupsOf(current.lines, source.type).filter(({ type }) => !old.has(type));
      const doubts: Grade[] = [];
      if (!current.complete) {
        const read = `${current.lines.length} of the lines that match ${quoted(query)} since ${isoInstant(since)}`;
        const finding = `only the first ${read} were read, wanted all: there are too many`;
        doubts.push({ status: 'fail', finding });
      }
      if (current.lines.length === 0) {
        const silence = { since, from, to, before: earlier.lines.length > 0 };
        doubts.push(...(await doubtSilence(loki, source, silence, signal)));
      }
      return { groups, doubts };
    },
  };
}

/** All lines of a range, or the first of too many. */
async function readAll(
  loki: LokiServer,
  query: string,
  from: bigint,
  to: bigint,
  signal: AbortSignal,
): Promise<{ readonly lines: readonly LogLine[]; readonly complete: boolean }> {
  const lines: LogLine[] = [];
  let start = from;
  /** Lines of the last time on a page, which the next page has again. */
  let seen = new Set<string>();
  while (lines.length < mostLines) {
    const page = start < to ? await loki.lines(query, { from: start, to, limit: pageSize }, signal) : [];
    lines.push(...page.filter((line) => !seen.has(keyOf(line))));
    const last = page.at(-1)?.at;
    if (last === undefined || page.length < pageSize) return { lines, complete: true };
    seen = new Set(page.filter(({ at }) => at === last).map(keyOf));
    // A whole page of one time: what else has that time can't be asked for.
    if (seen.size === page.length) return { lines, complete: false };
    start = last;
  }
  return { lines, complete: false };
}

function keyOf({ at, text, labels }: LogLine): string {
  return `${at} ${JSON.stringify(labels)} ${text}`;
}

function groupsOf(lines: readonly LogLine[], type: string | undefined): ErrorGroup[] {
  const groups = new Map<string, { count: number; firstSeen: number }>();
  for (const line of lines) {
    const name = typeOf(line, type);
    const group = groups.get(name) ?? { count: 0, firstSeen: Number(line.at / 1_000_000n) };
    group.count += 1;
    groups.set(name, group);
  }
  return [...groups].map(([name, group]) => ({ ...group, type: name, title: name }));
}

function typeOf({ labels, text }: LogLine, type: string | undefined): string {
  if (type === undefined) return errorPattern(text);
  const found = labels[type] ?? valueAt(parseLine(text), type);
  return typeof found === 'string' && found !== '' ? found : errorPattern(text);
}

/** No error at all may be good news, or no news. */
async function doubtSilence(
  loki: LokiServer,
  { query, heartbeat = selectorOf(query) }: Source,
  silence: { readonly since: number; readonly from: bigint; readonly to: bigint; readonly before: boolean },
  signal: AbortSignal,
): Promise<Grade[]> {
  const { since, from, to, before } = silence;
  if (heartbeat === undefined) {
    if (before) return [];
    const finding = 'no error at all, but nothing proves that logs arrive: give `heartbeat`';
    return [{ status: 'warn', finding }];
  }
  const lines = from < to ? await loki.lines(heartbeat, { from, to, limit: 1 }, signal) : [];
  if (lines.length > 0) return [];
  const finding = `no line at all matches ${quoted(heartbeat)} since ${isoInstant(since)}, wanted some: do logs arrive?`;
  return [{ status: 'fail', finding }];
}

/** The selector of a query with a filter behind it; `undefined` when there is no filter, so that its lines are all errors. */
function selectorOf(query: string): string | undefined {
  const [selector] = /^\s*\{(?:[^"`}]|"(?:[^"\\]|\\.)*"|`[^`]*`)*\}/.exec(query) ?? [];
  return selector === undefined || selector.trim() === query.trim() ? undefined : selector.trim();
}
