import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const several = () => z.array(text()).check(z.minLength(1));

/** Keys of a secret in JSON whose values are the same everywhere and protect nothing. */
const harmlessKeys = ['engine', 'username', 'dbname', 'port'];

/** A check of the kind `secret-age`. */
export const secretAgeSchema = z
  .strictObject({
    kind: z.literal('secret-age'),
    ...commonFields,
    secrets: described('Names or ARNs of secrets in Secrets Manager; each must be there.', several()),
    'rotated-within': z.optional(described('How old the value of a secret may be.', timespan())),
    'warn-before': z.optional(described('So long before that it is a warning.', timespan())),
    'no-rotation': described(
      'What it means when Secrets Manager doesn’t rotate a secret by itself.',
      z._default(z.enum(['pass', 'warn', 'fail']), 'pass'),
    ),
    'not-shared-with': z.optional(
      described(
        'Secrets of other environments that must not have any value in common with these.',
        several(),
      ),
    ),
    'may-share': described(
      'Keys of secrets in JSON whose values may be the same.',
      z._default(z.array(text()), harmlessKeys),
    ),
    region: z.optional(described('The region; the one of the section `aws` when absent.', text())),
  })
  .check(
    z.check((context) => {
      const {
        secrets,
        'rotated-within': longest,
        'warn-before': before,
        'not-shared-with': others = [],
      } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if (before !== undefined && longest === undefined) refuse('warn-before', 'needs `rotated-within`');
      if (before !== undefined && longest !== undefined && before >= longest) {
        refuse('warn-before', 'must be shorter than `rotated-within`');
      }
      const both = others.filter((name) => secrets.includes(name));
      if (both.length > 0) refuse('not-shared-with', `has \`${both[0]}\`, which is in \`secrets\` as well`);
    }),
  );
