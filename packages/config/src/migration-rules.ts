import { ConfigurationError } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { described, text } from './schema/values.ts';
import { validate } from './validation.ts';
import { YamlSource } from './yaml-source.ts';

const pattern = text().check(
  z.check((context) => {
    try {
      new RegExp(context.value, 'is');
    } catch (error) {
      const message = `must be a regular expression: ${error instanceof Error ? error.message : String(error)}`;
      context.issues.push({ code: 'custom', message, input: context.value });
    }
  }),
);

const ruleSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/, 'must be a name such as `no-cascade`')),
  pattern: described(
    'A regular expression, looked for in each statement on one line, without comments and with `_` for what is quoted; upper and lower case are the same.',
    pattern,
  ),
  kind: z._default(z.enum(['lock', 'rewrite', 'contract', 'other']), 'other'),
  level: z._default(z.enum(['warning', 'error']), 'warning'),
  message: text(),
  remedy: z.optional(text()),
});

const rulesSchema = z.array(ruleSchema).check(z.minLength(1));

/** A rule of a project's own about the SQL of its migrations. */
export type MigrationRule = z.output<typeof ruleSchema>;

/** Reads the text of a file of rules. Throws ConfigurationError with every problem at its place. */
export function readMigrationRules(content: string, file: string): readonly MigrationRule[] {
  const source = new YamlSource(content, { file });
  const syntax = source.syntaxProblems();
  if (syntax.length > 0) throw new ConfigurationError(syntax);
  const problems = validate(rulesSchema, source.value, source);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return rulesSchema.parse(source.value);
}
