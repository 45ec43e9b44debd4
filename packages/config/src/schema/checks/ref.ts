import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const commits = () => z.int().check(z.gte(1));

/** A check of the kind `ref`. */
export const refSchema = z
  .strictObject({
    kind: z.literal('ref'),
    ...commonFields,
    sha: z.optional(
      described('The commit that must be deployed: its id, or the first 7 or more characters of it.', text()),
    ),
    branches: z.optional(
      described(
        'One of these globs matches the branch that the run is for.',
        z.array(text()).check(z.minLength(1)),
      ),
    ),
    on: z.optional(described('The branch that must contain the commit.', text())),
    'warn-behind': z.optional(
      described(
        'Warns when `on` has gone on for so many commits since; 1 when absent and `fail-behind` is, too.',
        commits(),
      ),
    ),
    'fail-behind': z.optional(described('Fails when `on` has gone on for so many commits since.', commits())),
  })
  .check(
    z.check(({ value, issues }) => {
      const { sha, branches, on, 'warn-behind': warn, 'fail-behind': fail } = value;
      if (sha === undefined && branches === undefined && on === undefined) {
        const message = 'must say what is expected: `sha`, `branches` or `on`';
        issues.push({ code: 'custom', message, path: [], input: value });
      }
      if (on === undefined && (warn !== undefined || fail !== undefined)) {
        const key = warn === undefined ? 'fail-behind' : 'warn-behind';
        const message = 'needs `on`, the branch that may have gone on';
        issues.push({ code: 'custom', message, path: [key], input: value[key] });
      }
      if (warn !== undefined && fail !== undefined && warn >= fail) {
        const message = 'must be less than `fail-behind`';
        issues.push({ code: 'custom', message, path: ['warn-behind'], input: warn });
      }
    }),
  );
