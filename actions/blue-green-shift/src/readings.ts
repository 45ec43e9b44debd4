import { isoInstant } from '@deploy-actions/action-kit';
import type { StageRecord } from '@deploy-actions/deployment';
import type { Reading } from '@deploy-actions/metrics';

/** One reading of a shift, ready to be shown; values in their unit for people. */
export interface ShownReading extends Pick<Reading, 'indicator' | 'condition' | 'detail' | 'state'> {
  /** Counted from 1. */
  readonly stage: number;
  /** The time of day in UTC. */
  readonly time: string;
  /** `none` where there was none. */
  readonly value: string;
  /** What the value was compared with; empty where it was with nothing. */
  readonly reference: string;
}

/** Every reading of every stage, in order. */
export async function showReadings(stages: readonly StageRecord[]): Promise<ShownReading[]> {
  const { formatValue } = await import('@deploy-actions/metrics');
  return stages.flatMap(({ looks }, index) =>
    looks.flatMap(({ at, readings }) =>
      readings.map(({ indicator, condition, detail, state, unit, value, reference }) => ({
        ...{ stage: index + 1, time: isoInstant(at).slice(11, 19), indicator, condition, detail, state },
        value: value === undefined ? 'none' : formatValue(value, unit),
        reference: reference === undefined ? '' : formatValue(reference, unit),
      })),
    ),
  );
}
