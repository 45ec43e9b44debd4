import type { Change, Moment, Replayed } from './replayed.ts';

/** A report that was judged again, and where it stands. */
export interface ReplayedFile extends Replayed {
  readonly file: string;
}

/** The order in which changes are counted, in words that go with any number. */
const totals: readonly (readonly [Change, string])[] = [
  ['same', 'as before'],
  ['sooner', 'sooner than before'],
  ['other-verdict', 'with another verdict'],
  ['rolled-back', 'would have been rolled back'],
  ['held', 'would have been held'],
  ['passed', 'would have passed'],
  ['continued', 'would have gone on without a pass'],
  ['open', 'would have gone on beyond the record'],
  ['unjudgeable', 'can’t be judged'],
  ['unwatched', 'without metrics'],
];

/** How many of each change, e.g. `12 reports: 9 as before, 2 would have been rolled back, 1 would have passed`. */
export function countReplays(replays: readonly Replayed[]): string {
  const counts = totals.flatMap(([change, words]) => {
    const count = replays.filter((replayed) => replayed.change === change).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const all = `${replays.length} ${replays.length === 1 ? 'report' : 'reports'}`;
  return counts.length === 0 ? all : `${all}: ${counts.join(', ')}`;
}

/** A table of all reports, what changed and why, what else is to be known, and the totals; plain text without a line break at its end. */
export function describeReplays(replays: readonly ReplayedFile[]): string {
  const rows = replays.map(rowOf);
  const changes = replays.filter(({ change }) => change !== 'same').map(changeLines);
  const blocks = [
    ...(rows.length === 0 ? [] : [table([['report', 'of', 'was', 'now', 'when', 'why'], ...rows])]),
    changes.join('\n'),
    notesOf(replays).join('\n'),
    countReplays(replays),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function rowOf({ file, service, environment, version, was, now, change }: ReplayedFile): string[] {
  const of = `${service}/${environment}${version === undefined ? '' : ` ${version}`}`;
  const before = `${was.verdict ?? was.reasonCode}, ${was.action}`;
  const unknown = change === 'open' ? 'goes on' : '?';
  const after = now.action === undefined ? unknown : `${now.verdict ?? now.reasonCode}, ${now.action}`;
  const shown = change === 'same' ? 'as before' : after;
  return [file, of, before, shown, now.moment ? momentText(now.moment) : '-', now.reasonCode];
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function momentText({ stage, after, look, looks }: Moment): string {
  const seconds = Math.max(0, after / 1_000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return `${stage === undefined ? '' : `${stage}, `}${time}, look ${look} of ${looks}`;
}

/** Where the reason says it all, nothing stands before it. */
const sentences: { readonly [C in Change]: string | undefined } = {
  same: 'as before',
  sooner: 'would have ended the same way, but sooner',
  'other-verdict': 'would have ended the same way, but with another verdict',
  'rolled-back': 'would have been rolled back',
  held: 'would have been held',
  passed: 'would have passed',
  continued: 'would have gone on without a pass',
  open: undefined,
  unjudgeable: 'can’t be judged',
  unwatched: undefined,
};

function changeLines({ file, change, now, was }: ReplayedFile): string {
  const sentence = sentences[change];
  const place = now.moment && now.action !== undefined ? `, at ${momentText(now.moment)}` : '';
  const then = `  was: ${was.verdict ?? was.reasonCode}, ${was.reason}`;
  if (sentence === undefined) return `${file}: ${now.reason}\n${then}`;
  if (now.action === undefined) return `${file}: ${sentence}: ${now.reason}\n${then}`;
  return `${file}: ${sentence}${place}\n  now: ${now.verdict ?? now.reasonCode}, ${now.reason}\n${then}`;
}

/** Each note once, with the reports it is about. */
function notesOf(replays: readonly ReplayedFile[]): string[] {
  const about = new Map<string, string[]>();
  for (const { file, notes } of replays) {
    for (const note of new Set(notes)) about.set(note, [...(about.get(note) ?? []), file]);
  }
  return [...about].map(([note, files]) => {
    const which = files.length === replays.length && files.length > 1 ? 'all reports' : files.join(', ');
    return `note: ${note} (${which})`;
  });
}
