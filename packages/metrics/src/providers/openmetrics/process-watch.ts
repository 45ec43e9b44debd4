import type { Sample } from '../../exposition/sample.ts';
import { metricName } from '../../labels.ts';
import type { Failure } from '../../metric-provider.ts';

/** Two start times of one process may differ by rounding; this much in seconds is not another process. */
const startTolerance = 2;
/** How long one process alone must have answered before its pages are believed again, in milliseconds. */
const mixedFor = 5 * 60_000;

/**
 * Whether all pages come from one process. Behind a load balancer each may come from another; their counters don't continue each
 * other. Once noticed, the younger process is not taken for the service either: what the other one does would go unseen.
 */
export class ProcessWatch {
  readonly #place: string;
  #start: number | undefined;
  #mixedAt: number | undefined;

  constructor(place: string) {
    this.#place = place;
  }

  /** Takes a page read at `now`, in milliseconds since 1970; says why it can't be used, if it can't. */
  take(samples: readonly Sample[], now: number): Failure | undefined {
    const start = samples.find(({ labels }) => labels[metricName] === 'process_start_time_seconds')?.value;
    const before = this.#start;
    if (start !== undefined) this.#start = Math.max(start, before ?? start);
    if (start !== undefined && before !== undefined && start < before - startTolerance) this.#mixedAt = now;
    if (this.#mixedAt === undefined || now - this.#mixedAt >= mixedFor) return undefined;
    const detail = `${this.#place} is answered by more than one process (their start times differ); give the address of one, or use a metrics server`;
    return { failure: 'several-instances', detail };
  }
}
