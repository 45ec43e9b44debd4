import { type Indicator, unitOf } from '@deploy-actions/config';
import { formatValue } from './format-value.ts';

/** One limit of an indicator. */
export interface Condition {
  /** As the configuration says it, e.g. `rollback-above 5%`. */
  readonly text: string;
  /** Whether crossing it is a regression, one that a person has to decide about, or only worth a warning. */
  readonly severity: 'rollback' | 'hold' | 'warn';
  /** On which side of the limit a value is bad. */
  readonly badSide: 'above' | 'below';
  /** Whether it compares with a reference. */
  readonly relative: boolean;
  /** The limit in base units; `undefined` when there is no reference to take it from. */
  readonly limit: (reference: number | undefined) => number | undefined;
}

const thresholds = [
  ['rollback-above', 'rollback', 'above'],
  ['rollback-below', 'rollback', 'below'],
  ['hold-above', 'hold', 'above'],
  ['hold-below', 'hold', 'below'],
  ['warn-above', 'warn', 'above'],
  ['warn-below', 'warn', 'below'],
] as const;

/** From the worst to the mildest. */
const severities: readonly Condition['severity'][] = ['rollback', 'hold', 'warn'];

/** Whether an indicator has a fixed limit, of any severity, on whose given side a value is bad. */
export function hasLimits(indicator: Indicator, side: Condition['badSide']): boolean {
  return thresholds.some(([key, , badSide]) => badSide === side && indicator[key] !== undefined);
}

/** All limits of an indicator, the worst first. */
export function conditionsOf(indicator: Indicator): Condition[] {
  const unit = unitOf(indicator);
  const fixed = thresholds.flatMap(([key, severity, badSide]): Condition[] => {
    const given = indicator[key];
    if (!given) return [];
    const text = `${key} ${formatValue(given.value, unit)}`;
    return [{ text, severity, badSide, relative: false, limit: () => given.value }];
  });
  return [...fixed, ...degradation(indicator)].toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

/** The conditions of an indicator that compare with a reference, each as the configuration calls it, for a message. */
export function comparisonsOf({ 'degrades-by': degrades, compare }: Indicator): string[] {
  return [...(degrades ? ['`degrades-by`'] : []), ...(compare ? ['`compare`'] : [])];
}

/** Whether a value is on the bad side of a limit; the limit itself is still good. */
export function crosses(value: number, limit: number, badSide: Condition['badSide']): boolean {
  return badSide === 'above' ? value > limit : value < limit;
}

/**
 * Worse is higher, except where only lower limits are given. A reference of 0 gives no limit: every share of nothing is
 * nothing, and the first single error would be a regression.
 */
function degradation(indicator: Indicator): Condition[] {
  const share = indicator['degrades-by'];
  if (!share) return [];
  const falls = hasLimits(indicator, 'below') && !hasLimits(indicator, 'above');
  return [
    {
      text: `degrades-by ${formatValue(share.value, 'ratio')}`,
      severity: 'rollback',
      badSide: falls ? 'below' : 'above',
      relative: true,
      limit: (reference) =>
        reference !== undefined && reference > 0
          ? reference * (1 + (falls ? -share.value : share.value))
          : undefined,
    },
  ];
}
