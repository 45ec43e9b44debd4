import { formatNumber } from './format-number.ts';
import { type KayentaShift, kayentaShift } from './kayenta-shift.ts';
import { normalQuantile } from './special-functions.ts';

/** What Kayenta's judge (NetflixACAJudge 1.0) calls a metric. */
export type KayentaLabel = 'Pass' | 'High' | 'Low' | 'Nodata' | 'NodataFailMetric' | 'Error';

/** One metric as Kayenta is told of it. */
export interface KayentaMetric {
  readonly control: readonly number[];
  readonly experiment: readonly number[];
  /** The direction in which a difference fails. */
  readonly direction: 'increase' | 'decrease' | 'either';
  /** What is done with NaN: `zero` is Kayenta's `replace`, for counts of errors, where nothing means none. */
  readonly nan: 'remove' | 'zero';
  /** A failure makes the whole score 0. */
  readonly critical: boolean;
  /** No data fails this metric, but not the canary: Kayenta's `mustHaveData`. */
  readonly mustHaveData?: boolean;
  /** Writes a value for a person; a plain number without. */
  readonly format?: (value: number) => string;
}

/** What Kayenta would call the metric. */
export interface KayentaClassification {
  readonly classification: KayentaLabel;
  /** Whether it makes the whole score 0. */
  readonly critical: boolean;
  readonly detail: string;
}

/** The settings with which Kayenta's judge runs its test. */
const tolerance = 0.25;
const confidence = 0.98;

/** The share of the value by which a constant one is spread, as there is no rank test of constants. */
const noise = 1e-5;

/**
 * Classifies a metric by the rules of Kayenta's NetflixACAJudge: no data, equal data, else the confidence interval of the shift between
 * both, which must lie beyond a quarter of the estimated shift itself. Effect sizes are left at their defaults, outliers are kept. Where
 * each side is one value all the time, Kayenta adds normal noise; here it's spread evenly over the normal distribution, without the chance.
 */
export function classifyLikeKayenta(metric: KayentaMetric): KayentaClassification {
  const control = withoutNaN(metric.control, metric.nan);
  const experiment = withoutNaN(metric.experiment, metric.nan);
  if (control.length === 0 || experiment.length === 0) return withoutData(metric);
  if (sameValues(control, experiment)) {
    return { classification: 'Pass', critical: false, detail: 'both sides have the same values' };
  }
  try {
    return judged(metric, control, experiment);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { classification: 'Error', critical: false, detail: error.message };
  }
}

function judged(
  { direction, critical, format = formatNumber }: KayentaMetric,
  control: readonly number[],
  experiment: readonly number[],
): KayentaClassification {
  const shift = shiftOf(control, experiment);
  const limit = tolerance * Math.abs(shift.estimate);
  const said = `shift ${format(shift.estimate)} (${format(shift.low)} to ${format(shift.high)})`;
  const up = direction !== 'decrease' && shift.low > limit;
  const down = direction !== 'increase' && shift.high < -limit;
  // Effect sizes at their defaults ask that the mean moved the same way, where the means have a ratio.
  const ratio = meanOf(experiment) / meanOf(control);
  const told = Number.isFinite(ratio) && ratio !== 0;
  if (up && (!told || ratio >= 1)) {
    return { classification: 'High', critical, detail: `${said}, all above ${format(limit)}` };
  }
  if (down && (!told || ratio <= 1)) {
    return { classification: 'Low', critical, detail: `${said}, all below ${format(-limit)}` };
  }
  return { classification: 'Pass', critical: false, detail: `${said}, not all beyond ±${format(limit)}` };
}

function withoutData({ nan, critical, mustHaveData }: KayentaMetric): KayentaClassification {
  if (nan === 'zero')
    return { classification: 'Pass', critical: false, detail: 'no data, which counts as none' };
  if (mustHaveData && !critical)
    return { classification: 'NodataFailMetric', critical, detail: 'no data, but it must have some' };
  return { classification: 'Nodata', critical, detail: 'no data' };
}

function withoutNaN(values: readonly number[], nan: KayentaMetric['nan']): number[] {
  if (nan === 'remove') return values.filter((value) => !Number.isNaN(value));
  return values.map((value) => (Number.isNaN(value) ? 0 : value));
}

function sameValues(a: readonly number[], b: readonly number[]): boolean {
  const [one, other] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)];
  const same = one.length === other.length && one.every((value, index) => value === other[index]);
  return same || new Set([...one, ...other]).size === 1;
}

function shiftOf(control: readonly number[], experiment: readonly number[]): KayentaShift {
  const constant = new Set(control).size === 1 && new Set(experiment).size === 1;
  return constant
    ? kayentaShift(spread(experiment), spread(control), confidence)
    : kayentaShift(experiment, control, confidence);
}

function spread(values: readonly number[]): number[] {
  return values.map((value, index) => value * (1 + noise * normalQuantile((index + 0.5) / values.length)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
