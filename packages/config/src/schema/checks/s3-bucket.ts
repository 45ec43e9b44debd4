import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `s3-bucket`. */
export const s3BucketSchema = z.strictObject({
  kind: z.literal('s3-bucket'),
  ...commonFields,
  bucket: described(
    'Name of the bucket.',
    z
      .string()
      .check(z.regex(/^[^/:\s]+$/, 'must be the name of a bucket, without `s3://` and without a path')),
  ),
  prefix: z.optional(described('Only what begins with this is looked for.', text())),
  empty: described(
    'What it means when nothing is there.',
    z._default(z.enum(['pass', 'warn', 'fail']), 'warn'),
  ),
  region: z.optional(
    described('The region of the bucket; the one of the section `aws` when absent.', text()),
  ),
  versioning: z.optional(described('Older versions of objects are kept, or not.', z.boolean())),
  encryption: z.optional(
    described(
      'How new objects are encrypted unless they say otherwise; `aws:kms` takes `aws:kms:dsse` as well.',
      z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']),
    ),
  ),
  'block-public-access': z.optional(
    described('All four settings against public access are on at the bucket.', z.literal(true)),
  ),
});
