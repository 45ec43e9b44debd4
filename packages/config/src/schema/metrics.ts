import * as z from 'zod/mini';
import {
  described,
  duration,
  headers,
  providers,
  text,
  threshold,
  timespan,
  type Unit,
  url,
} from './values.ts';

const units = ['ratio', 'seconds', 'bytes', 'number'] as const;

const indicatorFields = z.strictObject({
  query: described('The query, in the language of the provider.', text()),
  unit: z.optional(
    described('What the query measures; follows from the thresholds when absent.', z.enum(units)),
  ),
  'rollback-above': z.optional(described('Above this the version is worse: roll back.', threshold())),
  'rollback-below': z.optional(described('Below this the version is worse: roll back.', threshold())),
  'warn-above': z.optional(described('Above this a warning is shown.', threshold())),
  'warn-below': z.optional(described('Below this a warning is shown.', threshold())),
  'degrades-by': z.optional(
    described(
      'Worse by more than this share than the baseline (the stored one, or the old colour now): roll back. Worse is higher; lower where only lower limits are given.',
      threshold(),
    ),
  ),
  for: described('Every point must breach for this long before it counts.', z._default(duration(), 0)),
  'min-requests': z.optional(
    described('Fewer requests than this since the watch began say nothing.', z.int().check(z.positive())),
  ),
});

type IndicatorFields = z.output<typeof indicatorFields>;

const thresholdKeys = ['rollback-above', 'rollback-below', 'warn-above', 'warn-below'] as const;

/** The unit an indicator is measured in: as given, else as its thresholds are written. */
export function unitOf(indicator: IndicatorFields): Unit {
  return indicator.unit ?? thresholdKeys.map((key) => indicator[key]?.unit).find((unit) => unit) ?? 'number';
}

const indicator = indicatorFields.check(
  z.check((context) => {
    const given = context.value;
    const say = (key: string, message: string) =>
      context.issues.push({ code: 'custom', message, path: [key], input: given });
    const unit = unitOf(given);
    for (const key of thresholdKeys) {
      const found = given[key];
      if (found && found.unit !== unit) {
        say(key, `is written as ${article(found.unit)}, but this indicator is measured in \`${unit}\``);
      }
    }
    if (given['degrades-by'] && given['degrades-by'].unit !== 'ratio')
      say('degrades-by', 'must be a percentage such as `50%`');
    contradiction(given, 'rollback-above', 'warn-above', say, (rollback, warn) => warn > rollback);
    contradiction(given, 'rollback-below', 'warn-below', say, (rollback, warn) => warn < rollback);
    contradiction(given, 'rollback-below', 'rollback-above', say, (below, above) => below >= above);
  }),
);

function article(unit: Unit): string {
  return { ratio: 'a percentage', seconds: 'a duration', bytes: 'a size', number: 'a bare number' }[unit];
}

function contradiction(
  given: IndicatorFields,
  first: (typeof thresholdKeys)[number],
  second: (typeof thresholdKeys)[number],
  say: (key: string, message: string) => void,
  contradicts: (first: number, second: number) => boolean,
): void {
  const [a, b] = [given[first], given[second]];
  if (a && b && a.unit === b.unit && contradicts(a.value, b.value)) say(second, `contradicts \`${first}\``);
}

const openmetrics = z.strictObject({
  provider: z.literal('openmetrics'),
  url: described("The application's own metrics page.", z._default(url(), '{{color-url}}/metrics')),
  headers: z.optional(described('Headers of each request; give tokens as `env:NAME`.', headers())),
  timeout: described('Time limit of one scrape.', z._default(timespan(), 5_000)),
  interval: described('Time between two looks while a stage is watched.', z._default(timespan(), 10_000)),
  requests: z.optional(
    described('A query that counts requests since the service started; needed by `min-requests`.', text()),
  ),
  indicators: described('What is measured, by name.', z.record(z.string(), indicator)),
});

/** What is measured and judged while traffic moves and afterwards. */
export const metricsSchema = described(
  'What is measured, and when it is too bad.',
  providers(
    'metrics provider',
    'provider',
    ['openmetrics'],
    ['prometheus', 'cloudwatch', 'datadog', 'newrelic', 'sentry', 'http', 'command'],
    [openmetrics],
  ).check(
    z.check((context) => {
      const { requests, indicators } = context.value;
      for (const [name, { 'min-requests': least }] of Object.entries(indicators)) {
        if (least === undefined || requests !== undefined) continue;
        context.issues.push({
          code: 'custom',
          message: 'needs the query `requests` beside `indicators`, which counts them',
          path: ['indicators', name, 'min-requests'],
          input: context.value,
        });
      }
    }),
  ),
);

/** The `metrics` section. */
export type MetricsConfiguration = z.output<typeof metricsSchema>;

/** One indicator of the `metrics` section. */
export type Indicator = MetricsConfiguration['indicators'][string];
