import * as z from 'zod/mini';
import { described, duration, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `environment-protection`. */
export const environmentProtectionSchema = z.strictObject({
  kind: z.literal('environment-protection'),
  ...commonFields,
  environment: described('The environment in GitHub.', z._default(text(), '{{environment}}')),
  'reviewers-at-least': described(
    'So many people or teams must be named as required reviewers, each of whom can approve; 0 asks for none.',
    z._default(z.int().check(z.gte(0), z.lte(6)), 1),
  ),
  'prevent-self-review': described(
    'Whoever starts a deployment must not be able to approve it.',
    z._default(z.boolean(), true),
  ),
  branches: described(
    'Which branches and tags may deploy: `restricted` (not all of them), `protected` (those with protection), `any`, or the patterns that GitHub may list, and no others.',
    z._default(
      z.union([z.enum(['restricted', 'protected', 'any']), z.array(text()).check(z.minLength(1))], {
        error: 'must be `restricted`, `protected`, `any` or a list of patterns',
      }),
      'restricted',
    ),
  ),
  'admin-bypass': described(
    'What it means that administrators can pass over the rules.',
    z._default(z.enum(['allow', 'warn', 'fail']), 'warn'),
  ),
  'wait-timer': z.optional(described('GitHub must wait at least this long before it deploys.', duration())),
});
