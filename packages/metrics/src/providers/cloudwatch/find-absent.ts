import type { Metric } from '@aws-sdk/client-cloudwatch';
import { type Log, nearest } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import type { CloudWatchApi } from './cloudwatch-api.ts';

type NamedMetric = SourceOf<'cloudwatch'>['metrics'][string];

/**
 * Why a metric can have no value, as the end of a sentence that starts with a query; `undefined` where it has one, may get one, or
 * CloudWatch doesn't say. ListMetrics knows what had a value in the last two weeks:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html. A colour that had no traffic for so long is
 * not among it, nor are errors that never happened; so what was never seen is a mistake only where nobody else has it, either.
 */
export async function findAbsent(
  name: string,
  metric: NamedMetric,
  filled: boolean,
  { api, log }: { readonly api: CloudWatchApi; readonly log: Log },
): Promise<string | undefined> {
  const { namespace: Namespace, metric: MetricName } = metric;
  const alike = await api.metrics({ Namespace, MetricName });
  if (alike.failure !== undefined) {
    log.debug(`Whether \`${name}\` exists can't be looked up: ${alike.detail}`);
    return undefined;
  }
  if (alike.metrics.some((other) => hasDimensions(other, metric))) return undefined;
  const what = `metric \`${MetricName}\` in \`${Namespace}\``;
  if (alike.metrics.length > 0) {
    const dimensions = namesOf(alike.metrics);
    const own = keyOf(Object.keys(metric.dimensions));
    if (!dimensions.includes(own)) {
      return `computes with \`${name}\`, but ${what} is kept by ${listOf(dimensions)} and never by ${own}; CloudWatch adds nothing up over dimensions that are left out`;
    }
    log.info(
      `CloudWatch knows no ${what} with these dimensions of \`${name}\`, only others. A colour without traffic for two weeks has none.`,
    );
    return undefined;
  }
  return neverSeen(name, metric, filled, { api, log, what });
}

async function neverSeen(
  name: string,
  { namespace, metric }: NamedMetric,
  filled: boolean,
  { api, log, what }: { readonly api: CloudWatchApi; readonly log: Log; readonly what: string },
): Promise<string | undefined> {
  const known = await api.metrics({ Namespace: namespace });
  if (known.failure !== undefined) return undefined;
  const names = [...new Set(known.metrics.map(({ MetricName = '' }) => MetricName))];
  const near = nearest(metric, names);
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
  const nothing = names.length === 0 ? '; nothing at all is in this namespace' : '';
  const never = `no ${what} had a value in the last two weeks${hint}${nothing}`;
  // Nothing is there before a first deployment, either.
  if (filled) {
    log.info(`For \`${name}\`: ${never}`);
    return undefined;
  }
  const remedy = `; where that means 0, as before a first deployment, write \`FILL(${name}, 0)\``;
  return `computes with \`${name}\`, but CloudWatch has no value for it: ${never}${near === undefined ? remedy : ''}`;
}

function hasDimensions({ Dimensions = [] }: Metric, { dimensions }: NamedMetric): boolean {
  const wanted = Object.entries(dimensions);
  return (
    Dimensions.length === wanted.length &&
    wanted.every(([name, value]) => Dimensions.some(({ Name, Value }) => Name === name && Value === value))
  );
}

function namesOf(metrics: readonly Metric[]): string[] {
  const keys = metrics.map(({ Dimensions = [] }) => keyOf(Dimensions.map(({ Name = '' }) => Name)));
  return [...new Set(keys)];
}

function keyOf(names: readonly string[]): string {
  if (names.length === 0) return 'no dimension';
  return names
    .toSorted()
    .map((name) => `\`${name}\``)
    .join(' and ');
}

function listOf(dimensions: readonly string[]): string {
  return `${dimensions.slice(0, 3).join('; by ')}${dimensions.length > 3 ? '; …' : ''}`;
}
