import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `tag`. */
export const tagSchema = z
  .strictObject({
    kind: z.literal('tag'),
    ...commonFields,
    name: described('The tag.', z._default(text(), 'v{{version}}')),
    prefix: described(
      'What stands before the version in it; the rest must be a semantic version.',
      z._default(z.string(), 'v'),
    ),
    'pre-release': described(
      'What a version like `1.2.0-rc.1` means; `require` asks for a candidate.',
      z._default(z.enum(['allow', 'warn', 'fail', 'require']), 'allow'),
    ),
    annotated: described(
      'It must be an annotated tag, which says who made it and when.',
      z._default(z.boolean(), true),
    ),
    verified: described('It must have a signature that GitHub could verify.', z._default(z.boolean(), false)),
  })
  .check(
    z.check(({ value, issues }) => {
      if (!value.verified || value.annotated) return;
      const message = 'needs an annotated tag: a lightweight one has no signature';
      issues.push({ code: 'custom', message, path: ['verified'], input: true });
    }),
  );
