import * as z from 'zod/mini';
import { described } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { reportSource, sourceIsGiven } from './reports.ts';

/** A check of the kind `secret-scan`. */
export const secretScanSchema = z
  .strictObject({
    kind: z.literal('secret-scan'),
    ...commonFields,
    ...reportSource,
    format: z.optional(
      described(
        'What the report is written in; found from its content when absent.',
        z.enum(['gitleaks', 'trufflehog', 'detect-secrets', 'sarif']),
      ),
    ),
    unverified: described(
      'What a secret does that the scanner tried and could not log in with. Those of scanners that try none fail.',
      z._default(z.enum(['fail', 'warn']), 'fail'),
    ),
  })
  .check(sourceIsGiven);
