import type { PreparedCheck } from '../check.ts';
import { code, inline, table } from './markdown.ts';
import type { Readiness } from './readiness.ts';

/** The page of a dry run: what would be asked, and that there is no verdict. */
export function renderPlan(
  { subject, phase, profile }: Pick<Readiness, 'subject' | 'phase' | 'profile'>,
  checks: readonly PreparedCheck[],
): string {
  const what = inline([subject.service, subject.version].filter(Boolean).join(' '));
  const about = `${code(phase)} of ${what} to ${inline(subject.environment)}, profile ${code(profile)}`;
  const rows = checks.map(({ id, title, kind, severity, check }) => [
    title === id ? code(id) : `${inline(title)}<br>${code(id)}`,
    inline(kind),
    severity,
    inline(check.asks, 600),
  ]);
  return `## Readiness: dry run, no verdict\n\n${about}\n\n${table(['check', 'kind', 'severity', 'asks'], rows)}`;
}
