import type { MetricsConfiguration } from '@deploy-actions/config';
import type { Baseline } from './baseline.ts';
import type { IndicatorWatch } from './indicator-watch.ts';
import type { Reading } from './verdict.ts';

/** The indicators with `method: kayenta`, scored together at the end. */
export class ScoreWatch {
  static over(
    _metrics: MetricsConfiguration,
    _watches: readonly IndicatorWatch[],
    _stored: Baseline | undefined,
  ): ScoreWatch | undefined {
    return undefined;
  }

  read(readings: readonly Reading[]): readonly Reading[] {
    return readings;
  }
}
