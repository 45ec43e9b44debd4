import * as z from 'zod/mini';
import { type ForeignUnit, foreignUnits } from '../metrics/indicator.ts';
import { sourceSchema } from '../metrics/metrics.ts';
import { described, duration, text, threshold, timespan, type Unit } from '../values.ts';
import { commonFields } from './common-fields.ts';

const units = ['ratio', 'seconds', 'bytes', 'number'] as const;
const foreignUnitNames = Object.keys(foreignUnits) as [ForeignUnit, ...ForeignUnit[]];
const outcome = () => z._default(z.enum(['fail', 'warn']), 'fail');

/**
 * A query. It is kept under the one key whose text nobody fills in on the way: only its source can make the values of
 * placeholders safe.
 */
const query = () =>
  z.pipe(
    text(),
    z.transform((run: string) => ({ run })),
  );

const trendSchema = z
  .strictObject({
    'rises-by': z.optional(
      described('More than this is too much; a share of the level at the start, or an amount.', threshold()),
    ),
    'falls-by': z.optional(described('The same, downwards.', threshold())),
    over: described('The time in which it would be too much.', timespan()),
    severity: described('What crossing it means.', z._default(z.enum(['fail', 'warn']), 'fail')),
  })
  .check(
    z.refine((trend) => (trend['rises-by'] === undefined) !== (trend['falls-by'] === undefined), {
      error: 'needs one of `rises-by` and `falls-by`',
    }),
  );

const fields = z.strictObject({
  kind: z.literal('metric'),
  ...commonFields,
  source: z.optional(
    described(
      'Who answers: `{ provider: prometheus, url: … }` as under `metrics.sources`, or the name of a source there; the provider of the section `metrics` when absent.',
      z.union([text(), sourceSchema], {
        error: 'must be the name of a source, or a source: `{ provider: prometheus, url: … }`',
      }),
    ),
  ),
  query: described('The query, in the language of its source.', query()),
  of: z.optional(described('What the query counts a part of: the value is then the share.', query())),
  increase: z.optional(
    described('For what counts since ever: its increase over this time is the value.', timespan()),
  ),
  'measured-in': z.optional(
    described(
      'The unit in which the source gives the value, where it is not seconds, bytes or a share of 1.',
      z.enum(foreignUnitNames),
    ),
  ),
  unit: z.optional(described('What the query measures; follows from the limits when absent.', z.enum(units))),
  'fail-above': z.optional(described('Above this it fails.', threshold())),
  'fail-below': z.optional(described('Below this it fails.', threshold())),
  'warn-above': z.optional(described('Above this it warns.', threshold())),
  'warn-below': z.optional(described('Below this it warns.', threshold())),
  'degrades-by': z.optional(described('Worse than the baseline by more than this share fails.', threshold())),
  baseline: z.optional(described('The file of a baseline that a watch has left, for `degrades-by`.', text())),
  indicator: z.optional(
    described('What the value is called in the baseline; the id of this check when absent.', text()),
  ),
  lookback: z.optional(
    described(
      'Judges so much time that is already past instead of the moment; its source must keep history.',
      timespan(),
    ),
  ),
  interval: z.optional(
    described(
      'Time between two looks: within `lookback`, or where one look is not enough for a rate; 10s for these.',
      timespan(),
    ),
  ),
  for: described('With `lookback`: it must be beyond a limit for this long.', z._default(duration(), 0)),
  trend: z.optional(described('With `lookback`: too steep a rise or fall.', trendSchema)),
  'min-requests': z.optional(
    described('With `of`: fewer cases than this say nothing.', z.int().check(z.positive())),
  ),
  'data-younger-than': z.optional(described('An older newest value fails.', timespan())),
  'on-no-data': described('What follows when there was nothing, or too little, to measure.', outcome()),
  'on-inconclusive': described(
    'What follows when it is beyond a limit, but not yet for long enough.',
    outcome(),
  ),
  'on-provider-error': described('What follows when the source could not be read.', outcome()),
});

const limits = ['fail-above', 'fail-below', 'warn-above', 'warn-below'] as const;
const names: Readonly<Record<Unit, string>> = {
  ...{ ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' },
};

/** A check of the kind `metric`. */
export const metricSchema = fields.check(
  z.check((context) => {
    const given = context.value;
    const say = (key: string, message: string) =>
      context.issues.push({ code: 'custom', message, path: [key], input: given });
    const foreign = given['measured-in'];
    const unit =
      given.unit ??
      (foreign && foreignUnits[foreign].unit) ??
      (given.of && 'ratio') ??
      limits.map((key) => given[key]?.unit).find((found) => found);
    for (const key of limits) {
      const found = given[key];
      if (found && unit && found.unit !== unit) {
        say(key, `is written as ${names[found.unit]}, but this is measured in \`${unit}\``);
      }
    }
    const { 'fail-above': above, 'fail-below': below } = given;
    const { 'warn-above': warnAbove, 'warn-below': warnBelow } = given;
    if (above && warnAbove && warnAbove.value >= above.value) {
      say('warn-above', 'is not below `fail-above`, so that it would never be seen');
    }
    if (below && warnBelow && warnBelow.value <= below.value) {
      say('warn-below', 'is not above `fail-below`, so that it would never be seen');
    }
    if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio') {
      say('degrades-by', 'must be a percentage such as `50%`');
    }
    if ((given['degrades-by'] === undefined) !== (given.baseline === undefined)) {
      say(
        given.baseline === undefined ? 'degrades-by' : 'baseline',
        'goes with the other of `degrades-by` and `baseline`',
      );
    }
    if (given['min-requests'] !== undefined && !given.of)
      say('min-requests', 'needs `of`, which counts them');
    if (given.lookback === undefined) {
      if (given.for > 0) say('for', 'needs `lookback`: one look knows no duration');
      if (given.trend) say('trend', 'needs `lookback`: one look knows no trend');
    }
    const judged = [...limits, 'degrades-by', 'trend', 'data-younger-than'] as const;
    if (judged.every((key) => given[key] === undefined)) {
      say('fail-above', 'or another limit is missing; `data-younger-than` asks for a recent value alone');
    }
  }),
);
