import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `sql`. */
export const sqlSchema = z.strictObject({
  kind: z.literal('sql'),
  ...commonFields,
});
