import * as z from 'zod/mini';
import { described } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { reportSource, sourceIsGiven } from './reports.ts';

const levels = ['critical', 'high', 'medium', 'low', 'error', 'warning', 'note'] as const;

/** A check of the kind `sarif`. */
export const sarifSchema = z
  .strictObject({
    kind: z.literal('sarif'),
    ...commonFields,
    ...reportSource,
    'fail-on': described(
      'A result as bad as this fails: a severity by the score of its rule, or a level.',
      z._default(z.enum(levels), 'high'),
    ),
    'warn-on': described(
      'A result as bad as this warns; none does with `none`.',
      z._default(z.enum([...levels, 'none']), 'medium'),
    ),
  })
  .check(sourceIsGiven);
