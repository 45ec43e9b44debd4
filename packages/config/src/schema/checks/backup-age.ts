import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `backup-age`. */
export const backupAgeSchema = z.strictObject({
  kind: z.literal('backup-age'),
  ...commonFields,
});
