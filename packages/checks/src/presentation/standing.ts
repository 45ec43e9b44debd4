import type { CheckResult, Severity } from '../check.ts';
import { isWaived } from '../verdict.ts';

/** How a result counts: its status, or that somebody answers for its failure or warning. */
export type Standing = CheckResult['status'] | 'waived';

/** How a result counts. */
export function standingOf(result: Pick<CheckResult, 'status' | 'waiver'>): Standing {
  return isWaived(result) ? 'waived' : result.status;
}

/** The results that count in one way, in their order. */
export function standing(results: readonly CheckResult[], wanted: Standing): CheckResult[] {
  return results.filter((result) => standingOf(result) === wanted);
}

const severities: readonly Severity[] = ['critical', 'warning', 'info'];

/** The most severe first; equals keep their order. */
export function bySeverity<T extends Pick<CheckResult, 'severity'>>(results: readonly T[]): T[] {
  return results.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** A heading with the results right below it, and the headings inside of it. */
export interface Chapter {
  readonly title: string;
  readonly results: CheckResult[];
  readonly chapters: Chapter[];
}

/**
 * The results below their headings; both stand in the order in which they first come. Results without a heading are under
 * `Other` at the end, or under `Checks` when there is no heading at all.
 */
export function chaptersOf(results: readonly CheckResult[]): Chapter[] {
  const root: Chapter = { title: '', results: [], chapters: [] };
  for (const result of results) {
    let at = root;
    for (const title of result.group) at = chapterIn(at, title);
    at.results.push(result);
  }
  if (root.results.length === 0) return root.chapters;
  const title = root.chapters.length > 0 ? 'Other' : 'Checks';
  return [...root.chapters, { title, results: root.results, chapters: [] }];
}

function chapterIn({ chapters }: Chapter, title: string): Chapter {
  const known = chapters.find((chapter) => chapter.title === title);
  if (known) return known;
  const chapter: Chapter = { title, results: [], chapters: [] };
  chapters.push(chapter);
  return chapter;
}
