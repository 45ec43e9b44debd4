import { ConfigurationError } from '@deploy-actions/action-kit';
import {
  expandPlaceholders,
  type MetricsConfiguration,
  type PlaceholderValues,
  unitOf,
} from '@deploy-actions/config';
import { assess } from './assess.ts';
import { type Baseline, type BaselineIndicator, captureBaseline } from './baseline.ts';
import { checkQueries } from './check-queries.ts';
import { formatValue } from './format-value.ts';
import { IndicatorWatch } from './indicator-watch.ts';
import type { ProviderRuntime } from './metric-provider.ts';
import { createPanel, nothingAsked, type Panel } from './panel.ts';
import { RequestCounter } from './request-counter.ts';
import type { Assessment, Reading } from './verdict.ts';

/** Judges one version by its metrics; remembers what it saw from look to look and from stage to stage. */
export interface Judge {
  /** Looks at all indicators now. Throws the signal's reason when it fires; a failing provider is an assessment. */
  look(): Promise<Assessment>;
  /** What was seen so far, to compare a later version with. */
  baseline(): Baseline;
}

/** What is judged, and what it is compared with. */
export interface JudgeOptions {
  /** The section as written, placeholders in it. */
  readonly metrics: MetricsConfiguration;
  /** Placeholder values of the version that is judged. */
  readonly subject: PlaceholderValues;
  /** What `degrades-by` compares with: another version now, or a stored baseline. Without one it is left out. */
  readonly reference?: PlaceholderValues | Baseline;
}

/** Makes a judge. Throws ConfigurationError for queries the provider can't evaluate, and for a baseline in other units. */
export async function createJudge(options: JudgeOptions, runtime: ProviderRuntime): Promise<Judge> {
  const { metrics, reference } = options;
  const subject = expandSection(metrics, options.subject);
  const problems = await checkQueries(subject);
  if (problems.length > 0) {
    throw new ConfigurationError(
      problems.map(({ path, message }) => ({ message: `metrics.${path.join('.')}: ${message}` })),
    );
  }
  const stored = isBaseline(reference) ? baselineFor(metrics, reference, runtime) : undefined;
  const live = reference && !isBaseline(reference) ? expandSection(metrics, reference) : undefined;
  const watches = Object.entries(subject.indicators).map(
    ([name, indicator]) =>
      new IndicatorWatch(name, indicator, {
        interval: metrics.interval,
        comparable: live !== undefined || stored?.[name] !== undefined,
        reference: stored?.[name]?.value,
      }),
  );
  return new MetricsJudge(metrics, watches, await createPanel(subject, live, runtime), runtime);
}

class MetricsJudge implements Judge {
  readonly #metrics: MetricsConfiguration;
  readonly #watches: readonly IndicatorWatch[];
  readonly #panel: Panel;
  readonly #runtime: ProviderRuntime;
  readonly #requests = new RequestCounter();

  constructor(
    metrics: MetricsConfiguration,
    watches: readonly IndicatorWatch[],
    panel: Panel,
    runtime: ProviderRuntime,
  ) {
    this.#metrics = metrics;
    this.#watches = watches;
    this.#panel = panel;
    this.#runtime = runtime;
  }

  async look(): Promise<Assessment> {
    const { subject, reference, requests } = await this.#panel();
    const at = this.#runtime.clock.now();
    const counted = requests && this.#requests.update(requests);
    const readings = this.#watches.map((watch) => {
      const answer = subject[watch.name] ?? nothingAsked;
      const reading = watch.read({ at, answer, reference: reference[watch.name], requests: counted });
      this.#runtime.log.info(logLine(reading));
      return reading;
    });
    const judging = this.#watches.filter((watch) => watch.judging).map(({ name }) => name);
    return { at, ...assess(readings, new Set(judging)), readings };
  }

  baseline(): Baseline {
    const observed = this.#watches.map(({ name, unit, values }) => ({
      name,
      unit,
      values,
      query: this.#metrics.indicators[name]?.query ?? '',
    }));
    return captureBaseline(observed, this.#runtime.clock.now());
  }
}

/** Values go into quoted parts of queries; one with a quote in it must not end them. */
function expandSection(metrics: MetricsConfiguration, values: PlaceholderValues): MetricsConfiguration {
  const quoted = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value?.replaceAll(/["'\\]/g, '\\$&')]),
  );
  const { requests, indicators, ...rest } = metrics;
  const expanded = {
    ...expandPlaceholders(rest, values),
    indicators: expandPlaceholders(indicators, quoted),
  };
  return requests === undefined ? expanded : { ...expanded, requests: expandPlaceholders(requests, quoted) };
}

function isBaseline(reference: PlaceholderValues | Baseline | undefined): reference is Baseline {
  return reference !== undefined && 'schemaVersion' in reference;
}

function baselineFor(
  { indicators }: MetricsConfiguration,
  baseline: Baseline,
  { log }: ProviderRuntime,
): Readonly<Record<string, BaselineIndicator>> {
  const problems: string[] = [];
  for (const [name, indicator] of Object.entries(indicators)) {
    const stored = baseline.indicators[name];
    if (!indicator['degrades-by']) continue;
    if (stored === undefined) {
      log.warning(`The baseline has no \`${name}\`: \`degrades-by\` is not judged for it.`);
    } else if (stored.unit !== unitOf(indicator)) {
      problems.push(
        `the baseline of \`${name}\` is measured in \`${stored.unit}\`, the indicator in \`${unitOf(indicator)}\`; capture a new one`,
      );
    } else if (stored.query !== indicator.query) {
      log.warning(`The baseline of \`${name}\` was captured with another query: \`${stored.query}\`.`);
    }
  }
  if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
  return baseline.indicators;
}

function logLine({ indicator, value, unit, state, condition, detail, query, reference }: Reading): string {
  const compared = reference === undefined ? '' : `, reference ${formatValue(reference, unit)}`;
  const found = value === undefined ? 'no value' : formatValue(value, unit);
  const why = detail === found ? '' : `; ${detail}`;
  return `${indicator} = ${found} [${state}] ${condition ?? 'no limit'}${compared}${why}; query: ${query}`;
}
