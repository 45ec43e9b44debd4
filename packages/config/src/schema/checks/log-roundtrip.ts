import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `log-roundtrip`. */
export const logRoundtripSchema = z.strictObject({
  kind: z.literal('log-roundtrip'),
  ...commonFields,
});
