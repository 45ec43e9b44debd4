import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `window`. */
export const windowSchema = z.strictObject({
  kind: z.literal('window'),
  ...commonFields,
});
