/** A query, as far as this evaluator understands PromQL. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | Selector
  | { readonly kind: 'range'; readonly selector: Selector; readonly range: number }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | Binary
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  | Aggregation;

/** The series of which all matchers hold; `text` is how the query writes it. */
export interface Selector {
  readonly kind: 'selector';
  readonly matchers: readonly Matcher[];
  readonly text: string;
}

/** One condition on one label; an absent label counts as empty. */
export interface Matcher {
  readonly label: string;
  readonly matches: (value: string) => boolean;
}

/** Arithmetic, or `or`, with the labels that pair the two sides. */
export interface Binary {
  readonly kind: 'binary';
  readonly operator: '+' | '-' | '*' | '/' | 'or';
  readonly left: Expression;
  readonly right: Expression;
  readonly matching: Grouping | undefined;
}

/** `sum`, `avg`, `min`, `max` or `count` over the series of a vector. */
export interface Aggregation {
  readonly kind: 'aggregation';
  readonly operator: AggregationName;
  readonly grouping: Grouping;
  readonly operand: Expression;
}

/** The labels that count (`by`, `on`), or all others (`without`, `ignoring`). */
export interface Grouping {
  readonly only: boolean;
  readonly labels: readonly string[];
}

/** The aggregations there are. */
export const aggregations = ['sum', 'avg', 'min', 'max', 'count'] as const;

/** The name of an aggregation. */
export type AggregationName = (typeof aggregations)[number];

/** What an expression gives. */
export type ValueType = 'scalar' | 'vector' | 'range vector';

/** The functions there are, each with the types of its arguments. */
export const functions = {
  rate: ['range vector'],
  increase: ['range vector'],
  delta: ['range vector'],
  irate: ['range vector'],
  avg_over_time: ['range vector'],
  max_over_time: ['range vector'],
  min_over_time: ['range vector'],
  histogram_quantile: ['scalar', 'vector'],
  vector: ['scalar'],
} as const satisfies Record<string, readonly ValueType[]>;

/** The name of a function. */
export type FunctionName = keyof typeof functions;

/** A function that makes one value per series out of its points in a range. */
export type RangeFunctionName = Exclude<FunctionName, 'histogram_quantile' | 'vector'>;

/** A query that is no PromQL, or outside the subset; the message says what and what is allowed. */
export class QueryError extends Error {}

/** What an expression gives when it is evaluated. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'range':
      return 'range vector';
    case 'negation':
      return typeOf(expression.operand);
    case 'binary':
      return [expression.left, expression.right].some((side) => typeOf(side) === 'vector')
        ? 'vector'
        : 'scalar';
    default:
      return 'vector';
  }
}

/** Functions that need two points of a series before they give anything. */
const needTwoPoints: readonly FunctionName[] = ['rate', 'increase', 'delta', 'irate'];

/** How a query reads the series of a selector. */
export interface SelectorUse {
  readonly selector: Selector;
  /** In milliseconds; 0 for an instant. */
  readonly range: number;
  /** How many points of a series there must be in the range. */
  readonly points: number;
}

/** All selectors of a query, and how each is read. */
export function selectorsOf(expression: Expression): SelectorUse[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'selector':
      return [{ selector: expression, range: 0, points: 1 }];
    case 'range':
      return [{ selector: expression.selector, range: expression.range, points: 1 }];
    case 'binary':
      return [...selectorsOf(expression.left), ...selectorsOf(expression.right)];
    case 'call': {
      const uses = expression.args.flatMap(selectorsOf);
      return needTwoPoints.includes(expression.name) ? uses.map((use) => ({ ...use, points: 2 })) : uses;
    }
    default:
      return selectorsOf(expression.operand);
  }
}
