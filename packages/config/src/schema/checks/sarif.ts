import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `sarif`. */
export const sarifSchema = z.strictObject({
  kind: z.literal('sarif'),
  ...commonFields,
});
