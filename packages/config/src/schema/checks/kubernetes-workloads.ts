import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `kubernetes-workloads`. */
export const kubernetesWorkloadsSchema = z.strictObject({
  kind: z.literal('kubernetes-workloads'),
  ...commonFields,
});
