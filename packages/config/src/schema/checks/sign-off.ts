import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `sign-off`. */
export const signOffSchema = z.strictObject({
  kind: z.literal('sign-off'),
  ...commonFields,
});
