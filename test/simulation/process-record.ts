import type { Color } from '@deploy-actions/config';
import type { StateDocument } from '@deploy-actions/state';
import type { Plan } from './schedule.ts';

/** What a process is known for to those who watch it. */
export interface ProcessRecord {
  readonly plan: Plan;
  /** Its writes of the state so far, and the newest of them that it was told of. */
  commits: number;
  acknowledged: number;
  /** The colours it found healthy. */
  readonly probed: Set<Color>;
  /** The step of its latest look at the router, and of its latest at the mirror. */
  looked: number;
  mirrored: number;
  /** Its contacts when traffic changed last. */
  contactsBefore: number;
  /** Its newest fencing token; 0 before it has one. */
  token: number;
  /** The newest state it was told of. */
  seen: StateDocument | undefined;
  /** Has written the router and not looked at the state since. */
  mustLook: boolean;
}

/** Of a process that has done nothing yet. */
export function freshRecord(plan: Plan): ProcessRecord {
  return {
    ...{ plan, commits: 0, acknowledged: 0, probed: new Set(), looked: 0, mirrored: 0, contactsBefore: 0 },
    ...{ token: 0, seen: undefined, mustLook: true },
  };
}
