import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `workflow-run`. */
export const workflowRunSchema = z
  .strictObject({
    kind: z.literal('workflow-run'),
    ...commonFields,
    workflow: described(
      'The file of the workflow in `.github/workflows`, e.g. `staging-tests.yml`.',
      z.string().check(z.regex(/^[^/\s]+\.ya?ml$/, 'must be the name of a file such as `staging-tests.yml`')),
    ),
    'any-commit': described(
      'A run for any commit counts, as for a drill; else it must be for the commit that is deployed.',
      z._default(z.boolean(), false),
    ),
    branch: z.optional(described('Only runs for this branch count.', text())),
    event: z.optional(described('Only runs that this event started count, e.g. `schedule`.', text())),
    'younger-than': z.optional(described('It must not be longer ago than this.', timespan())),
    'warn-older-than': z.optional(described('Warns when it is longer ago than this.', timespan())),
  })
  .check(
    z.check(({ value, issues }) => {
      const { 'younger-than': fail, 'warn-older-than': warn } = value;
      if (warn === undefined || fail === undefined || warn < fail) return;
      const message = 'must be shorter than `younger-than`, beyond which it fails';
      issues.push({ code: 'custom', message, path: ['warn-older-than'], input: warn });
    }),
  );
