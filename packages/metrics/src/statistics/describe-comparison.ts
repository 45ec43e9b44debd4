import type { ComparisonOptions, ComparisonResult } from './comparison.ts';
import { short } from './describe-number.ts';
import type { Estimate } from './evidence.ts';

interface Said extends ComparisonOptions {
  readonly finding: ComparisonResult['finding'];
  readonly estimate: Estimate;
  readonly evidence: number;
  /** The evidence from which on it is certain. */
  readonly needed: number;
  readonly blocks: number;
}

/** One line that says what was compared, what came out, and how sure it is. */
export function describeComparison(said: Said): string {
  const { estimate, blocks } = said;
  if (blocks === 0) return 'nothing to compare yet';
  const sureness =
    estimate.p === undefined
      ? `evidence ${short(said.evidence)} of ${short(said.needed)} needed`
      : `p = ${short(estimate.p)}, evidence ${short(said.evidence)} of ${short(said.needed)} needed`;
  const over = `${blocks} block${blocks === 1 ? '' : 's'}`;
  return `${estimate.seen()}${ratioOf(estimate)}; ${conclusion(said)} (${over}, ${sureness})`;
}

function ratioOf({ ratio, interval }: Estimate): string {
  if (ratio === undefined) return '';
  const range = interval ? ` (${times(interval[0])} to ${times(interval[1])})` : '';
  return `, ${times(ratio)}${range}`;
}

function conclusion({ finding, tolerance, worse }: Said): string {
  const beyond = `${{ higher: 'higher', lower: 'lower', either: 'different' }[worse]} by more than ${short(tolerance * 100)}%`;
  return {
    worse: `certainly ${beyond}`,
    suspicious: `probably ${beyond}, but not certainly`,
    'no-worse': `not certainly ${beyond}`,
    'too-few': 'too little to tell yet',
  }[finding];
}

function times(ratio: number): string {
  return `${short(ratio)}×`;
}
