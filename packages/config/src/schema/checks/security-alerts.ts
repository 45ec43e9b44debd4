import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const order = ['low', 'medium', 'high', 'critical'] as const;
const severity = () => z.enum(order);

/** A check of the kind `security-alerts`. */
export const securityAlertsSchema = z
  .strictObject({
    kind: z.literal('security-alerts'),
    ...commonFields,
    sources: described(
      'Whose alerts count.',
      z._default(z.array(z.enum(['code-scanning', 'dependabot', 'secret-scanning'])).check(z.minLength(1)), [
        'code-scanning',
        'dependabot',
      ]),
    ),
    'fail-on': described(
      'Fails when an open alert is so severe, or more.',
      z._default(severity(), 'critical'),
    ),
    'warn-on': z.optional(
      described(
        'Warns when an open alert is so severe, or more; one step below `fail-on` when absent, never with `none`.',
        z.enum([...order, 'none']),
      ),
    ),
    ref: z.optional(
      described(
        'The branch or tag whose code scanning counts, e.g. `refs/heads/release`; the default branch when absent.',
        text(),
      ),
    ),
    scope: z.optional(
      described('Only dependencies of this kind count; all when absent.', z.enum(['runtime', 'development'])),
    ),
    unavailable: described(
      'What it means that a source is off in this repository, or never analysed it.',
      z._default(z.enum(['fail', 'warn']), 'fail'),
    ),
  })
  .check(
    z.check(({ value, issues }) => {
      const { 'fail-on': fail, 'warn-on': warn } = value;
      if (warn === undefined || warn === 'none' || order.indexOf(warn) < order.indexOf(fail)) return;
      const message = 'must be less severe than `fail-on`';
      issues.push({ code: 'custom', message, path: ['warn-on'], input: warn });
    }),
  );
