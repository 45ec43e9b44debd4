import { foreignUnits, type Indicator } from '@deploy-actions/config';
import type { RawAnswer } from '../look.ts';
import type { Answer, Failure, Point } from '../metric-provider.ts';

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
  readonly #factor: number;
  readonly #increase: Increase | undefined;
  readonly #ofIncrease: Increase | undefined;

  constructor({ increase, 'measured-in': foreign }: Indicator) {
    this.#factor = foreign ? foreignUnits[foreign].factor : 1;
    this.#increase = increase === undefined ? undefined : new Increase(increase);
    this.#ofIncrease = increase === undefined ? undefined : new Increase(increase);
  }

  /** The value of one look, or why there is none; `at` in milliseconds since 1970. */
  take({ answer, of }: RawAnswer, at: number): Measured | Failure {
    const value = grow(answer, at, this.#increase);
    const whole = of && grow(of, at, this.#ofIncrease);
    if (value.failure !== undefined) return value;
    if (whole === undefined) return { value: value.value * this.#factor, time: value.time ?? at };
    if (whole.failure !== undefined) return { ...whole, detail: `\`of\`: ${whole.detail}` };
    if (whole.value <= 0) {
      return {
        failure: 'not-a-number',
        detail: 'there was nothing to take a share of (`of` is 0), as without traffic',
      };
    }
    return {
      value: (value.value / whole.value) * this.#factor,
      time: value.time ?? at,
      count: { events: value.value, exposure: whole.value },
    };
  }
}

function grow(answer: Answer, at: number, increase: Increase | undefined): Answer {
  return answer.failure === undefined && increase
    ? increase.take({ time: answer.time ?? at, value: answer.value })
    : answer;
}

/** What was added to a count since ever within the latest stretch of time; a count that fell began again from 0. */
class Increase {
  readonly #within: number;
  readonly #added: Point[] = [];
  #last: Point | undefined;

  constructor(within: number) {
    this.#within = within;
  }

  take(point: Point): Answer {
    const last = this.#last;
    if (last && point.time < last.time) return { value: this.#sum(last.time), time: last.time };
    this.#last = point;
    if (last === undefined) {
      return { failure: 'too-young', detail: 'an increase needs two looks, this was the first' };
    }
    if (point.time > last.time) {
      this.#added.push({
        time: point.time,
        value: point.value < last.value ? point.value : point.value - last.value,
      });
    }
    return { value: this.#sum(point.time), time: point.time };
  }

  #sum(now: number): number {
    const first = this.#added.findIndex(({ time }) => time > now - this.#within);
    this.#added.splice(0, first < 0 ? this.#added.length : first);
    return this.#added.reduce((sum, { value }) => sum + value, 0);
  }
}
