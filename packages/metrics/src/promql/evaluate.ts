import { aggregate } from './aggregate.ts';
import { applyBinary } from './binary.ts';
import { histogramQuantile } from './histogram-quantile.ts';
import { rangeFunctions } from './range-functions.ts';
import type { Series } from './series.ts';
import {
  type Aggregation,
  type Expression,
  type FunctionName,
  type Selector,
  selectorsOf,
} from './syntax.ts';
import { type Element, type Value, withoutNames } from './vector.ts';

/** How far back the newest value of a series may lie to still count: the default of Prometheus. */
export const lookback = 5 * 60_000;

/** What a query is evaluated over. */
export interface SeriesSource {
  readonly select: (selector: Selector) => readonly Series[];
  /** Whether a selector means counters that have not counted anything yet. */
  readonly isUnborn: (selector: Selector) => boolean;
  /** The moment of evaluation, in milliseconds since 1970. */
  readonly at: number;
  /** When the watch began; there can be no points before. */
  readonly since: number;
}

/** Evaluates a query at one moment. Throws EvaluationError when series can't be told apart. */
export function evaluate(expression: Expression, source: SeriesSource): Value {
  switch (expression.kind) {
    case 'number':
      return { type: 'scalar', value: expression.value };
    case 'selector':
      return vector(instant(expression, source));
    case 'range':
      throw new TypeError('a range vector has no value of its own');
    case 'negation': {
      const value = evaluate(expression.operand, source);
      if (value.type === 'scalar') return { type: 'scalar', value: -value.value };
      return vector(withoutNames(value.elements.map((element) => ({ ...element, value: -element.value }))));
    }
    case 'binary':
      return applyBinary(expression, evaluate(expression.left, source), evaluate(expression.right, source));
    case 'aggregation':
      return vector(aggregation(expression, source));
    case 'call':
      return vector(call(expression, source));
  }
}

function call({ name, args }: Extract<Expression, { kind: 'call' }>, source: SeriesSource): Element[] {
  const [first, second] = args;
  if (name === 'vector') return [{ labels: {}, value: scalar(first, source) }];
  if (name === 'histogram_quantile')
    return histogramQuantile(scalar(first, source), elements(second, source));
  if (first?.kind !== 'range') throw new TypeError(`${name} needs a range vector`);
  const { selector, range } = first;
  // A watch younger than the range is all there is: rates are then per second of the watch, not of the range.
  const span = { start: Math.max(source.at - range, source.since), end: source.at };
  const results = source.select(selector).flatMap(({ labels, points }): Element[] => {
    const inRange = points.filter(({ time }) => time > source.at - range && time <= source.at);
    const value = rangeFunctions[name](inRange, span);
    return value === undefined ? [] : [{ labels, value }];
  });
  return withoutNames(results);
}

/**
 * As in Prometheus, but for one case: `sum(…)` without `by` over counters that have not appeared yet is 0, not nothing. Client
 * libraries show `{status="500"}` only after the first error, and a page, unlike a database, is known to be complete. So a
 * healthy service has an error rate of 0 and not an unknown one.
 */
function aggregation(expression: Aggregation, source: SeriesSource): Element[] {
  const found = elements(expression.operand, source);
  const { operator, grouping, operand } = expression;
  const total = operator === 'sum' && grouping.only && grouping.labels.length === 0;
  if (!total || found.length > 0 || source.at <= source.since) return aggregate(expression, found);
  const counted = operand.kind === 'selector' || (operand.kind === 'call' && isCount(operand.name));
  const unborn = counted && selectorsOf(operand).every(({ selector }) => source.isUnborn(selector));
  return unborn ? [{ labels: {}, value: 0 }] : [];
}

function isCount(name: FunctionName): boolean {
  return name === 'rate' || name === 'increase' || name === 'irate';
}

function instant(selector: Selector, source: SeriesSource): Element[] {
  return source.select(selector).flatMap(({ labels, points, present }): Element[] => {
    const newest = points.findLast(({ time }) => time <= source.at);
    const current = present && newest !== undefined && newest.time > source.at - lookback;
    return current ? [{ labels, value: newest.value }] : [];
  });
}

function vector(found: readonly Element[]): Value {
  return { type: 'vector', elements: found };
}

function elements(expression: Expression | undefined, source: SeriesSource): readonly Element[] {
  const value = expression && evaluate(expression, source);
  return value?.type === 'vector' ? value.elements : [];
}

function scalar(expression: Expression | undefined, source: SeriesSource): number {
  const value = expression && evaluate(expression, source);
  return value?.type === 'scalar' ? value.value : Number.NaN;
}
