import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `prometheus-targets`. */
export const prometheusTargetsSchema = z.strictObject({
  kind: z.literal('prometheus-targets'),
  ...commonFields,
});
