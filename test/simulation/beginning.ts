import { isoInstant } from '@deploy-actions/action-kit';
import { formatState, type StateDocument } from '@deploy-actions/state';
import { allOn, splitWith } from '@deploy-actions/traffic';
import { firstVersion, subject } from './plans.ts';
import type { Schedule } from './schedule.ts';
import type { SimulatedService } from './simulated-service.ts';
import type { StoredState } from './simulated-store.ts';

/** Revisions of a world with a long history; older ones are removed by now. */
const longHistory = 40;
const keptRevisions = 20;
const hour = 60 * 60_000;

/** Makes the world as it is before the first process starts. */
export function begin(
  { beginning }: Pick<Schedule, 'beginning'>,
  stored: StoredState,
  service: SimulatedService,
  now: number,
): void {
  if (beginning === 'nothing') return;
  stored.mirror = 'blue';
  const last = beginning === 'long' ? longHistory : 1;
  // So long ago that the oldest answer a store may give still knows of it.
  const then = now - hour;
  for (let sequence = Math.max(1, last - keptRevisions + 1); sequence <= last; sequence += 1) {
    stored.put(sequence, formatState(documentOf(beginning === 'held', sequence, now)), then);
    if (stored.plane === 'github' || stored.plane === 'kubernetes') stored.remove(sequence - 1, then);
  }
  if (beginning !== 'held') return;
  service.weights = splitWith('green', 50);
  Object.assign(service.workloads.green, { version: firstVersion, quality: 'good', proven: true });
}

function documentOf(held: boolean, sequence: number, now: number): StateDocument {
  return {
    ...{ schemaVersion: 1, ...subject, sequence, writeId: `before-${sequence}`, lastToken: 1 },
    active: 'blue',
    versions: { blue: '1.0.0', green: held ? firstVersion : '0.9.0' },
    settled: {
      operation: 'shift',
      outcome: held ? 'held' : 'promoted',
      from: held ? 'blue' : 'green',
      to: held ? 'green' : 'blue',
      version: held ? firstVersion : '1.0.0',
      weights: held ? splitWith('green', 50) : allOn('blue'),
      at: isoInstant(now - hour),
      by: { id: 'before', actor: 'somebody' },
      reasonCode: 'before',
      reason: 'before the simulation',
      ...(held ? { holdUntil: isoInstant(now + 23 * hour) } : {}),
    },
  };
}
