import * as z from 'zod/mini';
import { described, text } from '../values.ts';

/** The days of the week as the configuration names them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const datePattern = /^\d{4}-\d\d-\d\d(?:[T ](?:[01]\d|2[0-3]):[0-5]\d)?$/;
const monthlyPattern =
  /^(?:(?:first|second|third|fourth|last)-(?:mon|tue|wed|thu|fri|sat|sun)|last-day|(?:first|last)-(?:[2-9]|1\d|2[0-8])-days)$/;

const days = () =>
  z.optional(
    described(
      'On these days of the week; on all when absent.',
      z.array(z.enum(weekdays)).check(z.minLength(1)),
    ),
  );

const time = () => z.string().check(z.regex(timePattern, 'must be a time such as `09:00`, up to `24:00`'));

/** Hours on some days of the week. */
export const timeRange = () =>
  z
    .strictObject({
      days: days(),
      from: described('The first minute, e.g. `09:00`.', z._default(time(), '00:00')),
      to: described(
        'The minute it ends, e.g. `16:00`; on the next day when it is earlier than `from`.',
        z._default(time(), '24:00'),
      ),
    })
    .check(
      z.check((context) => {
        const { from, to } = context.value;
        const refuse = (message: string, path: string) =>
          context.issues.push({ code: 'custom', message, path: [path], input: context.value });
        if (from === '24:00') refuse('must be before `24:00`, which is the end of the day', 'from');
        if (from === to) refuse('is the same as `from`; the whole day is `00:00` to `24:00`', 'to');
      }),
    );

/** One freeze: dates, hours on days of the week, or days of each month. */
export const freezeSchema = z
  .strictObject({
    reason: described('Why; stands in the finding.', text()),
    from: z.optional(
      described(
        'The first day `2026-12-20`, or its minute `2026-12-20 18:00`; with `days` or `monthly` the first minute of the day, e.g. `12:00`.',
        z.string(),
      ),
    ),
    to: z.optional(
      described(
        'The last day, which is frozen as a whole, or the minute it ends; with `days` or `monthly` the minute of the day, on the next day when it is earlier than `from`.',
        z.string(),
      ),
    ),
    every: z.optional(described('The dates come again each year.', z.enum(['year']))),
    days: days(),
    monthly: z.optional(
      described(
        'On these days of each month: a number, `last-day`, `first-mon` to `last-sun`, `first-3-days`, `last-3-days`.',
        z
          .array(
            z.union([
              z.int().check(z.gte(1), z.lte(31)),
              z
                .string()
                .check(
                  z.regex(
                    monthlyPattern,
                    'must be a day, `last-day`, `last-fri`, `first-3-days` or `last-3-days`',
                  ),
                ),
            ]),
          )
          .check(z.minLength(1)),
      ),
    ),
  })
  .check(
    z.check((context) => {
      for (const { path, message } of freezeProblems(context.value)) {
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      }
    }),
  );

interface FreezeFields {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly every?: string | undefined;
  readonly days?: readonly string[] | undefined;
  readonly monthly?: readonly (number | string)[] | undefined;
}

type FieldProblem = { readonly path: string; readonly message: string };

function freezeProblems(freeze: FreezeFields): FieldProblem[] {
  const { from, to, every, days: weekly, monthly } = freeze;
  if (weekly !== undefined && monthly !== undefined) {
    return [{ path: 'monthly', message: 'can not be given with `days`; make two freezes of it' }];
  }
  if (weekly === undefined && monthly === undefined) return dateProblems(freeze);
  const times = Object.entries({ from, to }).flatMap(([path, value]) =>
    value === undefined || timePattern.test(value)
      ? []
      : [{ path, message: 'must be a time such as `12:00` beside `days` and `monthly`' }],
  );
  if (every !== undefined)
    times.push({ path: 'every', message: 'is for dates; `days` and `monthly` come again anyway' });
  if ((from ?? '00:00') === (to ?? '24:00')) times.push({ path: 'to', message: 'is the same as `from`' });
  return times;
}

function dateProblems({ from, to }: FreezeFields): FieldProblem[] {
  const problems = Object.entries({ from, to }).flatMap(([path, value]) => {
    if (value === undefined)
      return [{ path, message: 'is missing: give `from` and `to`, or `days`, or `monthly`' }];
    return isDate(value)
      ? []
      : [{ path, message: 'must be a day `2026-12-20` or a minute `2026-12-20 18:00`' }];
  });
  if (problems.length > 0 || from === undefined || to === undefined) return problems;
  // Without its time the last day counts as a whole.
  const ends = to.length === 10 ? `${to} 24:00` : to;
  return ends.replace('T', ' ') > from.replace('T', ' ')
    ? []
    : [{ path: 'to', message: 'must be after `from`' }];
}

function isDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  const day = value.slice(0, 10);
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

/** A freeze as it is written. */
export type Freeze = z.output<typeof freezeSchema>;

/** Hours on some days of the week as they are written. */
export type TimeRange = z.output<ReturnType<typeof timeRange>>;
