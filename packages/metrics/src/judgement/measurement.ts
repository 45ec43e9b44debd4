import { formatDuration } from '@deploy-actions/action-kit';
import { foreignUnits, type Indicator } from '@deploy-actions/config';
import type { RawAnswer } from '../look.ts';
import type { Answer, Failure, Point } from '../metric-provider.ts';
import { hasLimits } from './condition.ts';

/** One measured value, as it is judged. */
export interface Measured {
  /** In base units; a share where the indicator counts a part of something. */
  readonly value: number;
  /** When it was measured, in milliseconds since 1970. */
  readonly time: number;
  /** What the share was computed of: so many events in so many cases. */
  readonly count?: { readonly events: number; readonly exposure: number };
  readonly failure?: never;
}

/** Makes measured values of one indicator's answers: its increase where it counts since ever, its share, its base unit. */
export class Measurement {
  readonly #foreign: Indicator['measured-in'];
  readonly #increase: Increase | undefined;
  readonly #ofIncrease: Increase | undefined;

  constructor(indicator: Indicator) {
    const { increase, 'measured-in': foreign } = indicator;
    this.#foreign = foreign;
    const counter = () =>
      increase === undefined ? undefined : new Increase(increase, needsWhole(indicator));
    this.#increase = counter();
    this.#ofIncrease = counter();
  }

  /** The value of one look, or why there is none; `at` in milliseconds since 1970. */
  take({ answer, of }: RawAnswer, at: number): Measured | Failure {
    const value = grow(answer, at, this.#increase);
    const whole = of && grow(of, at, this.#ofIncrease);
    if (value.failure !== undefined) return value;
    const time = value.time ?? at;
    if (whole === undefined) return finite({ value: inBaseUnit(value.value, this.#foreign), time });
    if (whole.failure !== undefined) return { ...whole, detail: `\`of\`: ${whole.detail}` };
    if (whole.value <= 0) {
      return {
        failure: 'not-a-number',
        detail: 'there was nothing to take a share of (`of` is 0), as without traffic',
      };
    }
    const count = { events: value.value, exposure: whole.value };
    return finite({ value: value.value / whole.value, time, count });
  }
}

/** Divides where a limit was divided, too: 9 × 0.001 is more than 9 / 1,000, and a value at its limit would be beyond it. */
function inBaseUnit(value: number, foreign: Indicator['measured-in']): number {
  if (foreign === undefined) return value;
  const { factor } = foreignUnits[foreign];
  return factor < 1 ? value / Math.round(1 / factor) : value * factor;
}

/** Whether an increase says nothing before all its time was seen: a part of it is enough to be too much, but must not look like too little. */
export function needsWhole(indicator: Indicator): boolean {
  const { of, compare } = indicator;
  const wantsMore = compare?.worse === 'lower' || compare?.worse === 'either';
  return of === undefined && (wantsMore || hasLimits(indicator, 'below'));
}

/** No limit is ever crossed by NaN, and every one by infinity: neither says anything. */
function finite<T extends { readonly value: number }>(measured: T): T | Failure {
  if (Number.isFinite(measured.value)) return measured;
  return { failure: 'not-a-number', detail: `the value is ${measured.value}, which is no number to judge` };
}

function grow(answer: Answer, at: number, increase: Increase | undefined): Answer {
  if (answer.failure !== undefined) return answer;
  const given = finite(answer);
  return given.failure === undefined && increase
    ? increase.take({ time: given.time ?? at, value: given.value })
    : given;
}

/**
 * What was added to a count since ever within the latest stretch of time; a count that fell began again from 0. Where nobody
 * looked for longer than that, it is the share of what was added meanwhile.
 */
class Increase {
  readonly #within: number;
  readonly #needsWhole: boolean;
  readonly #added: Point[] = [];
  #first: number | undefined;
  #last: Point | undefined;

  /** `within` in milliseconds; with `needsWhole` there is no value before so much time was seen. */
  constructor(within: number, needsWhole: boolean) {
    this.#within = within;
    this.#needsWhole = needsWhole;
  }

  take(point: Point): Answer {
    // Servers that share an address differ a little; a clock that was set back further than that begins anew.
    if (this.#last && point.time <= this.#last.time - this.#within) this.#beginAnew();
    const last = this.#last;
    if (last && point.time < last.time) return this.#answer(last.time);
    this.#last = point;
    this.#first ??= point.time;
    if (last === undefined) {
      return { failure: 'too-young', detail: 'an increase needs two looks, this was the first' };
    }
    if (point.time > last.time) {
      const added = point.value < last.value ? point.value : point.value - last.value;
      const seen = Math.min(1, this.#within / (point.time - last.time));
      this.#added.push({ time: point.time, value: added * seen });
    }
    return this.#answer(point.time);
  }

  #beginAnew(): void {
    this.#added.length = 0;
    this.#first = undefined;
    this.#last = undefined;
  }

  #answer(now: number): Answer {
    const seen = now - (this.#first ?? now);
    if (this.#needsWhole && seen < this.#within) {
      const detail = `the increase in ${formatDuration(this.#within)} was seen for ${formatDuration(seen)}, too short to say that it is low`;
      return { failure: 'too-young', detail };
    }
    return { value: this.#sum(now), time: now };
  }

  #sum(now: number): number {
    const first = this.#added.findIndex(({ time }) => time > now - this.#within);
    this.#added.splice(0, first < 0 ? this.#added.length : first);
    return this.#added.reduce((sum, { value }) => sum + value, 0);
  }
}
