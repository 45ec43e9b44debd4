import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';

const several = () => z.array(text()).check(z.minLength(1));

/** When a check applies; every condition that is given must hold. */
const whenSchema = z.strictObject({
  bump: z.optional(
    described(
      'The step from the previous version to this one is one of these.',
      z.array(z.enum(['major', 'minor', 'patch', 'prerelease'])).check(z.minLength(1)),
    ),
  ),
  changed: z.optional(
    described('A file that one of these globs matches changed since the previous version.', several()),
  ),
  branches: z.optional(described('One of these globs matches the branch of the run.', several())),
  variables: z.optional(
    described('These variables of the step have these values.', z.record(text(), z.string())),
  ),
});

/** The condition of a check. */
export type CheckCondition = z.output<typeof whenSchema>;

const severitySchema = z.enum(['critical', 'warning', 'info']);

/** What every check has, whatever its kind. */
export const commonFields = {
  id: z.optional(
    described('What the report calls this check; unique. Follows from the kind when absent.', text()),
  ),
  title: z.optional(described('What a person reads in the checklist; the id when absent.', text())),
  group: z.optional(
    described('The heading it stands under in the checklist, with ` / ` between two levels.', text()),
  ),
  phase: described(
    'When it runs; `verify-readiness` runs the checks of one phase.',
    z._default(text(), 'pre-deploy'),
  ),
  profiles: z.optional(described('Runs in these profiles only; in all when absent.', several())),
  severity: described(
    'A failed `critical` check is a no-go, a failed `warning` makes the verdict conditional, `info` only informs.',
    z._default(severitySchema, 'critical'),
  ),
  needs: z.optional(
    described('Ids of checks of the same phase that have to end first, and without a failure.', several()),
  ),
  when: z.optional(
    described('When it applies; it also runs where that can not be told. Always when absent.', whenSchema),
  ),
  timeout: described('Time limit of one try.', z._default(timespan(), 30_000)),
  retries: described('Further tries after a failure.', z._default(z.int().check(z.gte(0)), 0)),
  remedy: z.optional(described('What to do when it fails, shown beside the finding.', text())),
};

/** What can be changed of a check that a preset brings. */
export const adjustmentSchema = z.union(
  [
    z.literal('off'),
    z.strictObject({
      title: commonFields.title,
      group: commonFields.group,
      phase: z.optional(described('When it runs.', text())),
      profiles: commonFields.profiles,
      severity: z.optional(described('How much a failure matters.', severitySchema)),
      needs: commonFields.needs,
      when: commonFields.when,
      timeout: z.optional(described('Time limit of one try.', timespan())),
      retries: z.optional(described('Further tries after a failure.', z.int().check(z.gte(0)))),
      remedy: commonFields.remedy,
    }),
  ],
  { error: 'must be `off`, or what is different: `{ severity: warning, … }`' },
);

/** What is different about a check of a preset. */
export type CheckAdjustment = z.output<typeof adjustmentSchema>;
