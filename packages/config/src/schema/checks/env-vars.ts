import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common.ts';

/** A check of the kind `env-vars`. */
export const envVarsSchema = z.strictObject({
  kind: z.literal('env-vars'),
  ...commonFields,
  names: described('Variables that must be set and not empty.', z.array(text()).check(z.minLength(1))),
});
