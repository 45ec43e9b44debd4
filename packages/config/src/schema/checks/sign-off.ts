import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { entitledSchema } from './entitled.ts';

const wholeNumber = () => z.int().check(z.gte(0));

const linkSchema = z.strictObject({
  title: described('What stands in the issue.', text()),
  url: described(
    'The address.',
    z
      .string()
      .check(z.regex(/^https?:\/\/[^\s()<>]+$/, 'must be an address that starts with http:// or https://')),
  ),
});

const countSchema = z
  .strictObject({
    label: described('What is counted, e.g. `Support tickets`.', text()),
    'warn-above': z.optional(described('A warning above this number.', wholeNumber())),
    'fail-above': z.optional(described('A failure above this number.', wholeNumber())),
  })
  .check(
    z.check((context) => {
      const { 'warn-above': warn, 'fail-above': fail } = context.value;
      if (warn === undefined || fail === undefined || warn < fail) return;
      const message = 'must be below `fail-above`: nothing would be a warning';
      context.issues.push({ code: 'custom', message, path: ['warn-above'], input: warn });
    }),
  );

/** A check of the kind `sign-off`. */
export const signOffSchema = z
  .strictObject({
    kind: z.literal('sign-off'),
    ...commonFields,
    statement: z.optional(
      described('What is confirmed, as it stands in the checklist; the title when absent.', text()),
    ),
    role: described(
      'The heading it stands under in the checklist, e.g. `Engineering lead`.',
      z._default(text(), 'Everybody'),
    ),
    by: described('Who may sign off.', entitledSchema),
    independent: described(
      'Nobody who started this run, or ran it again, may sign off.',
      z._default(z.boolean(), false),
    ),
    approvals: described(
      'So many different people have to sign off.',
      z._default(z.int().check(z.gte(1), z.lte(6)), 1),
    ),
    'valid-for': z.optional(
      described(
        'A sign-off counts for so long, e.g. `24h`; as long as the deployment is the same when absent.',
        timespan(),
      ),
    ),
    links: described(
      'What one should look at first: dashboards, the bridge, a document.',
      z._default(z.array(linkSchema), []),
    ),
    'environment-approval': z.optional(
      described(
        'An approval of this environment in this run counts as well; `true` is the environment that is deployed to.',
        z.union([z.literal(true), text()]),
      ),
    ),
    count: z.optional(described('A number that is written behind the statement.', countSchema)),
    wait: z.optional(
      described(
        'How long to wait for the sign-off; `timeout` has to be longer. Not at all when absent.',
        timespan(),
      ),
    ),
  })
  .check(
    z.check((context) => {
      const { statement, title, count, approvals, wait, timeout } = context.value;
      const { 'environment-approval': environment } = context.value;
      const refuse = (message: string, path: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if (statement === undefined && title === undefined) {
        refuse('is missing: say what is confirmed, here or in `title`', 'statement');
      }
      if (wait !== undefined && wait >= timeout) {
        refuse('must be shorter than `timeout`, which ends the whole try', 'wait');
      }
      if (count !== undefined && approvals > 1) {
        refuse('must be 1 with `count`: a number is written by one person', 'approvals');
      }
      if (count !== undefined && environment !== undefined) {
        refuse(
          'can not be given with `count`: who approves an environment writes no number',
          'environment-approval',
        );
      }
    }),
  );
