import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `aws-identity`. */
export const awsIdentitySchema = z.strictObject({
  kind: z.literal('aws-identity'),
  ...commonFields,
});
