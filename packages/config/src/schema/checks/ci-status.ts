import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `ci-status`. */
export const ciStatusSchema = z.strictObject({
  kind: z.literal('ci-status'),
  ...commonFields,
});
