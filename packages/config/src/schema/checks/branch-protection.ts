import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const on = (description: string) => z.optional(described(description, z.literal(true)));

const protectionSchema = z
  .strictObject({
    'pull-requests': on('Changes come by pull requests.'),
    reviews: z.optional(
      described('A pull request needs so many approvals.', z.int().check(z.gte(1), z.lte(10))),
    ),
    'code-owner-reviews': on('Code owners have to approve what is theirs.'),
    'dismiss-stale-reviews': on('A new commit ends the approvals of the old ones.'),
    'status-checks': z.optional(
      described('These checks must have passed.', z.array(text()).check(z.minLength(1))),
    ),
    'up-to-date': on('A branch has to have the newest commits of this one before it is merged.'),
    'conversation-resolution': on('All conversations have to be resolved.'),
    signatures: on('Commits have verified signatures.'),
    'linear-history': on('No merge commits.'),
    'no-force-pushes': on('Nobody rewrites it.'),
    'no-deletions': on('Nobody deletes it.'),
  })
  .check(z.refine((wanted) => Object.keys(wanted).length > 0, 'must name at least one rule'));

/** What rules a branch should have. */
export type WantedProtection = z.output<typeof protectionSchema>;

/** A check of the kind `branch-protection`. */
export const branchProtectionSchema = z.strictObject({
  kind: z.literal('branch-protection'),
  ...commonFields,
  branch: described('The branch.', text()),
  requires: z.optional(described('Rules without which it fails.', protectionSchema)),
  recommends: z.optional(described('Rules without which it passes with a warning.', protectionSchema)),
});
