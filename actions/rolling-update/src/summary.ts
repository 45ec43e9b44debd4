import { formatDuration, markdownTable } from '@deploy-actions/action-kit';
import type { RollingResult, WorkloadReport } from '@deploy-actions/deployment';
import type { ShownReading } from './readings.ts';
import type { Result } from './run.ts';

const marks = { updated: '✅', unchanged: '✅', undone: '❌', 'partly-undone': '❌', held: '⏸️' } as const;

/** The outcome first, what serves now, what to press; then why, each workload with its steps, and the readings folded. */
export function summarize(result: Result): string {
  const { update, plan, version, readings } = result;
  if (!update)
    return `## Plan of the update to ${version}\n\n${plan.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
  const { outcome, reason, reasonCode, workloads } = update;
  const asked = outcome === 'undone' && reasonCode === 'undo-requested';
  return [
    `## ${asked ? '✅' : marks[outcome]} ${outcome}: ${version}`,
    ...serving(update),
    ...next(result, update),
    `${reason} (\`${reasonCode}\`)`,
    markdownTable(
      ['workload', 'is', 'steps', 'stale tasks'],
      workloads.map(({ name, outcome: is, steps, staleTasks }) => [
        ...[name, is, String(steps.length)],
        staleTasks.map(swept).join('; '),
      ]),
    ),
    ...workloads.filter(({ steps }) => steps.length > 0).map(stepTable),
    ...readingTable(readings),
  ].join('\n\n');
}

function serving({ outcome, workloads }: RollingResult): string[] {
  const seen = workloads.flatMap(({ name, serves }) => (serves ? [`${name}: ${serves}`] : []));
  if (seen.length === 0) return [];
  const old = outcome === 'held' ? ' Old instances that were not replaced still serve.' : '';
  return [`Now: ${seen.join('; ')}.${old}`];
}

function swept({ queue, removed, kept, unknown }: WorkloadReport['staleTasks'][number]): string {
  return `${queue}: ${removed} removed, ${kept} kept${unknown > 0 ? `, ${unknown} of unknown age` : ''}`;
}

/** What to press, in a workflow and by hand. */
function next({ version, environment, config }: Result, { outcome }: RollingResult): string[] {
  if (outcome === 'partly-undone')
    return [
      'Nothing is recorded any more: update to the version that is wanted, or put right by hand what is named here.',
    ];
  if (outcome !== 'held' && outcome !== 'updated') return [];
  const choices = outcome === 'held' ? ['continue', 'undo'] : ['undo'];
  const inputs = [
    ...(config === undefined ? [] : [`INPUT_CONFIG=${shellQuoted(config)}`]),
    `INPUT_ENVIRONMENT=${shellQuoted(environment)} INPUT_VERSION=${shellQuoted(version)}`,
  ].join(' ');
  const lines = choices.map((resume) => `${inputs} INPUT_RESUME=${resume} \\\n  ${byHand}`);
  const how = choices.map((resume) => `\`resume: ${resume}\``).join(' or ');
  const why = outcome === 'held' ? 'To decide' : 'To go back later';
  return [
    `${why}, run the workflow again with \`version: ${version}\` and ${how}; or by hand:`,
    `\`\`\`sh\n${lines.join('\n')}\n\`\`\``,
  ];
}

const byHand =
  'path/to/deploy-actions/node_modules/.bin/node path/to/deploy-actions/dist/rolling-update/main.js';

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
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
