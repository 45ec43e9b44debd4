import type { CheckResult } from '../check.ts';
import { fitting, fixed, type Part } from './fitting.ts';
import {
  type Extent,
  evidenceList,
  foldedList,
  problemTable,
  resultList,
  subjectBlock,
  verdictBlock,
  waiverTable,
} from './overview.ts';
import type { Readiness } from './readiness.ts';
import { bySeverity, standing } from './standing.ts';
import { counted, pageSigns } from './words.ts';

/** GitHub drops a step's summary of more than 1 MiB; a little is left for what else the step may say. */
export const largestSummary = 1024 * 1024 - 16 * 1024;

/**
 * The page a reviewer reads: the verdict first, who deploys what to where, what failed and what to do about it, what is
 * waived, what warned; the rest is folded. At most `limit` bytes: evidence of what passed is shortened first, then that of
 * what failed, then the lists; failures last.
 */
export function renderSummary(readiness: Readiness, limit = largestSummary): string {
  const of = (...wanted: Parameters<typeof standing>[1][]) =>
    bySeverity(wanted.flatMap((one) => standing(readiness.results, one)));
  const [failed, waived, warned] = [of('fail'), of('waived'), of('warn')];
  const [passed, skipped] = [standing(readiness.results, 'pass'), standing(readiness.results, 'skip')];
  return fitting(
    [
      fixed(verdictBlock(readiness)),
      fixed(subjectBlock(readiness)),
      listing(7, (extent) => problemTable(`${pageSigns.fail} Failed`, failed, extent)),
      listing(6, (extent) => waiverTable(`${pageSigns.waived} Accepted by waivers`, waived, extent)),
      listing(5, (extent) => problemTable(`${pageSigns.warn} Warnings`, warned, extent)),
      others(4, `${pageSigns.pass} Passed`, passed),
      others(3, `${pageSigns.skip} Left out`, skipped),
      evidence(2, 'Evidence of what failed or warned', [...failed, ...waived, ...warned]),
      evidence(1, 'Evidence of what passed', passed),
      fixed(readiness.planDigest === undefined ? '' : `Plan digest: \`${readiness.planDigest}\``),
    ],
    limit,
  );
}

function listing(weight: number, render: (extent: Extent) => string): Part {
  const extents = [
    { longest: 600, most: 1_000 },
    { longest: 160, most: 300 },
    { longest: 120, most: 60 },
    { longest: 80, most: 10 },
  ];
  return { weight, versions: extents.map((extent) => () => render(extent)) };
}

function others(weight: number, title: string, results: readonly CheckResult[]): Part {
  const none =
    results.length === 0 ? '' : `${title}: ${counted(results.length, 'check')}; the report has them.`;
  return {
    weight,
    versions: [
      () => foldedList(title, results, resultList(results, { longest: 600 })),
      () => foldedList(title, results, resultList(results, { longest: 0 })),
      () => none,
    ],
  };
}

function evidence(weight: number, title: string, results: readonly CheckResult[]): Part {
  const asked = results.filter((result) => result.evidence !== undefined);
  const none = asked.length === 0 ? '' : `_${title} is too long to be shown here; the report has it._`;
  return {
    weight,
    versions: [
      () => foldedList(title, asked, evidenceList(asked, { lines: 60, longest: 6_000 })),
      () => foldedList(title, asked, evidenceList(asked, { lines: 8, longest: 500 })),
      () => none,
    ],
  };
}
