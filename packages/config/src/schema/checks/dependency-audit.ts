import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { reportSource, sourceIsGiven, warnsBelow } from './reports.ts';

const severities = ['critical', 'high', 'medium', 'low'] as const;

/** A check of the kind `dependency-audit`. */
export const dependencyAuditSchema = z
  .strictObject({
    kind: z.literal('dependency-audit'),
    ...commonFields,
    ...reportSource,
    'fail-on': described(
      'A vulnerability as severe as this fails; `medium` is what npm calls moderate.',
      z._default(z.enum(severities), 'high'),
    ),
    'warn-on': described(
      'A vulnerability as severe as this warns; none does with `none`.',
      z._default(z.enum([...severities, 'none']), 'medium'),
    ),
    unknown: described(
      'What a vulnerability does whose severity the report does not tell, such as each of pip-audit.',
      z._default(z.enum(['fail', 'warn']), 'fail'),
    ),
    ignore: z.optional(
      described(
        'Vulnerabilities that do not count, by id or alias, and packages that may go unaudited, by name; each with the reason.',
        z.record(text(), text()),
      ),
    ),
  })
  .check(sourceIsGiven, warnsBelow(severities));
