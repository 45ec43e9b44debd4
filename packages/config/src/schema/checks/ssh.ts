import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `ssh`. */
export const sshSchema = z.strictObject({
  kind: z.literal('ssh'),
  ...commonFields,
});
