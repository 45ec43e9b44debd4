import * as z from 'zod/mini';
import { described, percentage, text, threshold, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const value = () => z.union([z.string(), z.number(), z.boolean(), z.null()]);
const count = () => z.int().check(z.gte(0));

/** A query, whose values are bound and never part of its text. */
const query = () =>
  text().check(
    z.regex(
      /^(?!.*\{\{)/s,
      'takes no `{{…}}`: write `$1` there, and the value under `parameters`, as `["{{version}}"]`',
    ),
  );

const rowsSchema = z
  .strictObject({
    'at-least': z.optional(described('The fewest rows.', count())),
    'at-most': z.optional(described('The most rows.', count())),
    exactly: z.optional(described('So many rows.', count())),
  })
  .check(
    z.check((context) => {
      const given = context.value;
      const { exactly, 'at-least': least, 'at-most': most } = given;
      const say = (message: string) =>
        context.issues.push({ code: 'custom', message, path: [], input: given });
      if (exactly !== undefined && (least ?? most) !== undefined) say('has `exactly` beside another limit');
      if (Object.values(given).every((limit) => limit === undefined)) {
        say('needs `at-least`, `at-most` or `exactly`');
      }
      if (least !== undefined && most !== undefined && least > most) say('has `at-least` above `at-most`');
    }),
  );

const pattern = () =>
  text().check(
    z.refine(
      (source) => {
        try {
          new RegExp(source);
          return true;
        } catch {
          return false;
        }
      },
      { error: 'is no regular expression' },
    ),
  );

const columnSchema = z.strictObject({
  equals: z.optional(described('This value, type included.', value())),
  above: z.optional(
    described('More than this; a duration is in seconds, a percentage a share of 1.', threshold()),
  ),
  below: z.optional(described('Less than this.', threshold())),
  'at-least': z.optional(described('This or more.', threshold())),
  'at-most': z.optional(described('This or less.', threshold())),
  matches: z.optional(described('A text in which this regular expression is found.', pattern())),
  'not-null': z.optional(described('Any value but null; every other demand says so, too.', z.literal(true))),
});

const demandsSchema = z.strictObject({
  rows: z.optional(described('How many rows.', rowsSchema)),
  columns: z.optional(described('What each row has in these columns.', z.record(text(), columnSchema))),
});

const changeSchema = z
  .strictObject({
    'rises-by': z.optional(described('Rises by more than this.', percentage())),
    'falls-by': z.optional(described('Falls by more than this.', percentage())),
  })
  .check(
    z.refine((change) => change['rises-by'] !== undefined || change['falls-by'] !== undefined, {
      error: 'needs `rises-by` or `falls-by`',
    }),
  );

const changes = () => z.record(text(), changeSchema);

const compareSchema = z.strictObject({
  period: z.optional(
    described(
      'So much time since `deployed-at` is held against as much before it; the query gets start and end as `$1` and `$2`.',
      timespan(),
    ),
  ),
  'deployed-at': z.optional(
    described(
      'When the version was deployed, as `2026-01-31T12:00:00Z`; a `period` ago when absent.',
      text(),
    ),
  ),
  earlier: z.optional(
    described(
      'How much earlier the other period begins, as `7d`; as long as the period when absent.',
      timespan(),
    ),
  ),
  baseline: z.optional(described('The file of an earlier `record`, instead of a period.', text())),
  key: z.optional(described('The column that tells several rows apart.', text())),
  'fail-when': z.optional(described('Changes that fail, by column.', changes())),
  'warn-when': z.optional(described('Changes that are a warning, by column.', changes())),
});

const fields = z.strictObject({
  kind: z.literal('sql'),
  ...commonFields,
  database: described(
    'The address, with the password: `postgres://…`, `mysql://…` or `sqlite:path`; give it as `env:NAME`.',
    text(),
  ),
  query: described('One query that only reads.', query()),
  parameters: z.optional(
    described('Bound to `$1`, `$2` and so on in the query; from `$3` on beside `period`.', z.array(value())),
  ),
  'fail-unless': z.optional(
    described('Anything else is a failure. Without any `rows` there must be one.', demandsSchema),
  ),
  'warn-unless': z.optional(described('Anything else is a warning.', demandsSchema)),
  record: z.optional(
    described(
      'Keeps the rows under this name in the folder of the run, as JSON.',
      text().check(z.regex(/^[\w-]+$/, 'must have only letters, digits, `_` and `-`')),
    ),
  ),
  compare: z.optional(described('Compares two periods, or this answer with an earlier one.', compareSchema)),
});

/** A check of the kind `sql`. */
export const sqlSchema = fields.check(
  z.check((context) => {
    const { compare, query: asked } = context.value;
    if (!compare) return;
    const say = (key: string, message: string) =>
      context.issues.push({ code: 'custom', message, path: ['compare', key], input: context.value });
    const { period, baseline } = compare;
    if (period === undefined && baseline === undefined) say('period', 'or `baseline` is missing');
    if (period !== undefined && baseline !== undefined) say('baseline', 'contradicts `period`');
    if (!compare['fail-when'] && !compare['warn-when']) say('fail-when', 'or `warn-when` is missing');
    for (const key of ['deployed-at', 'earlier'] as const) {
      if (compare[key] !== undefined && period === undefined) say(key, 'goes with `period`');
    }
    if (period !== undefined && !(/\$1(?!\d)/.test(asked) && /\$2(?!\d)/.test(asked))) {
      say('period', 'needs `$1` and `$2` in the query, which are its start and its end');
    }
  }),
);
