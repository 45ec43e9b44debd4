import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `kubernetes-autoscaler`. */
export const kubernetesAutoscalerSchema = z.strictObject({
  kind: z.literal('kubernetes-autoscaler'),
  ...commonFields,
});
