import * as z from 'zod/mini';
import { oneWayIn } from '../metrics/sources.ts';
import { described, providers, text } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { roomToWarn, roundTripFields, server } from './monitoring.ts';

const writeSchema = providers(
  'way to write',
  'provider',
  ['pushgateway', 'command'],
  [],
  [
    z
      .strictObject({
        provider: z.literal('pushgateway'),
        ...server('The Pushgateway, without `/metrics`.'),
        job: described('The job that the metric is pushed for.', z._default(text(), 'deployment-test')),
      })
      .check(oneWayIn),
    z.strictObject({
      provider: z.literal('command'),
      run: described(
        'Shell code that sends the metric DEPLOY_METRIC with the value DEPLOY_METRIC_VALUE. Never templated.',
        text(),
      ),
      cleanup: z.optional(
        described(
          'What is left to remove afterwards, however the check ended.',
          z.strictObject({
            run: described('Shell code with the same variables. Never templated.', text()),
          }),
        ),
      ),
    }),
  ],
);

/** A check of the kind `metric-roundtrip`. */
export const metricRoundtripSchema = z
  .strictObject({
    kind: z.literal('metric-roundtrip'),
    ...commonFields,
    metric: described(
      'The name of the test metric, which nothing else uses.',
      z._default(
        z
          .string()
          .check(z.regex(/^[a-zA-Z_:][\w:]*$/, 'must be the name of a metric: letters, digits, `_` and `:`')),
        'deployment_test',
      ),
    ),
    write: described('How the metric is sent.', writeSchema),
    find: described(
      'Where it has to arrive.',
      z
        .strictObject({
          ...server('The Prometheus server; without `/api/v1`.'),
          query: z.optional(
            described('PromQL that gives the metric, whose value is compared; its name when absent.', text()),
          ),
        })
        .check(oneWayIn),
    ),
    ...roundTripFields,
  })
  .check(roomToWarn);
