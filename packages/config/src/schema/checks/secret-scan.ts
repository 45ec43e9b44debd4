import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `secret-scan`. */
export const secretScanSchema = z.strictObject({
  kind: z.literal('secret-scan'),
  ...commonFields,
});
