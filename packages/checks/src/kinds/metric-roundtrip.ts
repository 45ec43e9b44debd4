import { randomInt } from 'node:crypto';
import { describeError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { PrometheusServer } from '../monitoring/prometheus-api.ts';
import { awaitArrival, gradeArrival, newMarker } from '../monitoring/round-trip.ts';
import {
  createMetricWriting,
  type MetricWriting,
  type TestSample,
} from './metric-roundtrip/metric-writing.ts';

/** https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries */
const vectorSchema = z.object({ resultType: z.literal('vector'), result: z.array(z.unknown()) });

/** Sends a metric with a value of its own and waits until Prometheus has it; it is removed however the check ends. Throws ConfigurationError for addresses that are none. */
export function createMetricRoundtripCheck(
  configuration: CheckConfigurationOf<'metric-roundtrip'>,
  context: Pick<CheckContext, 'runtime' | 'subject'>,
): Check {
  const { metric, find, interval, timeout, 'warn-slower-than': slow } = configuration;
  const { clock } = context.runtime;
  const { query = metric } = find;
  const writing = createMetricWriting(configuration.write, timeout, context);
  const prometheus = new PrometheusServer(find, context.runtime, timeout);
  const look = async (value: number, signal: AbortSignal) => {
    // A line of its own, because the query may end with a comment.
    const equal = `(${query}\n) == ${value}`;
    const { result } = await prometheus.ask('query', { query: equal }, vectorSchema, signal);
    return { found: result.length > 0 || undefined };
  };
  return {
    asks: `${writing.asks}, then GET ${prometheus.place('query')} for ${query}`,
    async ask(signal) {
      // Prometheus refuses a wrong query here, before anything is sent.
      // Below 2^31, so that a value stays itself in every system on its way.
      const sample = { metric, value: randomInt(1_000_000, 2 ** 31), marker: newMarker() };
      if ((await look(sample.value, signal)).found) {
        const finding = `the query ${quoted(query)} has the value before it was sent, which proves nothing`;
        return { status: 'fail', finding, answer: `found ${sample.value}` };
      }
      const grades: Grade[] = [];
      const started = clock.now();
      try {
        await writing.write(sample, signal);
        const wait = { started, interval, clock, signal };
        const arrival = await awaitArrival((until) => look(sample.value, until), wait);
        grades.push(gradeArrival(`the metric ${quoted(metric)} in Prometheus`, arrival, slow));
      } finally {
        grades.push(...(await remove(writing, sample)));
      }
      return gathered(grades, `${metric} ${sample.value}, ${sample.marker}`);
    },
  };
}

async function remove(writing: MetricWriting, sample: TestSample): Promise<Grade[]> {
  try {
    await writing.remove(sample);
    return [];
  } catch (error) {
    const finding = `the test metric was not removed (${describeError(error)}); it stays with the label or variable ${quoted(sample.marker)}`;
    return [{ status: 'warn', finding }];
  }
}
