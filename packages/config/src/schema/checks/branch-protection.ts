import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `branch-protection`. */
export const branchProtectionSchema = z.strictObject({
  kind: z.literal('branch-protection'),
  ...commonFields,
});
