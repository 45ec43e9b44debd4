import { formatDuration, markdownTable } from '@deploy-actions/action-kit';
import type { StageRecord } from '@deploy-actions/deployment';
import type { ShownReading } from './readings.ts';
import type { Result } from './run.ts';

const marks = { promoted: '✅', unchanged: '✅', 'rolled-back': '❌', held: '⏸️' } as const;

/** The outcome first, then the stages, then every look folded. */
export function summarize({ shift, plan, version, settled, readings }: Result): string {
  if (!shift)
    return `## Plan of the shift to ${version}\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
  const { outcome, reason, reasonCode, weights, active } = shift;
  return [
    `## ${marks[outcome]} ${outcome}: ${version}`,
    `${reason} (\`${reasonCode}\`)`,
    ...(settled ? [`${settled}; that was settled first.`] : []),
    markdownTable(
      ['serving', 'blue', 'green', 'took'],
      [[active, `${weights.blue}%`, `${weights.green}%`, between(shift.started, shift.ended)]],
    ),
    ...(shift.stages.length > 0 ? [stageTable(shift.stages), readingTable(readings)] : []),
  ].join('\n\n');
}

function stageTable(stages: readonly StageRecord[]): string {
  return markdownTable(
    ['stage', 'blue', 'green', 'watched', 'looks', 'verdict', 'why'],
    stages.map(({ weights, started, ended, looks, verdict, reason }, index) => [
      String(index + 1),
      `${weights.blue}%`,
      `${weights.green}%`,
      between(started, ended),
      String(looks.length),
      verdict,
      reason,
    ]),
  );
}

function readingTable(readings: readonly ShownReading[]): string {
  if (readings.length === 0)
    return '_Health probes were all there was to look at: no metrics are configured._';
  const table = markdownTable(
    ['stage', 'UTC', 'indicator', 'value', 'reference', 'condition', 'state', 'found'],
    readings.map(({ stage, time, indicator, value, reference, condition, state, detail }) => [
      String(stage),
      time,
      indicator,
      value,
      reference,
      condition ?? '',
      state,
      detail,
    ]),
  );
  return `<details><summary>${readings.length} readings</summary>\n\n${table}\n\n</details>`;
}

function between(started: string, ended: string): string {
  return formatDuration(Date.parse(ended) - Date.parse(started));
}
