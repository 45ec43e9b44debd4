import { formatDuration } from '@deploy-actions/action-kit';
import { type Indicator, type Unit, unitOf } from '@deploy-actions/config';
import { BreachTimer } from './breach-timer.ts';
import { type Condition, conditionsOf, crosses, describeLimit } from './condition.ts';
import { formatValue } from './format-value.ts';
import { type Answer, isAbsence } from './metric-provider.ts';
import type { Reading } from './verdict.ts';

/** What one look knows about one indicator. */
export interface LookAtIndicator {
  readonly at: number;
  readonly answer: Answer;
  /** The same query for the reference, when there is one to ask. */
  readonly reference: Answer | undefined;
  /** Requests counted so far, when the indicator needs a least number. */
  readonly requests: number | undefined;
}

type Finding = Pick<Reading, 'value' | 'state' | 'detail'> & Partial<Pick<Reading, 'condition' | 'cause'>>;

/** One indicator over a whole watch: its conditions, how long it has been in breach, and its values. */
export class IndicatorWatch {
  readonly name: string;
  readonly unit: Unit;
  /** Whether it can make a version regress, and so must be seen before anything passes. */
  readonly judging: boolean;
  /** Every value so far. */
  readonly values: number[] = [];
  readonly #indicator: Indicator;
  readonly #conditions: readonly Condition[];
  readonly #timer: BreachTimer;
  /** The condition in breach since the last good look. */
  #breached: Condition | undefined;
  #reference: number | undefined;

  /**
   * `interval` is the time between two looks in milliseconds. `reference` is the stored value; with `comparable` false there
   * will never be one, and `degrades-by` is left out.
   */
  constructor(
    name: string,
    indicator: Indicator,
    options: { interval: number; comparable: boolean; reference?: number | undefined },
  ) {
    this.name = name;
    this.unit = unitOf(indicator);
    this.#indicator = indicator;
    this.#conditions = conditionsOf(indicator).filter(({ relative }) => options.comparable || !relative);
    this.judging = this.#conditions.some(({ severity }) => severity === 'rollback');
    this.#reference = options.reference;
    this.#timer = new BreachTimer(2 * options.interval);
  }

  /** Takes one look and says what it means. */
  read(look: LookAtIndicator): Reading {
    // The reference may fall silent when it gets no traffic any more; what it last was is still the comparison.
    if (look.reference?.failure === undefined) this.#reference = look.reference?.value ?? this.#reference;
    const finding = this.#find(look);
    return {
      indicator: this.name,
      query: this.#indicator.query,
      unit: this.unit,
      condition: this.#conditions[0]?.text,
      ...finding,
      ...(this.#reference === undefined ? {} : { reference: this.#reference }),
    };
  }

  #find({ at, answer, reference, requests }: LookAtIndicator): Finding {
    if (answer.failure !== undefined) {
      this.#timer.unknown();
      if (!isAbsence(answer.failure)) {
        return { value: undefined, state: 'error', detail: answer.detail, cause: answer.failure };
      }
      return this.#silent({
        value: undefined,
        state: 'no-data',
        detail: answer.detail,
        cause: answer.failure,
      });
    }
    this.values.push(answer.value);
    const least = this.#indicator['min-requests'];
    if (least !== undefined && (requests ?? 0) < least) {
      this.#timer.unknown();
      const detail = `${this.#format(answer.value)}, but only ${requests ?? 0} of ${least} requests so far`;
      return { value: answer.value, state: 'no-data', detail, cause: 'few-requests' };
    }
    return this.#judge(answer.value, at, reference);
  }

  /** A version that fell silent while it was in breach, as one that nobody reaches any more does, has not just too little traffic. */
  #silent(finding: Finding): Finding {
    if (this.#breached === undefined) return finding;
    const detail = `was in breach${this.#since()} when its values ended: ${finding.detail}`;
    return { ...finding, state: 'pending', detail, condition: this.#breached.text };
  }

  #judge(value: number, at: number, reference: Answer | undefined): Finding {
    const known = this.#conditions.flatMap((condition) => {
      const limit = this.#limitFor(value, condition);
      return limit === undefined ? [] : [{ condition, limit }];
    });
    const crossed = known.find(({ condition, limit }) => crosses(value, limit, condition.badSide));
    if (crossed?.condition.severity === 'rollback') return this.#breach(value, at, crossed);
    if (this.judging && !known.some(({ condition }) => condition.severity === 'rollback')) {
      this.#timer.unknown();
      const detail = `${this.#format(value)}, with nothing to compare it with: ${this.#whyNoReference(reference)}`;
      return { value, state: 'no-data', detail, cause: 'no-reference' };
    }
    this.#timer.reset();
    this.#breached = undefined;
    if (crossed === undefined) {
      const compared = known.length === this.#conditions.length;
      const missing = compared ? '' : `, not compared with the reference: ${this.#whyNoReference(reference)}`;
      return { value, state: 'ok', detail: `${this.#format(value)}${missing}` };
    }
    const detail = `${this.#format(value)} is ${describeLimit(crossed.condition, crossed.limit, this.unit)}`;
    return { value, state: 'warn', detail, condition: crossed.condition.text };
  }

  #breach(value: number, at: number, { condition, limit }: { condition: Condition; limit: number }): Finding {
    const needed = this.#indicator.for;
    const elapsed = this.#timer.breached(at);
    const breach = elapsed >= needed;
    this.#breached = condition;
    const detail = `${this.#format(value)} is ${describeLimit(condition, limit, this.unit)}${this.#since()}`;
    return { value, state: breach ? 'breach' : 'pending', detail, condition: condition.text };
  }

  /** What is not worse than the reference has not degraded, even where a reference of 0 gives no limit. */
  #limitFor(value: number, condition: Condition): number | undefined {
    const [limit, reference] = [condition.limit(this.#reference), this.#reference];
    if (limit !== undefined || !condition.relative || reference === undefined) return limit;
    return crosses(value, reference, condition.badSide) ? undefined : reference;
  }

  #whyNoReference(reference: Answer | undefined): string {
    return reference?.failure === undefined
      ? `the reference is ${this.#format(this.#reference ?? 0)}`
      : reference.detail;
  }

  #since(): string {
    const needed = this.#indicator.for;
    return needed === 0 ? '' : ` for ${formatDuration(this.#timer.elapsed)} of ${formatDuration(needed)}`;
  }

  #format(value: number): string {
    return formatValue(value, this.unit);
  }
}
