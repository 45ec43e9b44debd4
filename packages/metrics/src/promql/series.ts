import type { Labels } from '../labels.ts';
import type { Point } from '../metric-provider.ts';

/** One series and what was seen of it, oldest point first. */
export interface Series {
  readonly labels: Labels;
  readonly points: readonly Point[];
  /** Whether the newest page had it; Prometheus calls the others stale. */
  readonly present: boolean;
}
