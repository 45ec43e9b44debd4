import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `security-alerts`. */
export const securityAlertsSchema = z.strictObject({
  kind: z.literal('security-alerts'),
  ...commonFields,
});
