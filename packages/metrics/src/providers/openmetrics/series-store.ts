import type { Sample } from '../../exposition/sample.ts';
import { type Labels, labelKey, metricName } from '../../labels.ts';
import type { Point } from '../../metric-provider.ts';
import type { Series } from '../../promql/series.ts';
import type { Selector } from '../../promql/syntax.ts';

/** Far more than any indicator needs; a query that selects more has a label with boundless values. */
const mostSeries = 20_000;

interface Kept {
  readonly labels: Labels;
  readonly points: Point[];
  lastPage: number;
}

/**
 * The pages of one watch, in memory. Bounded: only series that a query selects are kept, only for as long as the longest
 * range of any query, and no more than 20,000 of them.
 */
export class SeriesStore {
  readonly #series = new Map<string, Kept>();
  readonly #selectors: readonly Selector[];
  readonly #retention: number;
  #pages = 0;
  #first: number | undefined;
  #last: number | undefined;
  #overflowed = false;
  #labelNames: ReadonlyMap<Selector, ReadonlySet<string>> = new Map();

  /** `retention` in milliseconds. */
  constructor(selectors: readonly Selector[], retention: number) {
    this.#selectors = selectors;
    this.#retention = retention;
  }

  /** How many pages were added. */
  get pages(): number {
    return this.#pages;
  }

  /** When the first page was read, or `undefined` before that. */
  get firstPage(): number | undefined {
    return this.#first;
  }

  /** Whether series had to be left out of the newest page because there are too many. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /**
   * Adds a page read at `time`. A counter that was not on the earlier pages started from 0 since the page before, and gets
   * that point: client libraries show a counter only after its first event, and without the 0 the first errors of a version
   * would never count. Prometheus does the same where it knows when a counter was created. The watch begins anew
   * when the clock was set back, as earlier pages would otherwise lie in the future, and after a page with too many series, as
   * nobody knows which counters it left out.
   */
  add(samples: readonly Sample[], time: number): void {
    if (this.#overflowed || (this.#last !== undefined && time < this.#last)) this.#beginAnew();
    this.#pages += 1;
    for (const sample of samples) {
      if (this.#selectors.some((selector) => selects(selector, sample.labels))) this.#keep(sample, time);
    }
    this.#labelNames = new Map(
      this.#selectors.map((selector) => [selector, labelsOfCounters(selector, samples)]),
    );
    this.#first ??= time;
    this.#last = time;
    this.#forget(time - this.#retention);
  }

  /** All kept series that a selector matches. */
  select(selector: Selector): Series[] {
    return [...this.#series.values()]
      .filter(({ labels }) => selects(selector, labels))
      .map(({ labels, points, lastPage }) => ({ labels, points, present: lastPage === this.#pages }));
  }

  /**
   * Whether a selector means counters that have not counted yet, since the process began: the newest page has none, but others
   * of the same metric with all the labels it asks for, as `{status="200"}` without any `{status="500"}`.
   */
  isUnborn(selector: Selector): boolean {
    const names = this.#labelNames.get(selector) ?? new Set();
    return (
      selector.matchers.every(({ label }) => names.has(label)) &&
      this.select(selector).every(({ present }) => !present)
    );
  }

  #beginAnew(): void {
    this.#series.clear();
    this.#pages = 0;
    this.#first = undefined;
    this.#last = undefined;
    this.#overflowed = false;
  }

  #keep(sample: Sample, time: number): void {
    const key = labelKey(sample.labels);
    let kept = this.#series.get(key);
    if (kept === undefined && this.#series.size >= mostSeries) {
      this.#overflowed = true;
      return;
    }
    if (kept === undefined) {
      kept = { labels: sample.labels, points: [], lastPage: 0 };
      this.#series.set(key, kept);
      if (sample.cumulative && this.#last !== undefined && (sample.time ?? time) > this.#last) {
        kept.points.push({ time: this.#last, value: 0 });
      }
    }
    kept.lastPage = this.#pages;
    // A page's clock may run ahead of ours; a point from the future would not be seen until then.
    const measured = Math.min(sample.time ?? time, time);
    const newest = kept.points.at(-1);
    if (newest && measured < newest.time) return;
    if (newest?.time === measured) kept.points.pop();
    kept.points.push({ time: measured, value: sample.value });
  }

  #forget(before: number): void {
    for (const [key, { points, lastPage }] of this.#series) {
      const outdated = points.findIndex((point) => point.time > before);
      if (outdated < 0 && lastPage !== this.#pages) this.#series.delete(key);
      // The newest point of a series still on the page stays: it tells an outdated value from a missing one.
      else points.splice(0, outdated < 0 ? points.length - 1 : outdated);
    }
  }
}

function selects(selector: Selector, labels: Labels): boolean {
  return selector.matchers.every(({ label, matches }) => matches(labels[label] ?? ''));
}

/** Those labels a selector asks for that counters of its metric have. */
function labelsOfCounters({ matchers }: Selector, samples: readonly Sample[]): Set<string> {
  const named = matchers.filter(({ label }) => label === metricName);
  const asked = new Set(matchers.map(({ label }) => label));
  const found = new Set<string>();
  for (const { labels, cumulative } of samples) {
    // Usually the first counter of the metric has them all, and a page may have a hundred thousand.
    if (found.size === asked.size) break;
    if (!cumulative || !named.every(({ matches }) => matches(labels[metricName] ?? ''))) continue;
    for (const label of asked) if (Object.hasOwn(labels, label)) found.add(label);
  }
  return found;
}
