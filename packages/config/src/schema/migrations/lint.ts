import * as z from 'zod/mini';
import { described, text } from '../values.ts';

const acceptedSchema = z.strictObject({
  migration: described('The id of the migration, as the tool names it.', text()),
  rules: z.optional(
    described(
      'Only what these rules find in it; everything when absent.',
      z.array(text()).check(z.minLength(1)),
    ),
  ),
  reason: described('Why it is all right; stands in the report.', text()),
});

/** How the SQL of migrations is looked through. */
export const lintSchema = described(
  'How the SQL of migrations is looked through for long locks, rewrites, and what the previous release can’t live with.',
  z.strictObject({
    squawk: described(
      'Whether the linter squawk looks, too: `auto` when it is installed, `required`, or `off`. PostgreSQL.',
      z._default(z.enum(['auto', 'required', 'off']), 'auto'),
    ),
    program: z.optional(
      described(
        'What squawk is started with, as a list; `squawk` when absent.',
        z.array(text()).check(z.minLength(1)),
      ),
    ),
    rules: z.optional(described('A file of own rules, relative to the workspace.', text())),
    ignore: described(
      'Rules whose findings don’t count, by their names; of squawk’s rules, too.',
      z._default(z.array(text()), []),
    ),
    accept: described(
      'Migrations whose findings somebody has looked at and answers for.',
      z._default(z.array(acceptedSchema), []),
    ),
  }),
);
