import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `workflow-run`. */
export const workflowRunSchema = z.strictObject({
  kind: z.literal('workflow-run'),
  ...commonFields,
});
