import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `environment-protection`. */
export const environmentProtectionSchema = z.strictObject({
  kind: z.literal('environment-protection'),
  ...commonFields,
});
