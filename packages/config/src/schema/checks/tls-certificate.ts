import * as z from 'zod/mini';
import { commonFields } from './common.ts';

/** A check of the kind `tls-certificate`. */
export const tlsCertificateSchema = z.strictObject({
  kind: z.literal('tls-certificate'),
  ...commonFields,
});
