import * as z from 'zod/mini';
import { isWindow, windowFields } from '../deployment-window.ts';
import { described, percentage, text, timespan } from '../values.ts';
import { lintSchema } from './lint.ts';

const backupProofSchema = z.strictObject({
  'max-age': described(
    'How old the backup may be: what was written since is lost when it is restored.',
    z._default(timespan(), 3_600_000),
  ),
  verified: described(
    'How far it must be proven: restored and compared (`restore`), or read back (`archive`).',
    z._default(z.enum(['restore', 'archive']), 'restore'),
  ),
});

const migrationWindowSchema = z
  .strictObject({
    ...windowFields,
    override: described(
      'Whether a run with the input `window-override`, a reason, may migrate outside of it.',
      z._default(z.boolean(), false),
    ),
  })
  .check(isWindow);

const smokeScript = z.strictObject({
  name: z.optional(described('What the log calls this step.', text())),
  run: described('Shell code; fails the step when it exits with anything but 0. Never templated.', text()),
  timeout: described('Time limit.', z._default(timespan(), 300_000)),
});

const baselineSchema = z.strictObject({
  file: described(
    'Where the figures of the slowest queries are kept, relative to the workspace.',
    z._default(text(), 'query-baseline.json'),
  ),
  record: described(
    'When they are recorded: `apply` does it before its first migration, `verify` when there is no file yet, or `never`.',
    z._default(z.enum(['apply', 'verify', 'never']), 'apply'),
  ),
  top: described(
    'So many queries, those that took the most time in all.',
    z._default(z.int().check(z.gte(1), z.lte(500)), 20),
  ),
  'slower-by': described(
    'A query counts as slower when its mean time has grown by so much.',
    z._default(percentage(), 50),
  ),
  'at-least': described('A mean time below this is never slow.', z._default(timespan(), 10)),
  'min-calls': described(
    'A query is judged when it was called so often since.',
    z._default(z.int().check(z.gte(1)), 20),
  ),
});

/** The fields of every tool that say what makes a migration safe. */
export const safetyFields = {
  'lock-attempts': described(
    'How often a migration is tried in all when it doesn’t get its lock in time.',
    z._default(z.int().check(z.gte(1), z.lte(100)), 3),
  ),
  'lock-pause': described('Time between two of these tries.', z._default(timespan(), 10_000)),
  lint: z.optional(lintSchema),
  backup: described(
    'The backup that `apply` asks for before it changes anything; `false` for a database that nobody would restore.',
    z._default(z.union([z.literal(false), backupProofSchema]), {
      'max-age': 3_600_000,
      verified: 'restore',
    }),
  ),
  window: z.optional(
    described('When `apply` may change the database; always when absent.', migrationWindowSchema),
  ),
  previous: z.optional(
    described(
      'Folder of the previous release’s checkout, relative to the workspace; `smoke` runs in it.',
      text(),
    ),
  ),
  smoke: described(
    'Scripts of the previous release that `rehearse` runs against the migrated copy: when they pass, there is a way back.',
    z._default(z.array(smokeScript), []),
  ),
  estimate: z.optional(
    described('How long all migrations may take in a rehearsal before it is a warning.', timespan()),
  ),
  baseline: z.optional(
    described(
      'What `verify` compares slow queries with (pg_stat_statements, performance_schema).',
      baselineSchema,
    ),
  ),
};

/** Refuses tests of a previous release that nobody said where to find. */
export const hasPrevious = z.check<{ previous?: string | undefined; smoke: readonly unknown[] }>(
  (context) => {
    const { previous, smoke } = context.value;
    if (smoke.length === 0 || previous !== undefined) return;
    const message =
      'is missing: the tests of `smoke` are those of the previous release, and run in its folder';
    context.issues.push({ code: 'custom', message, path: ['previous'], input: undefined });
  },
);
