import type { MigrationsConfiguration } from '@deploy-actions/config';
import type { Classification, Finding, LintReport } from './lint/lint-migrations.ts';

type Accepted = NonNullable<MigrationsConfiguration['lint']>['accept'][number];

/** What was found, without what somebody answers for. */
export interface JudgedFindings {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
  readonly classifications: readonly Classification[];
}

/**
 * Takes out the findings that somebody has looked at. A migration counts as backward compatible when nothing is left that says
 * otherwise; one that nobody can look through, only when it was accepted as a whole.
 */
export function judgeFindings(report: LintReport, accept: readonly Accepted[]): JudgedFindings {
  const entryFor = ({ migration, rule }: Finding) =>
    accept.find((entry) => entry.migration === migration && (entry.rules?.includes(rule) ?? true));
  const findings = report.findings.filter((finding) => entryFor(finding) === undefined);
  const accepted = report.findings.filter((finding) => entryFor(finding) !== undefined);
  const classifications = report.classifications.map((known) => {
    const entry = accept.find(({ migration }) => migration === known.migration);
    if (!entry || known.declared || known.compatibility === 'expand') return known;
    const left = findings.some(({ migration, kind }) => migration === known.migration && kind === 'contract');
    if (left || (known.compatibility === 'unknown' && entry.rules !== undefined)) return known;
    return { ...known, compatibility: 'expand' as const, reason: `accepted: ${entry.reason}` };
  });
  return { findings, accepted, classifications };
}

/** What entries say that fit no pending migration, as sentences: done with, or misspelt. */
export function strayAcceptances(
  accept: readonly Accepted[],
  pending: readonly { readonly id: string }[],
): string[] {
  if (pending.length === 0) return [];
  const ids = pending.map(({ id }) => id);
  return accept
    .filter(({ migration }) => !ids.includes(migration))
    .map(
      ({ migration }) =>
        `\`lint.accept\` names \`${migration}\`, which isn’t pending; pending: ${ids.map((id) => `\`${id}\``).join(', ')}. Take it out when it was applied, or put the id right.`,
    );
}
