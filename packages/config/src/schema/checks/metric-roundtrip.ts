import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `metric-roundtrip`. */
export const metricRoundtripSchema = z.strictObject({
  kind: z.literal('metric-roundtrip'),
  ...commonFields,
});
