import * as z from 'zod/mini';
import { described } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `clean-tree`. */
export const cleanTreeSchema = z.strictObject({
  kind: z.literal('clean-tree'),
  ...commonFields,
  pushed: described('Whether the commit must also be on the remote.', z._default(z.boolean(), false)),
});
