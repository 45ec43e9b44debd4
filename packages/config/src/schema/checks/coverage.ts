import * as z from 'zod/mini';
import { described, percentage, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `coverage`. */
export const coverageSchema = z
  .strictObject({
    kind: z.literal('coverage'),
    ...commonFields,
    report: described(
      'Globs of coverage reports; several are added up.',
      z.array(text()).check(z.minLength(1)),
    ),
    format: z.optional(
      described(
        'What the reports are written in; found from their content when absent.',
        z.enum(['lcov', 'cobertura', 'istanbul', 'coverage.py', 'go']),
      ),
    ),
    of: described(
      'What is counted, where the format has it; Go counts statements as lines.',
      z._default(z.enum(['lines', 'branches', 'functions']), 'lines'),
    ),
    'at-least': described('Less than this fails.', percentage()),
    'warn-below': z.optional(described('Less than this warns.', percentage())),
    'younger-than': z.optional(described('How old the reports may be.', timespan())),
  })
  .check(
    z.check((context) => {
      const { 'at-least': least, 'warn-below': warn } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if (least > 100) refuse('at-least', `is ${least}%, but no more than everything can be covered`);
      if (warn === undefined) return;
      if (warn > 100) refuse('warn-below', `is ${warn}%, but no more than everything can be covered`);
      if (warn <= least) {
        refuse(
          'warn-below',
          `is ${warn}%, but what is below ${least}% fails already; it must be higher than \`at-least\``,
        );
      }
    }),
  );
