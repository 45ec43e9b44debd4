import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `errors`. */
export const errorsSchema = z.strictObject({
  kind: z.literal('errors'),
  ...commonFields,
});
