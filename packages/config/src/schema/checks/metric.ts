import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `metric`. */
export const metricSchema = z.strictObject({
  kind: z.literal('metric'),
  ...commonFields,
});
