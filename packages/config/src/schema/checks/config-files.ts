import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common.ts';

/** A check of the kind `config-files`. */
export const configFilesSchema = z.strictObject({
  kind: z.literal('config-files'),
  ...commonFields,
  paths: described('Globs of YAML and JSON files that must parse.', z.array(text()).check(z.minLength(1))),
});
