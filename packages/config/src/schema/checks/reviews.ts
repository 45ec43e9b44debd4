import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const several = () => z.array(text()).check(z.minLength(1));
const people = () => z.int().check(z.gte(1), z.lte(50));

/** Whose approvals count. */
export const approversSchema = z
  .strictObject({
    users: z.optional(described('Logins.', several())),
    teams: z.optional(
      described(
        'Teams, as `organization/team`; the token needs the permission `members: read` of the organization.',
        z
          .array(z.string().check(z.regex(/^[^/\s@]+\/[^/\s]+$/, 'must be written `organization/team`')))
          .check(z.minLength(1)),
      ),
    ),
    'code-owners': z.optional(
      described('Whom CODEOWNERS names: each changed file needs one of its owners.', z.literal(true)),
    ),
  })
  .check(
    z.refine(
      (from) => Object.keys(from).length > 0,
      'must name somebody: `users`, `teams` or `code-owners: true`',
    ),
  );

/** A check of the kind `reviews`. */
export const reviewsSchema = z
  .strictObject({
    kind: z.literal('reviews'),
    ...commonFields,
    'at-least': described('So many people must have approved.', z._default(people(), 1)),
    'warn-below': z.optional(described('With fewer approvals than this it passes with a warning.', people())),
    base: z.optional(
      described('Only a pull request into a branch that one of these globs matches counts.', several()),
    ),
    paths: z.optional(
      described('Asks only when the pull request changes a file that one of these globs matches.', several()),
    ),
    from: z.optional(described('Only approvals of these people count.', approversSchema)),
    'on-direct-push': described(
      'What a commit means that no pull request brought.',
      z._default(z.enum(['fail', 'warn']), 'fail'),
    ),
  })
  .check(
    z.check(({ value, issues }) => {
      const { 'at-least': least, 'warn-below': warn } = value;
      if (warn === undefined || warn > least) return;
      const message = 'must be more than `at-least`, below which it fails';
      issues.push({ code: 'custom', message, path: ['warn-below'], input: warn });
    }),
  );
