import { formatDuration } from '@deploy-actions/action-kit';
import type { Failure } from '../../metric-provider.ts';
import { lookback } from '../../promql/evaluate.ts';
import type { Series } from '../../promql/series.ts';
import type { Selector, SelectorUse } from '../../promql/syntax.ts';
import type { SeriesStore } from './series-store.ts';

type Store = Pick<SeriesStore, 'select'>;

/** Why a query gives no value at `now`, in milliseconds since 1970, and what to do about it. */
export function explainNothing(uses: readonly SelectorUse[], store: Store, now: number): Failure {
  const sparse = uses.find((use) => isSparse(use, store, now));
  if (sparse) {
    const range = formatDuration(sparse.range);
    const detail = `\`${sparse.selector.text}\` has fewer than two values in the last ${range}, which a rate needs; look more often, or ask for a longer range`;
    return { failure: 'no-data', detail };
  }
  const selectors = uses.map(({ selector }) => selector);
  const missing = selectors.find((selector) => store.select(selector).every(({ present }) => !present));
  if (missing) {
    const detail = `nothing on the page matches \`${missing.text}\`; where that means 0, write \`(… or vector(0))\``;
    return { failure: 'no-data', detail };
  }
  const outdated = selectors.find((selector) => isOutdated(selector, store, now));
  if (outdated) {
    return { failure: 'stale', detail: `the values of \`${outdated.text}\` are older than five minutes` };
  }
  return { failure: 'no-data', detail: 'no series has a value for all parts of the query' };
}

/** Whether a rate finds its series on the page, but too few of their values in its range: looks failed or are too rare. */
function isSparse({ selector, range, points }: SelectorUse, store: Store, now: number): boolean {
  if (points < 2) return false;
  const present = store.select(selector).filter((series) => series.present);
  const fresh = present.filter((series) => newest(series) > now - lookback);
  const inRange = (series: Series) => series.points.filter(({ time }) => time > now - range).length;
  return fresh.length > 0 && fresh.every((series) => inRange(series) < points);
}

function isOutdated(selector: Selector, store: Store, now: number): boolean {
  return store.select(selector).every((series) => newest(series) <= now - lookback);
}

function newest({ points }: Series): number {
  return points.at(-1)?.time ?? 0;
}
