import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `alerts`. */
export const alertsSchema = z.strictObject({
  kind: z.literal('alerts'),
  ...commonFields,
});
