import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const globs = () => z.array(text()).check(z.minLength(1));

/** A check of the kind `config-files`. */
export const configFilesSchema = z
  .strictObject({
    kind: z.literal('config-files'),
    ...commonFields,
    paths: z.optional(described('Globs of YAML and JSON files that must parse.', globs())),
    schemas: z.optional(
      described(
        'Globs of YAML and JSON files that must parse and fit a JSON Schema.',
        z
          .array(
            z.strictObject({
              paths: described('Globs of the files.', globs()),
              schema: described('The JSON Schema (draft-07, 2019-09 or 2020-12), a JSON file.', text()),
            }),
          )
          .check(z.minLength(1)),
      ),
    ),
  })
  .check(
    z.check((context) => {
      const { paths, schemas } = context.value;
      if (paths !== undefined || schemas !== undefined) return;
      const message = 'needs `paths`, `schemas` or both: say which files have to be valid';
      context.issues.push({ code: 'custom', message, path: ['paths'], input: context.value });
    }),
  );
