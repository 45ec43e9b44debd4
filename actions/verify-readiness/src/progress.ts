import type { Log } from '@deploy-actions/action-kit';
import type { Annotation, PreparedCheck } from '@deploy-actions/checks';
import type { Inputs } from './inputs.ts';

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
  const width = widestId(checks);
  for (const { id, severity, check } of checks) {
    log.info(
      `  ${id.padEnd(width)}  ${severity.padEnd('critical'.length)}  ${check.asks.replaceAll(/\s*\n\s*/g, ' ↵ ')}`,
    );
  }
}

/** Writes annotations. They come at the end, in the order of how much they matter, since GitHub keeps the first ones only. */
export function annotate(annotations: readonly Annotation[], log: Log): void {
  for (const { level, message, location } of annotations) {
    if (level === 'error') log.error(message, location);
    else log.warning(message, location);
  }
}

/** How many characters the longest id has. */
export function widestId(checks: readonly PreparedCheck[]): number {
  return Math.max(...checks.map(({ id }) => id.length));
}
