import { type Row, sizes, type Task, tasks } from './measure.ts';
import { alike, plans } from './plans.ts';
import { scenarios } from './scenarios.ts';

/** Where the tables stand in the document. */
export const markers = { begin: '<!-- generated:rates -->', end: '<!-- /generated:rates -->' } as const;

/** What was measured, and over how many windows. */
export interface Measured {
  readonly runs: number;
  readonly seed: number;
  readonly rows: ReadonlyMap<Task, Row>;
}

const heads = {
  alarms: [
    'both colours alike, with',
    ...sizes.map((size) => `rollbacks, ${size} indicator${size === 1 ? '' : 's'}`),
    'warnings, 1',
    'warnings, 20',
    'Kayenta mode, 1 metric: High',
  ],
  doubled: [
    '80 errors expected on the old colour, 160 on the new',
    'found',
    'after, on average',
    'Kayenta mode',
  ],
  values: ['measured value on the old colour', 'new colour', 'found', 'after, on average', 'Kayenta mode'],
  counts: [
    'share of errors on the old colour',
    'errors expected there',
    'new colour',
    'found',
    'after, on average',
    'Kayenta mode',
  ],
  plans: [
    'watched',
    'both colours alike, with',
    ...sizes.map((size) => `rollbacks, ${size} indicator${size === 1 ? '' : 's'}`),
  ],
} as const satisfies Record<Task['kind'], readonly string[]>;

const titles = {
  alarms: 'False rollbacks and warnings, share of windows',
  doubled: 'A doubled error rate',
  values: 'Measured values with 20% noise, 1 indicator',
  counts: 'Counted errors, 1 indicator',
  plans: 'False rollbacks of shorter watches, and of stages that are tested one by one',
} as const satisfies Record<Task['kind'], string>;

/** The tables, as they stand between the markers. */
export function renderTables({ runs, seed, rows }: Measured): string {
  const kinds = ['alarms', 'doubled', 'values', 'counts', 'plans'] as const;
  const tables = kinds.map((kind) => {
    const lines = tasks
      .filter((task) => task.kind === kind)
      .map((task) => cellsOf(task, rows.get(task) ?? {}));
    const head = [heads[kind], heads[kind].map((_, column) => (column === 0 ? '---' : '--:'))];
    return [
      `### ${titles[kind]}`,
      '',
      ...[...head, ...lines].map((cells) => `| ${cells.join(' | ')} |`),
    ].join('\n');
  });
  const made = `Made by \`npm run analyze -- --runs ${runs} --seed ${seed}\`: ${runs.toLocaleString('en')} windows for each number.`;
  return [made, ...tables].join('\n\n');
}

function cellsOf(task: Task, row: Row): readonly string[] {
  const found = [percent(row['found']), minutes(row['minutes']), percent(row['kayenta'])];
  switch (task.kind) {
    case 'alarms':
      return [
        scenarios[task.scenario]?.name ?? '',
        ...sizes.map((size) => percent(row[`rollbacks ${size}`])),
        percent(row['warnings 1']),
        percent(row['warnings 20']),
        percent(row['kayenta']),
      ];
    case 'doubled':
      return [`${task.indicators} indicator${task.indicators === 1 ? '' : 's'} in the window`, ...found];
    case 'values':
      return [String(task.base), `${task.ratio}×`, ...found];
    case 'counts':
      return [String(task.base), String(task.errors), `${task.ratio}×`, ...found];
    case 'plans':
      return [
        plans[task.plan]?.name ?? '',
        alike[task.world]?.name ?? '',
        ...sizes.map((size) => percent(row[`rollbacks ${size}`])),
      ];
  }
}

function percent(share: number | undefined): string {
  return share === undefined ? '?' : `${(share * 100).toFixed(2)}%`;
}

function minutes(time: number | undefined): string {
  return time === undefined || Number.isNaN(time) ? '-' : `${time.toFixed(0)} min`;
}

/** The document with these tables between its markers. Throws RangeError when it has none. */
export function withTables(document: string, tables: string): string {
  const [begin, end] = [document.indexOf(markers.begin), document.indexOf(markers.end)];
  if (begin < 0 || end < begin)
    throw new RangeError(`The document has no ${markers.begin} … ${markers.end}.`);
  return `${document.slice(0, begin + markers.begin.length)}\n${tables}\n${document.slice(end)}`;
}

/** The tables that stand in the document now. */
export function tablesIn(document: string): string {
  return document
    .slice(document.indexOf(markers.begin) + markers.begin.length, document.indexOf(markers.end))
    .trim();
}
