import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const several = () => z.array(text()).check(z.minLength(1));

/** A check of the kind `cloudfront`. */
export const cloudfrontSchema = z.strictObject({
  kind: z.literal('cloudfront'),
  ...commonFields,
  distribution: described(
    'Id of the distribution.',
    z.string().check(z.regex(/^[A-Z0-9]+$/, 'must be the id of a distribution, as `E1A2B3C4D5E6F7`')),
  ),
  'in-progress': described(
    'What it means when its last change is still on its way to the edges.',
    z._default(z.enum(['warn', 'fail']), 'fail'),
  ),
  aliases: z.optional(described('Host names it must answer to, beside others.', several())),
  origins: z.optional(described('Host names it must get contents from, beside others.', several())),
  config: z.optional(
    described(
      'Values its configuration must have, by dotted path as in the API.',
      z.record(
        text().check(
          z.regex(
            /^(?!.*CustomHeaders)/,
            'must not lead to `CustomHeaders`: what stands there is often secret',
          ),
        ),
        z.union([z.string(), z.number(), z.boolean()]),
      ),
    ),
  ),
  'changed-within': z.optional(described('It must have been changed since so long ago.', timespan())),
});
