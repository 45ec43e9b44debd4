import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `objectives`. */
export const objectivesSchema = z.strictObject({
  kind: z.literal('objectives'),
  ...commonFields,
});
