import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { SourceOf } from '@deploy-actions/config';
import { type MetricMath, parseMetricMath } from './metric-math.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const mostQueries = 500;

type Source = SourceOf<'cloudwatch'>;

/** A query of the configuration, at its place among all of them. */
export interface Question {
  readonly index: number;
  readonly text: string;
  readonly math: MetricMath;
}

/** What is asked with one call. */
export interface Batch {
  readonly questions: readonly Question[];
  readonly metrics: readonly string[];
}

/** Queries as questions. Throws MetricMathError. */
export function questionsOf(queries: readonly string[]): Question[] {
  return queries.map((text, index) => ({ index, text, math: parseMetricMath(text) }));
}

/**
 * As few calls as CloudWatch allows: 500 metrics and expressions in one, but only one query of Metrics Insights. Only metrics
 * that are computed with are asked for, because each is charged.
 */
export function batchesOf(questions: readonly Question[], source: Source): Batch[] {
  const batches: Batch[] = [];
  let current: Batch = { questions: [], metrics: [] };
  for (const question of questions) {
    const needed = question.math.takesAll ? Object.keys(source.metrics) : question.math.names;
    const batch = {
      questions: [...current.questions, question],
      metrics: [...new Set([...current.metrics, ...needed])],
    };
    const insights = batch.questions.filter(({ math }) => math.insights).length;
    if (batch.questions.length + batch.metrics.length <= mostQueries && insights <= 1) {
      current = batch;
      continue;
    }
    batches.push(current);
    current = { questions: [question], metrics: needed };
  }
  return [...batches, current].filter(({ questions: asked }) => asked.length > 0);
}

/** The ids of the queries in answers: none that a named metric has. */
export function idOf({ index }: Question, source: Source): string {
  let id = `query_${index}`;
  while (id in source.metrics) id = `${id}_`;
  return id;
}

/** A batch as CloudWatch takes it. */
export function metricDataQueries({ questions, metrics }: Batch, source: Source): MetricDataQuery[] {
  const Period = source.period / 1_000;
  const named = metrics.flatMap((Id): MetricDataQuery[] => {
    const metric = source.metrics[Id];
    if (!metric) return [];
    const Dimensions = Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value }));
    const Metric = { Namespace: metric.namespace, MetricName: metric.metric, Dimensions };
    return [{ Id, MetricStat: { Metric, Period, Stat: metric.statistic }, ReturnData: false }];
  });
  const asked = questions.map(
    (question): MetricDataQuery => ({
      ...{ Id: idOf(question, source), Expression: question.text, Period, ReturnData: true },
    }),
  );
  return [...named, ...asked];
}
