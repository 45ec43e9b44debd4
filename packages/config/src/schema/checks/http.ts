import * as z from 'zod/mini';
import { described, headers, text, url } from '../values.ts';
import { commonFields } from './common.ts';

/** A check of the kind `http`. */
export const httpSchema = z.strictObject({
  kind: z.literal('http'),
  ...commonFields,
  url: described('The address to ask.', url()),
  method: described(
    'The method.',
    z._default(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
  ),
  headers: z.optional(described('Headers; give tokens as `env:NAME`.', headers())),
  body: z.optional(described('Body of the request.', z.string())),
  status: described(
    'The status that counts as success.',
    z._default(z.int().check(z.gte(100), z.lte(599)), 200),
  ),
  contains: z.optional(described('Text the answer must contain.', text())),
  json: z.optional(
    described(
      'Values the JSON answer must have, by dotted path.',
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    ),
  ),
});
