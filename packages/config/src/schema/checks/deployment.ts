import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `deployment`. */
export const deploymentSchema = z
  .strictObject({
    kind: z.literal('deployment'),
    ...commonFields,
    environment: described('The environment in GitHub that must have it.', z._default(text(), 'staging')),
    ref: z.optional(
      described(
        'The branch or tag that must have been deployed there, e.g. `v{{version}}`; the commit itself when absent.',
        text(),
      ),
    ),
    task: z.optional(described('Only deployments of this task count.', text())),
    superseded: described(
      'What it means that a later deployment has taken its place there.',
      z._default(z.enum(['fail', 'warn', 'allow']), 'fail'),
    ),
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
