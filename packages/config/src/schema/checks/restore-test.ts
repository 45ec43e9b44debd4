import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `restore-test`. */
export const restoreTestSchema = z.strictObject({
  kind: z.literal('restore-test'),
  ...commonFields,
});
