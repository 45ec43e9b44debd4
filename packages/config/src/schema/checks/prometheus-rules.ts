import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `prometheus-rules`. */
export const prometheusRulesSchema = z.strictObject({
  kind: z.literal('prometheus-rules'),
  ...commonFields,
});
