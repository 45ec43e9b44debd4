import { nearest, quoted } from '@deploy-actions/action-kit';

/** What is known about a query without asking CloudWatch. */
export interface MetricMath {
  /** A query in the SQL of Metrics Insights; it uses no named metrics. */
  readonly insights: boolean;
  /** The named metrics it computes with. */
  readonly names: readonly string[];
  /** Those among them for which it says what a missing value means, with `FILL`. */
  readonly filled: readonly string[];
  /** Whether `METRICS()` takes in every metric of the request. */
  readonly takesAll: boolean;
  /** The lengths of buckets, in seconds, that it asks `SEARCH` for. */
  readonly periods: readonly number[];
}

/** A query that can't be metric math; the message is the end of a sentence that starts with the query. */
export class MetricMathError extends Error {}

/** Texts, numbers, names and signs; an exponent is no name. A quote without its partner is left as a sign of its own. */
const token = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\w+|\S/g;

/**
 * Takes apart a query. Names of metrics begin with a lower-case letter, and everything that CloudWatch itself has a name for is
 * in capitals: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax
 */
export function parseMetricMath(query: string): MetricMath {
  if (/^\s*SELECT\b/i.test(query)) {
    return { insights: true, names: [], filled: [], takesAll: false, periods: [] };
  }
  const tokens: readonly string[] = query.match(token) ?? [];
  checkPairs(tokens);
  const names = new Set<string>();
  const filled = new Set<string>();
  const periods: number[] = [];
  for (const [index, found] of tokens.entries()) {
    if (found === 'SEARCH') periods.push(...periodOf(tokens.slice(index)));
    if (!/^[a-z]/.test(found)) continue;
    // The second argument of this one is written without quotes, and is no metric.
    if (tokens[index - 4] === 'INSIGHT_RULE_METRIC') continue;
    if (tokens[index + 1] === '(') {
      throw new MetricMathError(
        `uses \`${found}\` as a function; functions are written in capitals: \`${found.toUpperCase()}(…)\``,
      );
    }
    names.add(found);
    if (tokens[index - 1] === '(' && tokens[index - 2] === 'FILL') filled.add(found);
  }
  return {
    ...{ insights: false, names: [...names], filled: [...filled], periods },
    takesAll: tokens.includes('METRICS'),
  };
}

/** What is wrong with a query among these metrics, `period` in seconds; `undefined` when nothing is. */
export function metricMathProblem(
  query: string,
  known: readonly string[],
  period: number,
): string | undefined {
  try {
    const { insights, names, periods } = parseMetricMath(query);
    if (insights && period < 60) {
      return 'is a query of Metrics Insights, which has buckets of a minute and more; set `period: 1m`';
    }
    const other = periods.find((each) => each !== period);
    if (other !== undefined) {
      return `asks \`SEARCH\` for buckets of ${other} s, but those of the source have ${period} s (\`period\`); leave the number out`;
    }
    return unknownName(names, known);
  } catch (error) {
    if (error instanceof MetricMathError) return error.message;
    throw error;
  }
}

function unknownName(names: readonly string[], known: readonly string[]): string | undefined {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, known);
  const list = known.map((name) => `\`${name}\``).join(', ') || 'none are there';
  return `uses \`${unknown}\`, which is not in \`metrics\` of the source; ${near ? `did you mean \`${near}\`?` : `known: ${list}`}`;
}

function checkPairs(tokens: readonly string[]): void {
  if (tokens.length === 0) throw new MetricMathError('is empty');
  const open: string[] = [];
  const closing: Record<string, string> = { '(': ')', '[': ']' };
  for (const found of tokens) {
    if (found === "'" || found === '"') throw new MetricMathError(`has a ${found} that is never closed`);
    const closes = closing[found];
    if (closes !== undefined) open.push(closes);
    else if ((found === ')' || found === ']') && open.pop() !== found) {
      throw new MetricMathError(`has a ${quoted(found)} too many`);
    }
  }
  const missing = open.pop();
  if (missing !== undefined) throw new MetricMathError(`has a ${quoted(missing)} too few`);
}

/** `SEARCH('…', 'Sum', 60)`: the third argument, where it has one. */
function periodOf([, , , firstComma, , secondComma, period = '']: readonly string[]): number[] {
  return firstComma === ',' && secondComma === ',' && /^\d+$/.test(period) ? [Number(period)] : [];
}
