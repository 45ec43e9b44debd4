import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common.ts';

/** A check of the kind `command`. */
export const commandSchema = z.strictObject({
  kind: z.literal('command'),
  ...commonFields,
  run: described('Shell code; exit code 0 is a pass. Never templated.', text()),
  'warn-exit-code': z.optional(
    described('The exit code that is a warning, not a failure.', z.int().check(z.gte(1), z.lte(255))),
  ),
});
