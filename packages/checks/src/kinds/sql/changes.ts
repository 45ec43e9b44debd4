import { quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Column, Value } from '@deploy-actions/sql';
import { indexOf, numberOf } from './demands.ts';

type Comparison = NonNullable<CheckConfigurationOf<'sql'>['compare']>;
/** Which changes are too much, by column. */
export type Changes = NonNullable<Comparison['fail-when']>;

/** One of the two answers that are compared. */
export interface Side {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

/** Two answers to the same query. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
  /** The column that tells rows apart, where there are several. */
  readonly key: string | undefined;
}

/** A value before and after. */
interface Pair {
  /** Which row it is of, for a message. */
  readonly row: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** What changed, as the parts of one finding. */
export interface Judged {
  readonly tooMuch: readonly string[];
  readonly fine: readonly string[];
  /** Where nothing can be compared, and why. */
  readonly unknown: readonly string[];
}

/** Holds the changes from one answer to the other against their limits. */
export function judgeChanges(limits: Changes, sides: Sides): Judged {
  const judged = { tooMuch: [] as string[], fine: [] as string[], unknown: [] as string[] };
  for (const [column, limit] of Object.entries(limits)) {
    const pairs = pairsOf(column, sides);
    if (typeof pairs === 'string') {
      judged.unknown.push(pairs);
      continue;
    }
    for (const pair of pairs) {
      const name = `${quoted(column)}${pair.row}`;
      const change = changeOf(pair);
      if (typeof change === 'string') judged.unknown.push(`${name} ${change}`);
      else {
        const crossed = crossedBy(change.share, limit);
        const words = `${name} ${change.words}`;
        if (crossed === undefined) judged.fine.push(words);
        else judged.tooMuch.push(`${words}, wanted ${crossed}`);
      }
    }
  }
  return judged;
}

/** The values of a column that belong together, or why there are none. Rows that are new can't have changed. */
function pairsOf(name: string, { before, after, key }: Sides): Pair[] | string {
  const [old, now] = [indexOf(name, before.columns), indexOf(name, after.columns)];
  if (typeof now === 'string') return now;
  if (typeof old === 'string') return `what it is compared with ${old}`;
  if (key === undefined) {
    const several = [before, after].some(({ rows }) => rows.length > 1);
    if (several) return 'gives several rows; name the column that tells them apart as `key`';
    return [{ row: '', before: before.rows[0]?.[old], after: after.rows[0]?.[now] }];
  }
  const [oldKey, nowKey] = [indexOf(key, before.columns), indexOf(key, after.columns)];
  if (typeof nowKey === 'string') return nowKey;
  if (typeof oldKey === 'string') return `what it is compared with ${oldKey}`;
  const later = new Map(after.rows.map((row) => [String(row[nowKey]), row]));
  if (before.rows.length === 0) return `${quoted(name)} had no rows to compare with`;
  return before.rows.map((row) => ({
    row: ` of ${quoted(String(row[oldKey]))}`,
    before: row[old],
    // What is gone has fallen to nothing.
    after: later.get(String(row[oldKey]))?.[now] ?? 0,
  }));
}

/** The change as a share of what was, or why there is none. */
function changeOf({ before, after }: Pair): { readonly share: number; readonly words: string } | string {
  const [old, now] = [before, after].map((value) => numberOf(value ?? null));
  if (old === undefined)
    return before == null ? 'had no value before' : `was ${quoted(String(before))}, no number`;
  if (now === undefined) return after == null ? 'has no value now' : `is ${quoted(String(after))}, no number`;
  const from = `from ${old} to ${now}`;
  if (old === now) return { share: 0, words: `stayed ${now}` };
  if (old === 0) {
    const share = now > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return { share, words: `${now > 0 ? 'rose' : 'fell'} ${from}` };
  }
  const share = (now - old) / Math.abs(old);
  return { share, words: `${share > 0 ? 'rose' : 'fell'} by ${percent(Math.abs(share))} ${from}` };
}

function crossedBy(
  share: number,
  { 'rises-by': rise, 'falls-by': fall }: Changes[string],
): string | undefined {
  if (rise !== undefined && share > rise / 100) return `a rise of at most ${rise}%`;
  if (fall !== undefined && -share > fall / 100) return `a fall of at most ${fall}%`;
  return undefined;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}
