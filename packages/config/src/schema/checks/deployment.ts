import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `deployment`. */
export const deploymentSchema = z.strictObject({
  kind: z.literal('deployment'),
  ...commonFields,
});
