import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckResult } from '../check.ts';
import { code, entry, folded, html, inline, table } from './markdown.ts';
import { excerpt } from './plain-text.ts';
import { commitPage, completedBy, type Readiness, signOffsOf } from './readiness.ts';
import { type Chapter, chaptersOf, type Standing, standing } from './standing.ts';
import { counted, momentOf, pageSigns, reasonOf, verdictNames, verdictSigns } from './words.ts';

/** The verdict, why, and how many checks ended in which way: what has to be understood in three seconds. */
export function verdictBlock({ judgement, results }: Readiness): string {
  const { verdict, risk } = judgement;
  const words: readonly (readonly [Standing, string])[] = [
    ['fail', 'failed'],
    ['waived', 'waived'],
    ['warn', 'warned'],
    ['pass', 'passed'],
    ['skip', 'left out'],
  ];
  const counts = words
    .map(([which, word]) => ({ which, word, count: standing(results, which).length }))
    .filter(({ count }) => count > 0)
    .map(({ which, word, count }) => `${pageSigns[which]} ${count} ${word}`);
  return [
    `## ${verdictSigns[verdict]} ${verdictNames[verdict]} · risk ${risk}`,
    `**${inline(sentence(reasonOf(judgement)))}**`,
    counts.join(' · '),
  ].join('\n\n');
}

/** Who deploys what to where. */
export function subjectBlock(readiness: Readiness): string {
  const { subject, phase, profile, run, finished, notes, windowOverride } = readiness;
  const page = commitPage(readiness);
  const commit = subject.sha === undefined ? '' : code(subject.sha.slice(0, 12));
  const previous =
    subject.previousVersion === undefined ? '' : ` (previous ${inline(subject.previousVersion)})`;
  const version = subject.version === undefined ? '' : ` **${inline(subject.version)}**`;
  const number = run.runId === undefined ? '' : `run ${run.runId}`;
  const cells = [
    ['what', `${inline(subject.service)}${version}${previous}`],
    ['commit', page === undefined ? commit : `[${commit}](${page})`],
    ['to', `**${inline(subject.environment)}**`],
    ['phase', `${inline(phase)}, profile ${inline(profile)}`],
    [
      'by',
      [inline(completedBy(readiness)), run.url === undefined ? number : `[${number}](${run.url})`]
        .filter(Boolean)
        .join(', '),
    ],
    ['when', momentOf(finished)],
  ] as const;
  return [
    table(
      cells.map(([name]) => name),
      [cells.map(([, cell]) => cell)],
    ),
    ...(windowOverride === undefined
      ? []
      : [`**Asked to be deployed outside of the windows, because:** ${inline(windowOverride, 1_000)}`]),
    ...(notes === undefined ? [] : [`**Notes:** ${inline(notes, 2_000)}`]),
    ...signOffLines(readiness),
  ].join('\n\n');
}

/** One line for each issue in which people sign off: how far it is, and what is missing. */
function signOffLines(readiness: Readiness): string[] {
  const pages = Map.groupBy(signOffsOf(readiness), ({ page }) => page);
  return [...pages].flatMap(([page, signOffs]) => {
    if (page === undefined) return [];
    const missing = signOffs.filter(({ result }) => result.status === 'fail');
    const names = missing.map(({ result }) => inline(result.title, 100)).join(', ');
    const open = missing.length > 0 ? `; missing: ${names}` : '';
    const done = `${signOffs.length - missing.length} of ${signOffs.length} given`;
    return [`**Sign-offs:** [issue ${page.split('/').at(-1)}](${page}), ${done}${open}`];
  });
}

/** How much of a list is told. */
export interface Extent {
  /** Of each text, in characters. */
  readonly longest: number;
  /** Entries; how many more there are is said. */
  readonly most: number;
}

/** Checks that somebody has to look at, with what to do about them. */
export function problemTable(
  title: string,
  results: readonly CheckResult[],
  { longest, most }: Extent,
): string {
  if (results.length === 0) return '';
  const rows = results.slice(0, most).map((result) => {
    const { severity, finding, remedy, location } = result;
    const place = location === undefined ? '' : code(`${location.file}:${location.line}`);
    const advice = [remedy === undefined ? '' : inline(remedy, longest), place].filter(Boolean).join('<br>');
    return [nameOf(result), severity, inline(finding, longest), advice];
  });
  return block(
    title,
    table(['check', 'severity', 'finding', 'what to do'], rows),
    results.length - rows.length,
  );
}

/** Failures that somebody answers for. */
export function waiverTable(
  title: string,
  results: readonly CheckResult[],
  { longest, most }: Extent,
): string {
  if (results.length === 0) return '';
  const rows = results.slice(0, most).map((result) => {
    const { severity, finding, waiver } = result;
    const { by = '', reason = '', until = 0 } = waiver ?? {};
    const found = [severity, inline(finding, longest), inline(by), inline(reason, longest)];
    return [nameOf(result), ...found, momentOf(until)];
  });
  const head = ['check', 'severity', 'finding', 'accepted by', 'why', 'until'];
  return block(title, table(head, rows), results.length - rows.length);
}

function block(title: string, body: string, left: number): string {
  const more =
    left > 0 ? `\n\n_${counted(left, 'more check')}: the report and the checklist have them._` : '';
  return `### ${title}\n\n${body}${more}`;
}

/** Checks that nobody has to look at, below their headings; without their findings when `longest` is 0. */
export function resultList(results: readonly CheckResult[], { longest }: Pick<Extent, 'longest'>): string {
  const part = ({ title, results: own, chapters }: Chapter, above: readonly string[]): string[] => {
    const path = [...above, title];
    const lines = own.map((result) => lineOf(result, longest)).join('\n');
    const here = own.length === 0 ? [] : [`**${inline(path.join(' / '))}**`, lines];
    return [...here, ...chapters.flatMap((chapter) => part(chapter, path))];
  };
  return chaptersOf(results)
    .flatMap((chapter) => part(chapter, []))
    .join('\n\n');
}

function lineOf(result: CheckResult, longest: number): string {
  const { finding, duration, tries } = result;
  if (longest === 0) return entry(result.title);
  const took = tries === 0 ? '' : ` (${formatDuration(duration)})`;
  return `${entry(result.title)}: ${inline(finding, longest)}${took}`;
}

/** What was asked and what came back. */
export function evidenceList(
  results: readonly CheckResult[],
  { lines: most, longest }: { readonly lines: number; readonly longest: number },
): string {
  return results
    .flatMap((result) => {
      const { evidence, title } = result;
      if (evidence === undefined) return [];
      const { lines, left } = excerpt(evidence.answer, most, longest);
      const cut = left > 0 ? ` The report has ${counted(left, 'more line')}.` : '';
      const asked = inline(evidence.asked, longest);
      return `**${inline(title)}**, ${momentOf(evidence.at)}, asked: ${asked}${cut}\n\n<pre>${html(lines)}</pre>`;
    })
    .join('\n\n');
}

/** A folded list with its number of entries; nothing for an empty one. */
export function foldedList(title: string, results: readonly CheckResult[], body: string): string {
  return results.length === 0 || body === '' ? '' : folded(`${title} (${results.length})`, body);
}

function nameOf({ id, title }: CheckResult): string {
  return title === id ? `**${inline(title)}**` : `**${inline(title)}**<br>${code(id)}`;
}

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
