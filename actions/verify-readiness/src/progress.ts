import { formatDuration, type Log } from '@deploy-actions/action-kit';
import type { CheckResult, PreparedCheck } from '@deploy-actions/checks';
import type { Inputs } from './inputs.ts';

/** The sign in front of a check's line. */
export const signs = { pass: '✔', warn: '▲', fail: '✘', skip: '–' } as const;

/** Says what is going to be checked; in a dry run, each check with its question. */
export function announce(
  { phase, profile, subject, selection, dryRun }: Inputs,
  checks: readonly PreparedCheck[],
  log: Log,
): void {
  const what = [subject.service, subject.version].filter((part) => part !== undefined).join(' ');
  const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
  const skipped = selection.skipped.length > 0 ? `, ${selection.skipped.length} left out by the profile` : '';
  log.info(`${phase} of ${what} to ${subject.environment}, profile ${profile}: ${count}${skipped}`);
  if (!dryRun) return;
  const width = widest(checks);
  for (const { id, severity, check } of checks) {
    log.info(
      `  ${id.padEnd(width)}  ${severity.padEnd('critical'.length)}  ${check.asks.replaceAll(/\s*\n\s*/g, ' ↵ ')}`,
    );
  }
}

/** Writes one line for each result; what fails or warns becomes an annotation, as loud as the check is severe. */
export function tell(checks: readonly PreparedCheck[], log: Log): (result: CheckResult) => void {
  const width = widest(checks);
  return (result) => {
    const { id, status, severity, finding, duration, location, remedy } = result;
    const hint = status !== 'pass' && remedy !== undefined ? ` → ${remedy}` : '';
    const line = `${signs[status]} ${id.padEnd(width)}  ${finding} (${formatDuration(duration)})${hint}`;
    if (status === 'pass' || severity === 'info') log.info(line);
    else if (status === 'fail' && severity === 'critical') log.error(line, location);
    else log.warning(line, location);
  };
}

function widest(checks: readonly PreparedCheck[]): number {
  return Math.max(...checks.map(({ id }) => id.length));
}
