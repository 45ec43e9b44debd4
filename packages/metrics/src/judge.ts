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
import type { Answer, MetricProvider, ProviderRuntime } from './metric-provider.ts';
import { loadProviderKind } from './metric-providers.ts';
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

/** Asks everything that one look needs, all at once. */
type Panel = () => Promise<{
  readonly subject: Readonly<Record<string, Answer>>;
  readonly reference: Readonly<Record<string, Answer>>;
  readonly requests: Answer | undefined;
}>;

const nothingAsked: Answer = { failure: 'no-data', detail: 'the provider gave no answer' };

async function createPanel(
  subject: MetricsConfiguration,
  reference: MetricsConfiguration | undefined,
  runtime: ProviderRuntime,
): Promise<Panel> {
  const kind = await loadProviderKind(subject);
  const names = Object.keys(subject.indicators);
  const compared = reference ? names.filter((name) => subject.indicators[name]?.['degrades-by']) : [];
  const own = names.map((name) => subject.indicators[name]?.query ?? '');
  const counting = subject.requests === undefined ? [] : [subject.requests];
  const others = compared.map((name) => reference?.indicators[name]?.query ?? '');
  const observe = observeBoth(kind.create, [subject, [...own, ...counting]], [reference, others], runtime);
  return async () => {
    const [answers, references] = await observe();
    return {
      subject: Object.fromEntries(names.map((name, index) => [name, answers[index] ?? nothingAsked])),
      reference: Object.fromEntries(compared.map((name, index) => [name, references[index] ?? nothingAsked])),
      requests: counting.length === 0 ? undefined : (answers[names.length] ?? nothingAsked),
    };
  };
}

type Questions<M> = readonly [metrics: M, queries: readonly string[]];

/** Two colours on one page are read with one request, else each page with its own, at the same time. */
function observeBoth(
  create: (
    metrics: MetricsConfiguration,
    queries: readonly string[],
    runtime: ProviderRuntime,
  ) => MetricProvider,
  [subject, own]: Questions<MetricsConfiguration>,
  [reference, others]: Questions<MetricsConfiguration | undefined>,
  runtime: ProviderRuntime,
): () => Promise<[readonly Answer[], readonly Answer[]]> {
  if (reference === undefined || others.length === 0) {
    const provider = create(subject, own, runtime);
    return async () => [await provider.observe(), []];
  }
  if (reference.url === subject.url) {
    const provider = create(subject, [...own, ...others], runtime);
    return async () => {
      const answers = await provider.observe();
      return [answers.slice(0, own.length), answers.slice(own.length)];
    };
  }
  const [first, second] = [create(subject, own, runtime), create(reference, others, runtime)];
  return () => Promise.all([first.observe(), second.observe()]);
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
