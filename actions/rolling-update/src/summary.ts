import { formatDuration, markdownTable } from '@deploy-actions/action-kit';
import type { RollingResult, WorkloadReport } from '@deploy-actions/deployment';
import type { ShownReading } from './readings.ts';
import type { Result } from './run.ts';

const marks = { updated: '✅', unchanged: '✅', undone: '❌', 'partly-undone': '❌', held: '⏸️' } as const;

/** The outcome first, then what to press, then each workload with its steps, then the readings folded. */
export function summarize(result: Result): string {
  const { update, plan, version, readings } = result;
  if (!update)
    return `## Plan of the update to ${version}\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
  const { outcome, reason, reasonCode, workloads } = update;
  return [
    `## ${marks[outcome]} ${outcome}: ${version}`,
    `${reason} (\`${reasonCode}\`)`,
    ...next(result, update),
    markdownTable(
      ['workload', 'is', 'steps', 'stale tasks removed'],
      workloads.map(({ name, outcome: is, steps, staleTasks }) => [
        ...[name, is, String(steps.length)],
        staleTasks.map(({ queue, removed, kept }) => `${queue}: ${removed}, ${kept} kept`).join('; '),
      ]),
    ),
    ...workloads.filter(({ steps }) => steps.length > 0).map(stepTable),
    ...readingTable(readings),
  ].join('\n\n');
}

/** What to press, in a workflow and by hand. */
function next({ version, environment }: Result, { outcome }: RollingResult): string[] {
  if (outcome !== 'held' && outcome !== 'updated') return [];
  const choices = outcome === 'held' ? ['continue', 'undo'] : ['undo'];
  const lines = choices.map(
    (resume) =>
      `INPUT_ENVIRONMENT='${environment}' INPUT_VERSION='${version}' INPUT_RESUME=${resume} node dist/rolling-update/main.js`,
  );
  const how = choices.map((resume) => `\`resume: ${resume}\``).join(' or ');
  const why = outcome === 'held' ? 'To decide' : 'To go back later';
  return [
    `${why}, run the workflow again with \`version: ${version}\` and ${how}; or by hand:`,
    `\`\`\`sh\n${lines.join('\n')}\n\`\`\``,
  ];
}

function stepTable({ name, steps }: WorkloadReport): string {
  const rows = steps.map(({ size, intended, instances, started, ended, looks, verdict, reason }) => [
    ...[size, `${intended} of ${instances}`, formatDuration(Date.parse(ended) - Date.parse(started))],
    ...[String(looks.length), verdict, reason],
  ]);
  return `### ${name}\n\n${markdownTable(['step', 'instances', 'took', 'looks', 'verdict', 'why'], rows)}`;
}

function readingTable(readings: readonly ShownReading[]): string[] {
  if (readings.length === 0) return [];
  const table = markdownTable(
    ['workload', 'step', 'UTC', 'indicator', 'value', 'condition', 'state', 'found'],
    readings.map(({ workload, size, time, indicator, value, condition, state, detail }) => [
      ...[workload, size, time, indicator, value, condition ?? '', state, detail],
    ]),
  );
  return [
    `<details><summary>${readings.length} readings at the ends of the steps</summary>\n\n${table}\n\n</details>`,
  ];
}
