import { createComparison, type Pair } from '../../packages/metrics/src/statistics/comparison.ts';
import { classifyLikeKayenta } from '../../packages/metrics/src/statistics/kayenta.ts';
import { looks, type Series } from './series.ts';

/** The share of windows that may have a false alarm by default, over all their indicators. */
export const alarmsOfWindow = 0.01;

/** How a window of 30 minutes ended for one indicator. */
export interface Ending {
  readonly finding: 'worse' | 'suspicious' | 'no-worse' | 'too-few';
  /** Minutes after the start at which it ended. */
  readonly after: number;
}

/** The looks that bring a block: each a whole span after the last. */
function blocksOf({ pairs, spacing }: Series): { readonly pair: Pair; readonly look: number }[] {
  return pairs.flatMap((pair, look) => (look % spacing === 0 && look <= looks ? [{ pair, look }] : []));
}

/**
 * Watches one series as the judge does: a look every 10 s, a block only when the last one is a whole span ago, and a test at each of the
 * looks that are an end.
 */
export function watch(series: Series, indicators: number, ends: readonly number[] = [looks]): Ending {
  const comparison = createComparison({
    counts: series.counts,
    worse: 'higher',
    tolerance: series.counts ? 0.05 : 0.25,
    alarms: alarmsOfWindow / indicators,
  });
  const last = ends.at(-1) ?? looks;
  for (const { pair, look } of blocksOf(series)) {
    if (look > last) break;
    comparison.add(pair);
    // Looks between two blocks see what the last one saw.
    const found = comparison.judge(false).finding === 'worse';
    const inTest = look < last && ends.includes(look) && comparison.judge(true).finding === 'worse';
    if (found || inTest) return { finding: 'worse', after: look / 6 };
  }
  return { finding: comparison.judge(true).finding, after: last / 6 };
}

/** Whether the Kayenta-compatible mode finds the same blocks too high at the end. */
export function highInKayenta(series: Series): boolean {
  const values = (side: 'subject' | 'reference') =>
    blocksOf(series).map(({ pair }) => pair[side].value / (pair[side].exposure ?? 1));
  const { classification } = classifyLikeKayenta({
    control: values('reference'),
    experiment: values('subject'),
    direction: 'increase',
    nan: 'remove',
    critical: false,
  });
  return classification === 'High';
}
