import * as z from 'zod/mini';
import {
  described,
  duration,
  percentage,
  type Threshold,
  text,
  threshold,
  timespan,
  type Unit,
} from '../values.ts';

const units = ['ratio', 'seconds', 'bytes', 'number'] as const;

/** Units in which a source may give what is judged in another one: how large one of them is, and what it measures. */
export const foreignUnits = {
  percent: { unit: 'ratio', factor: 0.01 },
  nanoseconds: { unit: 'seconds', factor: 1e-9 },
  microseconds: { unit: 'seconds', factor: 1e-6 },
  milliseconds: { unit: 'seconds', factor: 1e-3 },
  minutes: { unit: 'seconds', factor: 60 },
  hours: { unit: 'seconds', factor: 3_600 },
  kilobytes: { unit: 'bytes', factor: 1e3 },
  kibibytes: { unit: 'bytes', factor: 2 ** 10 },
  megabytes: { unit: 'bytes', factor: 1e6 },
  mebibytes: { unit: 'bytes', factor: 2 ** 20 },
  gigabytes: { unit: 'bytes', factor: 1e9 },
  gibibytes: { unit: 'bytes', factor: 2 ** 30 },
} as const satisfies Record<string, { unit: Unit; factor: number }>;

/** The name of a unit in which a source may give its values. */
export type ForeignUnit = keyof typeof foreignUnits;

const foreignUnitNames = Object.keys(foreignUnits) as [ForeignUnit, ...ForeignUnit[]];

const worse = z.enum(['higher', 'lower', 'either']);

const compareSchema = z
  .strictObject(
    {
      method: described(
        'How: `sequential` judges at every look and at the end, `kayenta` scores at the end as Kayenta does.',
        z._default(z.enum(['sequential', 'kayenta']), 'sequential'),
      ),
      worse: z.optional(
        described('What counts as worse; `lower` where only lower limits are given, else `higher`.', worse),
      ),
      tolerance: z.optional(
        described(
          'A difference up to this share of the reference is none; 5% for counts (`of`), 25% for all else.',
          percentage(),
        ),
      ),
      critical: z.optional(described('With `kayenta`: worse here makes the score 0.', z.boolean())),
      group: z.optional(
        described('With `kayenta`: the group it is scored in; its own name when absent.', text()),
      ),
      nan: z.optional(
        described(
          'With `kayenta`: what is done with a value that is missing; `zero` for counts of errors.',
          z.enum(['remove', 'zero']),
        ),
      ),
    },
    {
      error: ({ input }) => (input === null ? 'found nothing; write `compare: {}`' : undefined),
    },
  )
  .check(
    z.check((context) => {
      const given = context.value;
      if (given.method === 'kayenta') return;
      for (const key of ['critical', 'group', 'nan'] as const) {
        if (given[key] === undefined) continue;
        context.issues.push({
          code: 'custom',
          message: 'goes with `method: kayenta`',
          path: [key],
          input: given,
        });
      }
    }),
  );

const trendSchema = z
  .strictObject({
    'rises-by': z.optional(
      described('More than this is too much; a share of the level at the start, or an amount.', threshold()),
    ),
    'falls-by': z.optional(described('The same, downwards.', threshold())),
    over: described('The time in which it would be too much.', timespan()),
    after: z.optional(
      described(
        'How long it must have been seen before it is judged; as long as `over` when absent.',
        timespan(),
      ),
    ),
    severity: described('What crossing it means.', z._default(z.enum(['rollback', 'warn']), 'rollback')),
  })
  .check(
    z.check((context) => {
      const given = context.value;
      const ways = [given['rises-by'], given['falls-by']].filter((way) => way !== undefined);
      if (ways.length === 1) return;
      const message =
        ways.length === 0
          ? 'needs `rises-by` or `falls-by`'
          : 'has `rises-by` and `falls-by`; write two indicators';
      context.issues.push({ code: 'custom', message, path: [], input: given });
    }),
  );

const indicatorFields = z.strictObject({
  query: described('The query, in the language of its source.', text()),
  source: z.optional(
    described(
      'The source that answers it, by its name in `sources`; the provider of the section when absent.',
      text(),
    ),
  ),
  of: z.optional(
    described(
      'What the query counts a part of, as a query of the same source: the value is then the share, and `compare` counts.',
      text(),
    ),
  ),
  increase: z.optional(
    described('For what counts since ever: its increase over this time is the value.', timespan()),
  ),
  over: z.optional(
    described(
      'The time that one value covers; two looks within it see partly the same. Follows from the query where it can.',
      timespan(),
    ),
  ),
  'measured-in': z.optional(
    described(
      'The unit in which the source gives the value, where it is not seconds, bytes or a share of 1.',
      z.enum(foreignUnitNames),
    ),
  ),
  unit: z.optional(
    described('What the query measures; follows from the thresholds when absent.', z.enum(units)),
  ),
  'rollback-above': z.optional(described('Above this the version is worse: roll back.', threshold())),
  'rollback-below': z.optional(described('Below this the version is worse: roll back.', threshold())),
  'hold-above': z.optional(
    described(
      'Above this a person has to decide: hold, where a rollback limit would roll back.',
      threshold(),
    ),
  ),
  'hold-below': z.optional(described('Below this a person has to decide: hold.', threshold())),
  'warn-above': z.optional(described('Above this a warning is shown.', threshold())),
  'warn-below': z.optional(described('Below this a warning is shown.', threshold())),
  'degrades-by': z.optional(
    described(
      'Worse by more than this share than the baseline (the stored one, or the old colour now): roll back. Worse is higher; lower where only lower limits are given.',
      threshold(),
    ),
  ),
  compare: z.optional(
    described(
      'Roll back when the statistics of the whole watch say that it is worse than the baseline.',
      compareSchema,
    ),
  ),
  trend: z.optional(described('Too steep a rise or fall over hours.', trendSchema)),
  for: described('Every point must breach for this long before it counts.', z._default(duration(), 0)),
  consecutive: described(
    'So many looks in a row must breach before it counts.',
    z._default(z.int().check(z.positive()), 1),
  ),
  'min-requests': z.optional(
    described('Fewer requests than this since the watch began say nothing.', z.int().check(z.positive())),
  ),
});

type IndicatorFields = z.output<typeof indicatorFields>;

/** The keys of an indicator that are limits of its value. */
export const limitKeys = [
  ...(['rollback-above', 'rollback-below', 'hold-above', 'hold-below'] as const),
  ...(['warn-above', 'warn-below'] as const),
] as const;

/** The unit an indicator is measured in: as given, else as what it is measured in, a part of, or its thresholds say. */
export function unitOf(indicator: IndicatorFields): Unit {
  const { unit, of, 'measured-in': foreign } = indicator;
  if (unit) return unit;
  if (foreign) return foreignUnits[foreign].unit;
  if (of !== undefined) return 'ratio';
  return limitKeys.map((key) => indicator[key]?.unit).find((found) => found) ?? 'number';
}

/** What may not begin beyond what: the milder of two tiers would never be seen. */
const tiers = [
  ['rollback', 'hold'],
  ['rollback', 'warn'],
  ['hold', 'warn'],
] as const;

type Say = (key: string, message: string) => void;

/** One indicator, and what contradicts itself in it. */
export const indicatorSchema = indicatorFields.check(
  z.check((context) => {
    const given = context.value;
    const say: Say = (key, message) =>
      context.issues.push({ code: 'custom', message, path: [key], input: given });
    checkUnits(given, say);
    for (const [worse, milder] of tiers) {
      for (const side of ['above', 'below'] as const) {
        const [limit, lesser] = [given[`${worse}-${side}`], given[`${milder}-${side}`]];
        const beyond = side === 'above' ? isMore(lesser, limit) : isMore(limit, lesser);
        if (beyond) {
          say(`${milder}-${side}`, `is beyond \`${worse}-${side}\`, so that it would never be seen`);
        }
      }
    }
    checkSides(given, say);
  }),
);

/** Where an upper limit lies below a lower one, of whatever tier, every value is beyond one of them. */
function checkSides(given: IndicatorFields, say: Say): void {
  const { 'rollback-below': below, 'rollback-above': above } = given;
  if (below && above && below.unit === above.unit && !isMore(above, below)) {
    say('rollback-above', 'contradicts `rollback-below`, which is not below it');
    return;
  }
  const severities = ['rollback', 'hold', 'warn'] as const;
  for (const upper of severities) {
    const lower = severities.find((tier) => isMore(given[`${tier}-below`], given[`${upper}-above`]));
    if (lower) say(`${upper}-above`, `contradicts \`${lower}-below\`: no value is within both`);
  }
}

function checkUnits(given: IndicatorFields, say: Say): void {
  const unit = unitOf(given);
  const foreign = given['measured-in'];
  if (foreign && foreignUnits[foreign].unit !== unit) {
    say(
      'measured-in',
      `gives \`${foreignUnits[foreign].unit}\`, but this indicator is measured in \`${unit}\``,
    );
  }
  if (given.of !== undefined && foreign) {
    say('measured-in', 'does not go with `of`, which makes the value a share of 1');
  }
  if (given.of !== undefined && unit !== 'ratio') {
    say('of', `makes the value a share, but this indicator is measured in \`${unit}\``);
  }
  for (const key of limitKeys) {
    const found = given[key];
    if (given.of !== undefined && key.endsWith('-above') && found?.unit === 'ratio' && found.value > 1) {
      say(key, 'could never be crossed: a share is never more than 100%');
    }
    if (found && found.unit !== unit) {
      say(key, `is written as ${article(found.unit)}, but this indicator is measured in \`${unit}\``);
    }
  }
  if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio') {
    say('degrades-by', 'must be a percentage such as `50%`');
  }
  const steep = given.trend?.['rises-by'] ?? given.trend?.['falls-by'];
  if (steep && steep.unit !== 'ratio' && steep.unit !== unit) {
    say('trend', `is written as ${article(steep.unit)}, but this indicator is measured in \`${unit}\``);
  }
}

function article(unit: Unit): string {
  return { ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' }[unit];
}

function isMore(a: Threshold | undefined, b: Threshold | undefined): boolean {
  return a !== undefined && b !== undefined && a.unit === b.unit && a.value > b.value;
}
