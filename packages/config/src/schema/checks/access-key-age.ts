import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const weight = () => z.enum(['pass', 'warn', 'fail']);

/** A check of the kind `access-key-age`. */
export const accessKeyAgeSchema = z
  .strictObject({
    kind: z.literal('access-key-age'),
    ...commonFields,
    users: z.optional(described('Names of IAM users.', z.array(text()).check(z.minLength(1)))),
    'path-prefix': z.optional(
      described(
        'All users whose path begins with this; `/` for all of the account.',
        z.string().check(z.regex(/^\/(.*\/)?$/, 'must begin and end with `/`')),
      ),
    ),
    'rotated-within': described('How old an active access key may be.', timespan()),
    'warn-before': z.optional(described('So long before that it is a warning.', timespan())),
    'never-used': described('What it means when an active key was never used.', z._default(weight(), 'pass')),
    inactive: described('What it means when a user has an inactive key.', z._default(weight(), 'pass')),
  })
  .check(
    z.check((context) => {
      const {
        users,
        'path-prefix': prefix,
        'rotated-within': longest,
        'warn-before': before = 0,
      } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if ((users === undefined) === (prefix === undefined))
        refuse('users', 'or `path-prefix` is needed, one of the two');
      if (before >= longest) refuse('warn-before', 'must be shorter than `rotated-within`');
    }),
  );
