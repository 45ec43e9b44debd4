import * as z from 'zod/mini';
import { described, text, timespan } from './values.ts';

/** How AWS is reached by whatever section names something of it. */
export const awsSchema = described(
  'How AWS is reached; what the environment of the step says when absent.',
  z.strictObject({
    region: z.optional(described('The region; AWS_REGION when absent.', text())),
    role: z.optional(
      described(
        'ARN of a role that is assumed with the OIDC token of the run, and again before its credentials end. Needs `id-token: write`.',
        z.string().check(z.regex(/^(arn:[\w-]+:iam::\d+:role\/\S+|\{\{.*)$/, 'must be the ARN of a role')),
      ),
    ),
    'session-duration': described(
      'How long the credentials of the role live at a time.',
      z._default(timespan(), 3_600_000),
    ),
    lifetime: described(
      'How long temporary credentials of the environment live, from the start of the step, when they don’t say so themselves.',
      z._default(timespan(), 3_600_000),
    ),
  }),
);

/** The `aws` section. */
export type AwsConfiguration = z.output<typeof awsSchema>;
