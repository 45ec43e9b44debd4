import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `migrations`. */
export const migrationsSchema = z.strictObject({
  kind: z.literal('migrations'),
  ...commonFields,
});
