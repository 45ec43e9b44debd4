import type { Color } from '@deploy-actions/config';
import type { Weights } from '@deploy-actions/traffic';

/** The version of the document's shape that this code writes; a newer one is refused. */
export const schemaVersion = 1;

/** Who holds a lock: one job of one run. */
export interface Holder {
  /** The same for all steps of a job, different for every other job and attempt. */
  readonly id: string;
  /** The job whichever its attempt, and the attempt; absent for a run by hand. */
  readonly job?: string;
  readonly attempt?: number;
  readonly actor: string;
  /** The page of the run, when there is one. */
  readonly url?: string;
}

/** The right to change traffic. Its token grows with every new holder and is never used again. */
export interface Lock {
  readonly token: number;
  readonly holder: Holder;
  /** ISO instants. After `expires` anyone may take the lock over. */
  readonly acquired: string;
  readonly expires: string;
}

/** What is under way: written before each change to the outside, so that any later run can finish or undo it. */
export interface Journal {
  readonly operation: 'shift' | 'rollback';
  readonly from: Color;
  readonly to: Color;
  readonly version: string;
  readonly phase: 'preparing' | 'shifting' | 'rolling-back';
  readonly intended: Weights;
  readonly started: string;
  readonly reason?: string;
}

/** How the last operation ended. */
export interface Settlement {
  readonly operation: 'shift' | 'rollback';
  readonly outcome: 'promoted' | 'rolled-back' | 'held';
  readonly from: Color;
  readonly to: Color;
  readonly version: string;
  readonly weights: Weights;
  readonly at: string;
  readonly by: Holder;
  readonly reasonCode: string;
  readonly reason: string;
  /** Until when the old colour is to be kept for an instant rollback. */
  readonly retireAfter?: string;
  /** Until when a held split may stay. */
  readonly holdUntil?: string;
}

/** The state of one service in one environment. */
export interface StateDocument {
  readonly schemaVersion: typeof schemaVersion;
  readonly service: string;
  readonly environment: string;
  /** Unique to each write: tells a lost reply from a lost race. */
  readonly writeId: string;
  /** The colour that serves; unknown until the first operation. */
  readonly active?: Color;
  readonly versions: { readonly [K in Color]?: string };
  /** The last fencing token given out. */
  readonly lastToken: number;
  readonly lock?: Lock;
  readonly journal?: Journal;
  readonly settled?: Settlement;
}

/** The state before anything happened. */
export function emptyState(service: string, environment: string): StateDocument {
  return { schemaVersion, service, environment, writeId: '', versions: {}, lastToken: 0 };
}
