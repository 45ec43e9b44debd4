import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `kubernetes-access`. */
export const kubernetesAccessSchema = z.strictObject({
  kind: z.literal('kubernetes-access'),
  ...commonFields,
});
