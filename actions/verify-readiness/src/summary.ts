import { formatDuration, markdownTable } from '@deploy-actions/action-kit';
import type { CheckResult } from '@deploy-actions/checks';
import { verdictNames } from './outputs.ts';
import { signs } from './progress.ts';
import type { Outcome, Result } from './run.ts';

const verdictSigns = { go: '✅', 'conditional-go': '⚠️', 'no-go': '❌' } as const;

/** The page a reviewer reads: the verdict, what failed and what to do about it, what warned; the rest is folded. */
export function summarize({ checks, outcome, ...asked }: Result): string {
  const { phase, profile, subject } = asked;
  const about = `\`${phase}\` of ${[subject.service, subject.version].filter(Boolean).join(' ')} to ${subject.environment}, profile \`${profile}\``;
  if (!outcome) {
    const rows = checks.map(({ id, kind, severity, check }) => [id, kind, severity, check.asks]);
    return `## Readiness: dry run, no verdict\n\n${about}\n\n${markdownTable(['check', 'kind', 'severity', 'asks'], rows)}`;
  }
  const { verdict, risk, reason } = outcome.judgement;
  const ended = (status: CheckResult['status']) =>
    outcome.results.filter((result) => result.status === status);
  return [
    `## ${verdictSigns[verdict]} ${verdictNames[verdict]} · risk ${risk}`,
    `${about}: ${reason}.`,
    problems('Failed', ended('fail')),
    problems('Warnings', ended('warn')),
    folded('Evidence of what failed or warned', evidence([...ended('fail'), ...ended('warn')])),
    folded(`Passed (${ended('pass').length})`, others(ended('pass'))),
    folded(`Left out by the profile (${ended('skip').length})`, others(ended('skip'))),
    planLine(outcome),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function problems(title: string, results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const rows = results.map(({ id, severity, finding, remedy }) => [id, severity, finding, remedy ?? '']);
  return `### ${title}\n\n${markdownTable(['check', 'severity', 'finding', 'what to do'], rows)}`;
}

function others(results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const rows = results.map(({ id, status, finding, duration }) => [
    `${signs[status]} ${id}`,
    finding,
    status === 'skip' ? '' : formatDuration(duration),
  ]);
  return markdownTable(['check', 'finding', 'took'], rows);
}

function evidence(results: readonly CheckResult[]): string {
  return results
    .flatMap(({ id, evidence: found }) =>
      found ? [`**${id}** asked: ${code(found.asked)}\n\n<pre>${escaped(found.answer)}</pre>`] : [],
    )
    .join('\n\n');
}

function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function planLine({ planDigest }: Outcome): string {
  return planDigest === undefined ? '' : `Plan digest: \`${planDigest}\``;
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** What came from outside must neither end its element nor, by an empty line, return to Markdown. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\r?\n/g, '&#10;');
}
