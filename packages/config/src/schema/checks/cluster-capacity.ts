import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `cluster-capacity`. */
export const clusterCapacitySchema = z.strictObject({
  kind: z.literal('cluster-capacity'),
  ...commonFields,
});
