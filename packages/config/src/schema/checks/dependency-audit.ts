import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `dependency-audit`. */
export const dependencyAuditSchema = z.strictObject({
  kind: z.literal('dependency-audit'),
  ...commonFields,
});
