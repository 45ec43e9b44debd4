import { markdownTable } from '@deploy-actions/action-kit';
import type { Result } from './run.ts';

const marks = { 'rolled-back': '✅', already: '✅', refused: '❌' } as const;

/** The outcome first, then where traffic is. */
export function summarize({ rollback, plan, restore, incident }: Result): string {
  if (!rollback)
    return `## Plan of the rollback\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
  const { outcome, reason, reasonCode, from, to, seconds, weights, version } = rollback;
  return [
    `## ${marks[outcome]} ${outcome}`,
    `${reason} (\`${reasonCode}\`)`,
    markdownTable(
      ['from', 'to', 'version', 'blue', 'green', 'seconds'],
      [
        [
          from ?? '',
          to ?? '',
          version ?? 'unknown',
          weights ? `${weights.blue}%` : 'unknown',
          weights ? `${weights.green}%` : 'unknown',
          seconds.toFixed(1),
        ],
      ],
    ),
    ...(restore ? [`${restore.done ? '✅' : '❌'} ${restore.told}`] : []),
    ...(incident ? [`The incident record is in \`${incident}\`.`] : []),
  ].join('\n\n');
}
