/** A rolling update under way, as it stands at the workload itself, where every later run finds it. */
export interface UpdateRecord {
  readonly version: string;
  /** Who updates: the same for all steps of one job. */
  readonly holder: string;
  readonly actor: string;
  /** The run in the browser. */
  readonly url?: string | undefined;
  /** ISO. */
  readonly started: string;
  /** Until when nobody else may go on with it (ISO). */
  readonly until: string;
  /** Why it stands still, once it was put on hold. */
  readonly held?: string | undefined;
  /** How many instances are to have the new version at this step; 0 where the workload is only claimed, so that nobody else begins there. */
  readonly intended: number;
  /** The workloads, by key, that the same update completed before this one: going back includes them. */
  readonly earlier?: readonly string[] | undefined;
}

/** A workload as it is right now. */
export interface Rollout {
  /** How many instances it is to have. */
  readonly instances: number;
  /** Of these, how many run the new version, and how many of those are ready. */
  readonly updated: number;
  readonly ready: number;
  /** How many instances of what ran before are ready. */
  readonly before: number;
  /** Why updated instances are not ready, in the platform's own words; empty when nothing is known. */
  readonly troubles: readonly string[];
  /** What makes it certain that updated instances won't become ready by themselves; `undefined` while they still may. */
  readonly stalled: string | undefined;
  /** The update under way; `undefined` when there is none. */
  readonly record: UpdateRecord | undefined;
  /** What somebody else changed of it since the update began, and who, as a sentence without its full stop; `undefined` when nobody did. */
  readonly disturbed?: string | undefined;
  /** Whether every instance runs the new version, is ready, and nothing is left to restore. */
  readonly complete: boolean;
  /** Whether what ran before is known, so that {@link RollingWorkload.undo} has something to go back to. */
  readonly undoable: boolean;
  /** The images that ran before, of the containers that an update changes, where they are known. */
  readonly imagesBefore?: readonly string[];
}

/** Somebody else changed what this run was about to change: look again and decide again. */
export class WorkloadConflictError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WorkloadConflictError';
  }
}

/**
 * A group of like instances that are replaced by and by. Whatever was asked for stays as it is when the process that asked is
 * gone: no instance more is replaced until somebody asks. Every method throws ProviderError when the platform doesn't answer,
 * and the writing ones {@link WorkloadConflictError} when somebody else was faster: when the record, or what runs, is no longer
 * what the latest `read` of this very object gave (or its own write since).
 */
export interface RollingWorkload {
  /** Such as `deployment shop/api`, for messages. */
  readonly name: string;
  /** Its name in the section `workload`. */
  readonly key: string;
  /** Whatever would stop the update, before anything is written: missing rights, objects, containers; empty when nothing would. */
  preflight(): Promise<readonly string[]>;
  read(signal?: AbortSignal): Promise<Rollout>;
  /**
   * Lets `record.intended` instances run the new version; the record is written with that, in one write. New instances come
   * before old ones go. Returns when it is written, not when it is so.
   */
  advance(record: UpdateRecord): Promise<void>;
  /** Lets old instances go as far as new ones are ready; called while a step is waited for, as often as something changed. */
  settle(record: UpdateRecord): Promise<void>;
  /** Writes the record alone: a claim where there was none, a longer lease, a hold, another holder. */
  mark(record: UpdateRecord): Promise<void>;
  /** Ends the update: whatever was changed for it besides the version is as it was before, and the record is gone; what ran before is remembered for {@link undo}. Of a claim, the record goes and nothing else. */
  complete(): Promise<void>;
  /**
   * Everything as it was before the update, as fast as the workload's own strategy allows; the record is gone. Of a claim nothing else is. Returns when it is written, and gives
   * what was not brought back, because somebody else changed it since: what it is now and who did that, as sentences without full stops.
   */
  undo(): Promise<readonly string[]>;
}
