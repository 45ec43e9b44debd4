import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `command`. */
export const commandSchema = z
  .strictObject({
    kind: z.literal('command'),
    ...commonFields,
    run: described('Shell code; exit code 0 is a pass. Never templated.', text()),
    'warn-exit-code': z.optional(
      described('The exit code that is a warning, not a failure.', z.int().check(z.gte(1), z.lte(255))),
    ),
    contains: z.optional(
      described(
        'Text that must stand in a line of its output.',
        z.string().check(z.regex(/^[^\n]+$/, 'must be a text of one line')),
      ),
    ),
    results: z.optional(
      described('Where the script says what it found, as JSON or SARIF: `stdout` or a file.', text()),
    ),
    baseline: z.optional(described('A reviewed file that its standard output must equal.', text())),
    record: z.optional(
      described('A file that gets its standard output, for a review or a comparison.', text()),
    ),
  })
  .check(
    z.check((context) => {
      const { baseline, record, results } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if (record !== undefined && record === baseline) {
        refuse('record', 'is the `baseline`, which would then approve whatever it gets; record another file');
      }
      if (results === 'stdout' && baseline !== undefined) {
        refuse(
          'baseline',
          'is compared with the standard output, which has the `results` here; let those go to a file',
        );
      }
    }),
  );
