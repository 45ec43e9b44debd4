import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `dns`. */
export const dnsSchema = z.strictObject({
  kind: z.literal('dns'),
  ...commonFields,
});
