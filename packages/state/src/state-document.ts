import type { Color } from '@deploy-actions/config';
import type { Weights } from '@deploy-actions/traffic';

/** The version of the document's shape that this code writes; a newer one is refused. */
export const schemaVersion = 1;

/** One attempt of one job of one run in GitHub Actions. */
export interface RunReference {
  /** `owner/name`. */
  readonly repository: string;
  /** Grows from run to run; a run keeps it when it is run again. */
  readonly runId: number;
  readonly attempt: number;
  readonly job: string;
  /** Tells the legs of a matrix apart; absent where the runner doesn't say it. */
  readonly checkRunId?: number;
}

/** Who holds a lock: one job of one run. */
export interface Holder {
  /** The same for all steps of a job, different for every other job and attempt. */
  readonly id: string;
  /** Absent for a run by hand. */
  readonly run?: RunReference;
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
  /** Which stage, counted from 1; absent outside of stages. */
  readonly stage?: number;
  readonly intended: Weights;
  /** The weights in force when the intent was written. */
  readonly observed: Weights;
  readonly started: string;
  /** How long one write of the router can take, in milliseconds: after it, no write of a lost run is under way any more. */
  readonly writeLimit: number;
  readonly reason?: string;
}

/** How the last operation ended. */
export interface Settlement {
  readonly operation: 'shift' | 'rollback';
  readonly outcome: 'promoted' | 'rolled-back' | 'held';
  readonly from: Color;
  readonly to: Color;
  readonly version: string;
  /** As the router showed them. */
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

/** A split that a run may still write although its lock was taken over: no router checks a fencing token. */
export interface LateWrite {
  readonly weights: Weights;
  readonly holder: Holder;
  /** When the lock was taken over. */
  readonly at: string;
}

/** The newest run that began a shift: an older one that comes later is superseded. */
export interface Beginning {
  readonly run: RunReference;
  readonly version: string;
  readonly url?: string;
}

/** Migrations that took away what versions from before them need: the contract in "expand and contract". */
export interface ContractMigration {
  /** By name, oldest first; of many the newest ones alone. */
  readonly migrations: readonly string[];
  /** How many more there are than those named. */
  readonly more?: number;
  /** ISO instant at which none of them was applied yet. */
  readonly at: string;
  /** Who applied the newest of them. */
  readonly by: Holder;
}

/** The state of one service in one environment. */
export interface StateDocument {
  readonly schemaVersion: typeof schemaVersion;
  readonly service: string;
  readonly environment: string;
  /** Counts the writes: whoever has seen one number knows a lower one to be an old answer. */
  readonly sequence: number;
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
  readonly begun?: Beginning;
  /** Colours whose version was put there before such migrations and didn't serve when they ran: no way back leads there blindly. A state without the field knows of none. */
  readonly contracts?: { readonly [K in Color]?: ContractMigration };
  readonly lateWrites?: readonly LateWrite[];
}

/** The state before anything happened. */
export function emptyState(service: string, environment: string): StateDocument {
  return { schemaVersion, service, environment, sequence: 0, writeId: '', versions: {}, lastToken: 0 };
}
