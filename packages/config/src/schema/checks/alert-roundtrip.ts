import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `alert-roundtrip`. */
export const alertRoundtripSchema = z.strictObject({
  kind: z.literal('alert-roundtrip'),
  ...commonFields,
});
