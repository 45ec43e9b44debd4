import * as z from 'zod/mini';
import { oneWayIn } from '../metrics/sources.ts';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { server, share } from './monitoring.ts';

/** A check of the kind `prometheus-targets`. */
export const prometheusTargetsSchema = z
  .strictObject({
    kind: z.literal('prometheus-targets'),
    ...commonFields,
    ...server('The Prometheus server; without `/api/v1`.'),
    jobs: z.optional(
      described(
        'Jobs that each must have a target, by the label `job`; all that there are when absent.',
        z.array(text()).check(z.minLength(1)),
      ),
    ),
    'up-at-least': described(
      'A job with a smaller share of its targets up fails; one with a target down above it warns.',
      z._default(share(), 100),
    ),
    'stale-after': z.optional(
      described(
        'A target that was scraped longer ago than this counts as down; three times its scrape interval, and a minute at least, when absent.',
        timespan(),
      ),
    ),
  })
  .check(oneWayIn);
