import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckResult } from '../check.ts';
import { plainLine } from './plain-text.ts';
import { standingOf } from './standing.ts';
import { logSigns, momentOf } from './words.ts';

/** A result as one line of a log, its id as wide as `width`: what was found, how long it took, and what to do or who accepts it. */
export function resultLine(result: CheckResult, width: number): string {
  const { id, finding, duration, tries, remedy, waiver } = result;
  const how = standingOf(result);
  const took = tries === 0 ? '' : ` (${formatDuration(duration)})`;
  const accepted =
    how === 'waived' && waiver !== undefined
      ? ` → accepted by ${waiver.by} until ${momentOf(waiver.until)}: ${waiver.reason}`
      : '';
  const advice = remedy !== undefined && (how === 'fail' || how === 'warn') ? ` → ${remedy}` : '';
  return `${logSigns[how]} ${id.padEnd(width)}  ${plainLine(`${finding}${took}${accepted}${advice}`)}`;
}
