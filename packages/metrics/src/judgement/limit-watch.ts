import { formatDuration } from '@deploy-actions/action-kit';
import { type Indicator, type Unit, unitOf } from '@deploy-actions/config';
import type { Point } from '../metric-provider.ts';
import { BreachTimer } from './breach-timer.ts';
import { type Condition, conditionsOf, crosses } from './condition.ts';
import { formatElapsed, formatValue } from './format-value.ts';
import type { Finding } from './verdict.ts';

/** What a value is held against at one look. */
export interface Comparable {
  /** In base units; `undefined` when there never was one. */
  readonly reference: number | undefined;
  /** Why the reference has no value now, if it has none. */
  readonly missing: string | undefined;
}

/** Looks come a little early or late; a `for` isn't missed by so small a share of an interval. */
const punctuality = 0.05;

/** Which limits are watched together: those that lead to a rollback, with the warnings, or those that hold. */
export type Tier = 'rollback' | 'hold';

/** The limits of one tier of one indicator over a whole watch, and how long it has been across one. */
export class LimitWatch {
  /** Whether it can make a version regress. */
  readonly judging: boolean;
  readonly #tier: Tier;
  readonly #indicator: Indicator;
  readonly #unit: Unit;
  readonly #conditions: readonly Condition[];
  readonly #timer: BreachTimer;
  /** So much may be missing of a time, in milliseconds. */
  readonly #punctual: number;
  #inARow = 0;
  /** When the newest value was measured. */
  #newest: number | undefined;
  /** The condition in breach since the last good look. */
  #breached: Condition | undefined;

  /** `interval` is the time between two looks in milliseconds; without `comparable`, `degrades-by` is left out. */
  constructor(indicator: Indicator, options: { tier: Tier; interval: number; comparable: boolean }) {
    this.#tier = options.tier;
    this.#indicator = indicator;
    this.#unit = unitOf(indicator);
    this.#conditions = conditionsOf(indicator).filter(
      ({ relative, severity }) =>
        (options.comparable || !relative) && (severity === 'hold') === (options.tier === 'hold'),
    );
    this.judging = this.#conditions.some(({ severity }) => severity !== 'warn');
    this.#timer = new BreachTimer(2 * options.interval);
    this.#punctual = options.interval * punctuality;
  }

  /** The first limit there is, in words. */
  get first(): string | undefined {
    return this.#conditions[0]?.text;
  }

  /** A look could not tell. What was in breach then has not just too little traffic: it may be that nobody reaches it any more. */
  unknown(why: string): Finding | undefined {
    this.#timer.unknown();
    if (this.#breached === undefined) return undefined;
    const detail = `was in breach${this.#since()} when its values ended: ${why}`;
    return { state: 'pending', detail, condition: this.#breached.text };
  }

  /** A look that says nothing, as with too few requests. */
  skip(): void {
    this.#timer.unknown();
  }

  /** Judges one value. */
  read({ value, time }: Point, at: number, { reference, missing }: Comparable): Finding {
    const fresh = time !== this.#newest;
    this.#newest = time;
    const known = this.#conditions.flatMap((condition) => {
      const limit = limitFor(value, condition, reference);
      return limit === undefined ? [] : [{ condition, limit }];
    });
    const crossed = known.find(({ condition, limit }) => crosses(value, limit, condition.badSide));
    if (crossed && crossed.condition.severity !== 'warn')
      return this.#breach(this.#beyond(value, crossed, reference), crossed.condition, { at, fresh });
    const why = missing ?? `the reference is ${this.#format(reference ?? 0)}`;
    if (this.judging && !known.some(({ condition }) => condition.severity !== 'warn')) {
      this.#timer.unknown();
      const detail = `${this.#format(value)}, with nothing to compare it with: ${why}`;
      return { state: 'no-data', detail, cause: 'no-reference' };
    }
    this.#timer.reset();
    this.#inARow = 0;
    this.#breached = undefined;
    if (crossed === undefined) {
      const compared = known.length === this.#conditions.length;
      const lacking = compared ? '' : `, not compared with the reference: ${why}`;
      return { state: 'ok', detail: `${this.#format(value)}${lacking}` };
    }
    const detail = this.#beyond(value, crossed, reference);
    return { state: 'warn', detail, condition: crossed.condition.text };
  }

  #breach(
    beyond: string,
    condition: Condition,
    { at, fresh }: { readonly at: number; readonly fresh: boolean },
  ): Finding {
    this.#timer.breached(at, fresh);
    if (fresh || this.#inARow === 0) this.#inARow += 1;
    const breach = this.#elapsed >= this.#indicator.for && this.#inARow >= this.#indicator.consecutive;
    this.#breached = condition;
    const detail = `${beyond}${this.#since()}`;
    const state = breach ? 'breach' : 'pending';
    const consequence = this.#tier === 'hold' ? { consequence: 'hold' as const } : {};
    return { state, detail, condition: condition.text, ...consequence };
  }

  #beyond(
    value: number,
    { condition, limit }: { readonly condition: Condition; readonly limit: number },
    reference: number | undefined,
  ): string {
    // Three figures may not tell them apart.
    const just = this.#format(value) === this.#format(limit) ? 'just ' : '';
    const from =
      condition.relative && reference !== undefined ? ` (reference ${this.#format(reference)})` : '';
    return `${this.#format(value)} is ${just}${condition.badSide} ${this.#format(limit)}${from}`;
  }

  /** The time in breach so far, in milliseconds. */
  get #elapsed(): number {
    const { elapsed } = this.#timer;
    const needed = this.#indicator.for;
    return elapsed >= needed - this.#punctual ? Math.max(elapsed, needed) : elapsed;
  }

  #since(): string {
    const { for: needed, consecutive } = this.#indicator;
    const time = needed === 0 ? '' : ` for ${formatElapsed(this.#elapsed)} of ${formatDuration(needed)}`;
    return consecutive === 1 ? time : `${time} in ${this.#inARow} of ${consecutive} looks in a row`;
  }

  #format(value: number): string {
    return formatValue(value, this.#unit);
  }
}

/** What is not worse than the reference has not degraded, even where a reference of 0 gives no limit. */
function limitFor(value: number, condition: Condition, reference: number | undefined): number | undefined {
  const limit = condition.limit(reference);
  if (limit !== undefined || !condition.relative || reference === undefined) return limit;
  return crosses(value, reference, condition.badSide) ? undefined : reference;
}
