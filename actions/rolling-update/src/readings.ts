import { isoInstant } from '@deploy-actions/action-kit';
import type { WorkloadReport } from '@deploy-actions/deployment';
import type { Reading } from '@deploy-actions/metrics';

/** One reading at the end of a step, ready to be shown; the value in its unit for people. */
export interface ShownReading extends Pick<Reading, 'indicator' | 'condition' | 'detail' | 'state'> {
  readonly workload: string;
  /** As it was written: `1`, `50%`. */
  readonly size: string;
  /** The time of day in UTC. */
  readonly time: string;
  /** `none` where there was none. */
  readonly value: string;
}

/** What the last look at each step found; the report has all looks. */
export async function showReadings(workloads: readonly WorkloadReport[]): Promise<ShownReading[]> {
  const { formatValue } = await import('@deploy-actions/metrics');
  return workloads.flatMap(({ key, steps }) =>
    steps.flatMap(({ size, looks }) => {
      const last = looks.at(-1);
      return (last?.readings ?? []).map(({ indicator, condition, detail, state, unit, value }) => ({
        ...{ workload: key, size, indicator, condition, detail, state },
        time: isoInstant(last?.at ?? 0).slice(11, 19),
        value: value === undefined ? 'none' : formatValue(value, unit),
      }));
    }),
  );
}
