import { nearest, quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { described, duration, percentage, providers, text, timespan } from '../values.ts';
import { indicatorSchema } from './indicator.ts';
import { oneWayIn, sourceFields } from './sources.ts';

const policy = z.enum(['continue', 'hold', 'rollback']);

const policiesSchema = z.strictObject({
  regress: z.optional(described('The version is worse.', z.enum(['hold', 'rollback']))),
  inconclusive: z.optional(described('It may be getting worse.', policy)),
  'insufficient-sample': z.optional(described('There was too little to measure.', policy)),
  'provider-error': z.optional(described('Measuring itself failed.', policy)),
});

const points = () => z.number().check(z.gte(0), z.lte(100));

const scoreSchema = z.strictObject({
  pass: described('From this score on it passes.', z._default(points(), 95)),
  marginal: described(
    'Below this score the version is worse; between the two nobody can tell.',
    z._default(points(), 75),
  ),
  groups: z.optional(
    described('The weight of each group, in sum 100; all the same when absent.', z.record(text(), points())),
  ),
});

const { openmetrics, prometheus, cloudwatch, datadog, newrelic, sentry } = sourceFields;
const { http, command, alertmanager, kubernetes, probe, sql } = sourceFields;
const providerNames = Object.keys(sourceFields);

/** One source of metrics, whichever its provider. */
export const sourceSchema = providers(
  'metrics provider',
  'provider',
  providerNames,
  [],
  [
    z.strictObject(openmetrics),
    z.strictObject(prometheus).check(oneWayIn),
    z.strictObject(cloudwatch),
    z.strictObject(datadog),
    z.strictObject(newrelic),
    z.strictObject(sentry),
    z.strictObject(http).check(oneWayIn),
    z.strictObject(command),
    z.strictObject(alertmanager).check(oneWayIn),
    z.strictObject(kubernetes),
    z.strictObject(probe),
    z.strictObject(sql),
  ],
);

const sectionFields = {
  interval: described('Time between two looks while a stage is watched.', z._default(timespan(), 10_000)),
  requests: z.optional(
    described(
      'A query that counts requests since the service started; needed by `min-requests` without `of`.',
      text(),
    ),
  ),
  sources: z.optional(described('Further sources of metrics, by name.', z.record(text(), sourceSchema))),
  indicators: described('What is measured, by name.', z.record(z.string(), indicatorSchema)),
  extend: z.optional(
    described(
      'How long a window may go on past its end while nobody can tell; the longest `for` and two intervals when absent.',
      duration(),
    ),
  ),
  'unreadable-limit': z.optional(
    described(
      'So many looks in a row that could not be read end the window as `provider-error`.',
      z.int().check(z.positive()),
    ),
  ),
  policies: z.optional(
    described('What follows from a verdict; the inputs of an action come first.', policiesSchema),
  ),
  'false-alarms': described(
    'How many windows in a hundred all comparisons together may roll back without a reason.',
    z._default(percentage(), 1),
  ),
  score: z.optional(
    described('How the comparisons with `method: kayenta` are scored together.', scoreSchema),
  ),
};

const anySection = providers(
  'metrics provider',
  'provider',
  providerNames,
  [],
  [
    z.strictObject({ ...openmetrics, ...sectionFields }),
    z.strictObject({ ...prometheus, ...sectionFields }).check(oneWayIn),
    z.strictObject({ ...cloudwatch, ...sectionFields }),
    z.strictObject({ ...datadog, ...sectionFields }),
    z.strictObject({ ...newrelic, ...sectionFields }),
    z.strictObject({ ...sentry, ...sectionFields }),
    z.strictObject({ ...http, ...sectionFields }).check(oneWayIn),
    z.strictObject({ ...command, ...sectionFields }),
    z.strictObject({ ...alertmanager, ...sectionFields }).check(oneWayIn),
    z.strictObject({ ...kubernetes, ...sectionFields }),
    z.strictObject({ ...probe, ...sectionFields }),
    z.strictObject({ ...sql, ...sectionFields }),
  ],
);

/** The `metrics` section: its first source, and what is asked of all of them. */
export type MetricsConfiguration = z.output<typeof anySection>;

/** What is measured and judged while traffic moves and afterwards. */
export const metricsSchema = described(
  'What is measured, and when it is too bad.',
  anySection.check(
    z.check((context) =>
      checkSection(context.value, (path, message) =>
        context.issues.push({ code: 'custom', message, path: [...path], input: context.value }),
      ),
    ),
  ),
);

/** One source of metrics. */
export type MetricSource = z.output<typeof sourceSchema>;

/** The source of one kind of provider. */
export type SourceOf<P extends MetricSource['provider']> = Extract<MetricSource, { readonly provider: P }>;

/** One indicator of the `metrics` section. */
export type Indicator = MetricsConfiguration['indicators'][string];

function checkSection(
  { requests, indicators, sources = {}, score, 'false-alarms': alarms }: MetricsConfiguration,
  say: (path: readonly PropertyKey[], message: string) => void,
): void {
  const known = Object.keys(sources);
  for (const [name, indicator] of Object.entries(indicators)) {
    const { source, of, 'min-requests': least } = indicator;
    if (least !== undefined && requests === undefined && of === undefined) {
      say(
        ['indicators', name, 'min-requests'],
        'needs `of`, or the query `requests` beside `indicators`, which counts them',
      );
    }
    if (source !== undefined && !known.includes(source)) {
      say(['indicators', name, 'source'], unknownSource(source, known));
    }
  }
  if (alarms === 0) say(['false-alarms'], 'is 0%, with which no comparison could ever be sure enough');
  if (score && score.marginal > score.pass) say(['score', 'marginal'], 'is above `pass`');
}

function unknownSource(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const list = known.map((each) => `\`${each}\``).join(', ');
  const help = near ? `; did you mean \`${near}\`?` : ` (${list || 'none are there'})`;
  return `names the source ${quoted(name)}, which is not in \`sources\`${help}`;
}
