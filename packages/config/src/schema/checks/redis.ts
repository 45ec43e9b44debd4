import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `redis`. */
export const redisSchema = z.strictObject({
  kind: z.literal('redis'),
  ...commonFields,
});
