import type { ComparisonOptions, ComparisonResult } from './comparison.ts';
import type { Estimate } from './evidence.ts';
import { formatNumber } from './format-number.ts';

interface Said extends ComparisonOptions {
  readonly finding: ComparisonResult['finding'];
  readonly estimate: Estimate;
  readonly evidence: number;
  /** The evidence from which on it is certain. */
  readonly needed: number;
  readonly blocks: number;
}

/** What is less likely than this is as good as certain, however many zeros it has. */
const leastShown = 0.00001;

/** One line that says what was compared, what came out, and how sure it is. */
export function describeComparison(said: Said): string {
  const { estimate, blocks } = said;
  if (blocks === 0) return 'nothing to compare yet';
  const sureness = [
    `${blocks} block${blocks === 1 ? '' : 's'}`,
    ...(estimate.p === undefined ? [] : [chance(estimate.p)]),
    `evidence ${formatNumber(said.evidence)} of ${formatNumber(said.needed)} needed`,
  ];
  return `${estimate.seen()}${ratioOf(estimate)}; ${conclusion(said)} (${sureness.join(', ')})`;
}

function chance(p: number): string {
  return p < leastShown ? `p < ${formatNumber(leastShown)}` : `p = ${formatNumber(p)}`;
}

function ratioOf({ ratio, interval }: Estimate): string {
  if (ratio === undefined) return '';
  const range = interval ? ` (${times(interval[0])} to ${times(interval[1])})` : '';
  return `, ${times(ratio)}${range}`;
}

function conclusion({ finding, tolerance, worse }: Said): string {
  const beyond = `${{ higher: 'higher', lower: 'lower', either: 'different' }[worse]} by more than ${formatNumber(tolerance * 100)}%`;
  return {
    worse: `certainly ${beyond}`,
    suspicious: `probably ${beyond}, but not certainly`,
    'no-worse': `not certainly ${beyond}`,
    'too-few': 'too little to tell yet',
  }[finding];
}

function times(ratio: number): string {
  return `${formatNumber(ratio)}×`;
}
