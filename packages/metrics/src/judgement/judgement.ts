import { ConfigurationError, type Log } from '@deploy-actions/action-kit';
import { type Indicator, type MetricsConfiguration, unitOf } from '@deploy-actions/config';
import type { Look } from '../look.ts';
import { assess } from './assess.ts';
import { type Baseline, captureBaseline } from './baseline.ts';
import { comparisonsOf } from './condition.ts';
import { formatValue } from './format-value.ts';
import { IndicatorWatch } from './indicator-watch.ts';
import { RequestCounter } from './request-counter.ts';
import { ScoreWatch } from './score-watch.ts';
import type { Assessment, LookOptions, Reading } from './verdict.ts';

/** What looks are judged by. */
export interface JudgementOptions {
  readonly metrics: MetricsConfiguration;
  /** What conditions that compare hold a value against: each look's own reference, or a stored baseline. */
  readonly reference: 'live' | Baseline | undefined;
  /** The time that one value of an indicator covers, in milliseconds. */
  readonly span: (indicator: string) => number;
  /** The query of an indicator, as it was asked. */
  readonly query: (indicator: string) => string;
  readonly log: Log;
}

const nothing = { answer: { failure: 'no-data', detail: 'nobody was asked' } } as const;

/**
 * Judges looks, one after another, wherever they come from: a system that is asked now, one that is asked for the past, or a
 * report. Asks nobody itself and knows no time but that of the looks.
 */
export class Judgement {
  readonly #metrics: MetricsConfiguration;
  readonly #watches: readonly IndicatorWatch[];
  readonly #score: ScoreWatch | undefined;
  readonly #requests = new RequestCounter();
  readonly #log: Log;

  /** Throws ConfigurationError for a baseline in other units. */
  constructor({ metrics, reference, span, query, log }: JudgementOptions) {
    this.#metrics = metrics;
    this.#log = log;
    const stored = typeof reference === 'object' ? reference : undefined;
    if (stored) checkBaseline(metrics, stored, log);
    const comparisons = Object.values(metrics.indicators).filter(
      ({ compare }) => compare?.method === 'sequential',
    );
    const alarms = metrics['false-alarms'] / 100 / Math.max(1, comparisons.length);
    this.#watches = Object.entries(metrics.indicators).map(
      ([name, indicator]) =>
        new IndicatorWatch(
          name,
          { ...indicator, query: query(name) },
          {
            interval: metrics.interval,
            span: span(name),
            reference: stored ? ownOf(stored.indicators, name) : reference === 'live' ? 'live' : undefined,
            alarms,
          },
        ),
    );
    this.#score = ScoreWatch.over(metrics, this.#watches, reference);
  }

  /** Says what a look means, after all looks before it. */
  assess(look: Look, when: LookOptions = {}): Assessment {
    const requests = look.requests && this.#requests.update(look.requests);
    const readings = this.#watches.map((watch) => {
      const subject = ownOf(look.subject, watch.name) ?? nothing;
      const reference = ownOf(look.reference, watch.name);
      return watch.read({ at: look.at, subject, reference, requests, when });
    });
    const scored = when.final ? (this.#score?.read(readings, when) ?? readings) : readings;
    for (const reading of scored) this.#log.info(logLine(reading));
    const judging = this.#watches.filter((watch) => watch.judging).map(({ name }) => name);
    return { at: look.at, ...assess(scored, new Set(judging)), readings: scored, look };
  }

  /** What was seen so far, to compare a later version with; `at` in milliseconds since 1970. */
  baseline(at: number): Baseline {
    const observed = this.#watches.map(({ name, unit, values }) => ({
      name,
      unit,
      values,
      query: this.#metrics.indicators[name]?.query ?? '',
      of: this.#metrics.indicators[name]?.of,
    }));
    return captureBaseline(observed, at);
  }
}

/** What stands under a name; an indicator may be called `constructor`. */
function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Whether an indicator is compared by what it counts; a score compares values. */
function countsWith({ of, compare }: Indicator): boolean {
  return of !== undefined && compare?.method === 'sequential';
}

function checkBaseline({ indicators }: MetricsConfiguration, baseline: Baseline, log: Log): void {
  const problems: string[] = [];
  for (const [name, indicator] of Object.entries(indicators)) {
    const stored = ownOf(baseline.indicators, name);
    const comparisons = comparisonsOf(indicator);
    if (comparisons.length === 0) continue;
    if (stored === undefined) {
      log.warning(`The baseline has no \`${name}\`: ${comparisons.join(' and ')} is not judged for it.`);
    } else if (stored.unit !== unitOf(indicator)) {
      problems.push(
        `the baseline of \`${name}\` is measured in \`${stored.unit}\`, the indicator in \`${unitOf(indicator)}\`; capture a new one`,
      );
    } else if (countsWith(indicator) && stored.points.some(({ count }) => !count)) {
      problems.push(
        `the baseline of \`${name}\` has no counts, which \`compare\` needs where the indicator has \`of\`; capture a new one`,
      );
    } else if (stored.query !== indicator.query || (stored.of ?? indicator.of) !== indicator.of) {
      const part = stored.of === undefined ? '' : ` of \`${stored.of}\``;
      log.warning(`The baseline of \`${name}\` was captured with another query: \`${stored.query}\`${part}.`);
    }
  }
  if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
}

function logLine({ indicator, value, unit, state, condition, detail, query, reference }: Reading): string {
  const compared = reference === undefined ? '' : `, reference ${formatValue(reference, unit)}`;
  const found = value === undefined ? 'no value' : formatValue(value, unit);
  // The value stands before the condition already.
  const said = detail.startsWith(`${found}; `) ? detail.slice(found.length + 2) : detail;
  const why = said === found ? '' : `; ${said}`;
  const line = `${indicator} = ${found} [${state}] ${condition ?? 'no limit'}${compared}${why}; query: ${query}`;
  return line.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
