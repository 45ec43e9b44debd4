import { isoInstant, markdownTable, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Grade } from '../../grades.ts';
import { counted, firstOf } from '../../monitoring/listing.ts';
import type { ErrorGroup } from './error-source.ts';

type Configuration = CheckConfigurationOf<'errors'>;
type Known = Configuration['known'][number];

/** Evidence has at most this many rows. */
const mostRows = 40;

/** An error and what is planned about it. */
interface Planned extends ErrorGroup {
  readonly plan: Known | undefined;
}

/** What new errors since a time mean, in milliseconds since 1970, and the table of them. */
export function gradeErrors(
  groups: readonly ErrorGroup[],
  configuration: Configuration,
  since: number,
): { readonly grade: Grade; readonly table: string } {
  const planned = groups
    .map((group): Planned => ({ ...group, plan: configuration.known.find((known) => isMeant(known, group)) }))
    .toSorted((a, b) => Number(Boolean(a.plan)) - Number(Boolean(b.plan)) || b.count - a.count);
  const unknown = planned.filter(({ plan }) => plan === undefined);
  const known = planned.filter(({ plan }) => plan !== undefined);
  return { grade: gradeOf(unknown, known, configuration, since), table: tableOf(planned) };
}

function isMeant({ type, pattern }: Known, group: ErrorGroup): boolean {
  if (pattern === undefined) return type === group.type;
  const expression = new RegExp(pattern, 'u');
  return expression.test(group.type) || expression.test(group.title);
}

function gradeOf(
  unknown: readonly Planned[],
  known: readonly Planned[],
  { 'new-at-most': most, 'warn-above': warnAbove }: Configuration,
  since: number,
): Grade {
  const plans = known.map(({ title, plan }) => `${quoted(title)}: ${plan?.fix} (${plan?.priority})`);
  const aside = known.length === 0 ? '' : `; known: ${firstOf(plans)}`;
  const when = `since ${isoInstant(since)}`;
  if (unknown.length === 0) {
    return { status: 'pass', finding: `no new error ${when}${aside}` };
  }
  const names = unknown.map(({ title, count }) => `${quoted(title)} ${counted(count, 'time')}`);
  const status = unknown.length > most ? 'fail' : unknown.length > warnAbove ? 'warn' : 'pass';
  const limit = status === 'warn' ? warnAbove : most;
  const finding = `${counted(unknown.length, 'new error')} ${when}, wanted at most ${limit}: ${firstOf(names)}${aside}`;
  return { status, finding };
}

function tableOf(groups: readonly Planned[]): string {
  if (groups.length === 0) return 'no new errors';
  const rows = groups
    .slice(0, mostRows)
    .map(({ title, count, firstSeen, plan, link }) => [
      ...[title, String(count), isoInstant(firstSeen), plan?.cause ?? ''],
      ...[plan === undefined ? (link ?? '') : fixOf(plan), plan?.priority ?? ''],
    ]);
  const table = markdownTable(['type', 'count', 'first seen', 'cause', 'fix', 'priority'], rows);
  const more = groups.length - rows.length;
  return more > 0 ? `${table}\n… and ${more} more` : table;
}

function fixOf({ fix, owner }: Known): string {
  return owner === undefined ? fix : `${fix} (${owner})`;
}
