/** How the simulated stores keep state: the three protocols, with or without answers that lag behind. */
export const planes = ['file', 'ssm', 'github', 'kubernetes'] as const;
export type Plane = (typeof planes)[number];

/** Every kind of contact a process has with the outside. */
export const operations = [
  'store list',
  'store read',
  'store create',
  'store replace',
  'store remove',
  'mirror read',
  'mirror write',
  'router read',
  'router write',
  'deploy begins',
  'deploy ends',
  'probe',
  'hook',
  'warm-up',
  'smoke test',
  'migration',
  'restore',
  'look',
  'ask for job',
  'sleep',
] as const;
export type Operation = (typeof operations)[number];

/** What can go wrong at a contact. */
export const faultKinds = [
  'crash before',
  'crash after',
  'crash while sent',
  'lost reply',
  'lost request',
  'late effect',
  'slow effect',
  'throttled',
  'stale answer',
  'deaf router',
  'pause',
  'cancel',
  'clock forward',
  'clock back',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A fault at the n-th contact of a process, counted on through its `post` step, or at the first one after it where it means anything. */
export interface Fault {
  readonly process: number;
  /** Counted from 0. */
  readonly contact: number;
  readonly kind: FaultKind;
  /** Which of the durations of its kind; see {@link durations}. */
  readonly size: number;
}

const second = 1_000;
const minute = 60 * second;

/** How long each kind of fault lasts or how far it reaches, in milliseconds. */
export const durations: { readonly [K in FaultKind]?: readonly number[] } = {
  'late effect': [1 * second, 5 * second, 9.5 * second],
  'slow effect': [1 * second, 5 * second, 9.5 * second],
  'stale answer': [300, 1 * second, 2 * second, 5 * second],
  'deaf router': [10 * second, 40 * second, 24 * 60 * minute],
  pause: [5 * second, 30 * second, 25 * minute, 100 * minute],
  'clock forward': [5 * minute, 3 * 60 * minute],
  'clock back': [5 * minute, 60 * minute],
};

/** Milliseconds; 0 for a fault that has no length. */
export function lengthOf({ kind, size }: Pick<Fault, 'kind' | 'size'>): number {
  const possible = durations[kind] ?? [0];
  return possible[size % possible.length] ?? 0;
}

/** When a process starts: at a contact of an earlier one, or at its end if that comes first, and so many milliseconds later. */
export interface Start {
  readonly process: number;
  readonly contact: number;
  readonly delay: number;
}

interface Any {
  readonly start: Start;
  /** Milliseconds from a request to its effect, and again to its answer. */
  readonly pace: number;
}

/** What a version is like. */
export type Quality = 'good' | 'regressing' | 'unhealthy';

/** A process that shifts. Processes of the same `run` are attempts of it, in order. */
export interface ShiftProcess extends Any {
  readonly kind: 'shift';
  readonly run: number;
  readonly quality: Quality;
  readonly onCancel: 'rollback' | 'hold';
  readonly onRegression: 'rollback' | 'hold';
  readonly resume?: 'continue' | 'promote' | 'abort';
  readonly adopt?: boolean;
  readonly keepLock?: boolean;
  /** Watches its first stage for six intervals in place of one. */
  readonly patient?: boolean;
  /** What is done at the moments of the shift fails at this one. */
  readonly failing?: 'before-deploy' | 'before-shift' | 'after-shift' | 'smoke test';
  /** A step at the end of its job, also after a cancel. */
  readonly post?: boolean;
}

/** A process that rolls back. */
export interface RollbackProcess extends Any {
  readonly kind: 'rollback';
  readonly to?: 'blue' | 'green';
  readonly drill?: boolean;
  readonly force?: boolean;
  /** Puts the database back along with it, to before everything. */
  readonly restores?: boolean;
}

/** A process that applies a contract migration: what doesn't serve can't live with the database any more. */
export interface MigrateProcess extends Any {
  readonly kind: 'migrate';
  readonly run: number;
}

export type ProcessPlan = ShiftProcess | RollbackProcess | MigrateProcess;

/** What a process is to do; the step at the end of a job has no plan of its own. */
export type Plan = ProcessPlan | { readonly kind: 'post' };

/** A stretch of steps in which the order of what may happen is drawn instead of being that of time. */
export interface Shuffle {
  readonly from: number;
  readonly steps: number;
  readonly seed: number;
}

/** Everything that decides a run of the simulation. */
export interface Schedule {
  readonly plane: Plane;
  /** What the world is like before: no state at all, a settled one, one with a long history, or a held split. */
  readonly beginning: 'nothing' | 'settled' | 'long' | 'held';
  readonly processes: readonly ProcessPlan[];
  readonly faults: readonly Fault[];
  readonly shuffles: readonly Shuffle[];
  /** What is run when all processes are gone. */
  readonly settler: 'shift' | 'rollback';
}

const families: { readonly [O in Operation]: 'read' | 'write' | 'work' | 'sleep' } = {
  'store list': 'read',
  'store read': 'read',
  'store create': 'write',
  'store replace': 'write',
  'store remove': 'write',
  'mirror read': 'read',
  'mirror write': 'write',
  'router read': 'read',
  'router write': 'write',
  'deploy begins': 'work',
  'deploy ends': 'work',
  probe: 'read',
  hook: 'work',
  'warm-up': 'work',
  'smoke test': 'work',
  migration: 'work',
  restore: 'work',
  look: 'read',
  'ask for job': 'read',
  sleep: 'sleep',
};

/** Whether the reads of a store may answer with what was the case a moment ago. */
export function lags(plane: Plane): boolean {
  return plane === 'ssm' || plane === 'github';
}

/** Whether a fault of this kind means anything at this operation. */
export function applies(kind: FaultKind, operation: Operation, plane: Plane): boolean {
  const family = families[operation];
  switch (kind) {
    case 'crash while sent':
    case 'lost request':
      return family === 'write' || family === 'work';
    case 'late effect':
      return family === 'write';
    case 'slow effect':
    case 'deaf router':
      return operation === 'router write';
    case 'stale answer':
      return lags(plane) && (operation === 'store list' || operation === 'store read');
    case 'lost reply':
    case 'throttled':
      return family !== 'sleep';
    default:
      return true;
  }
}
