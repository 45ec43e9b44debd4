import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const names = () => z.array(text()).check(z.minLength(1));

/** A check of the kind `env-vars`. */
export const envVarsSchema = z.strictObject({
  kind: z.literal('env-vars'),
  ...commonFields,
  names: described('Variables that must be set and not empty.', names()),
  recommended: z.optional(described('Variables that should be; without them it warns.', names())),
});
