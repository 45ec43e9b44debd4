import type { Color } from '@deploy-actions/config';
import type { Weights } from '@deploy-actions/traffic';
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
  /** Who took the lock over from it, once it knows, and where those wanted traffic whose states it saw. */
  lostTo: string | undefined;
  wanted: Weights[];
  /** Has written the router and not looked at the state since. */
  mustLook: boolean;
}

/** Of a process that has done nothing yet. */
export function freshRecord(plan: Plan): ProcessRecord {
  return {
    ...{ plan, commits: 0, acknowledged: 0, probed: new Set(), looked: 0, mirrored: 0, contactsBefore: 0 },
    ...{ token: 0, lostTo: undefined, wanted: [], mustLook: true },
  };
}
