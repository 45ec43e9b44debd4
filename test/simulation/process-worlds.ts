import { type Log, ProviderError } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import type { HealthProber, RollbackDependencies, ShiftDependencies } from '@deploy-actions/deployment';
import type { Holder, StateDocument, StateStore } from '@deploy-actions/state';
import type { Invariants } from './invariants.ts';
import type { ShiftProcess } from './schedule.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { SimulatedService } from './simulated-service.ts';
import { type StoredState, storeOf } from './simulated-store.ts';

/** What all processes share. */
export interface Outside {
  readonly stored: StoredState;
  readonly service: SimulatedService;
  readonly invariants: Invariants;
  /** Milliseconds since 1970, in truth. */
  readonly now: () => number;
  /** Whether GitHub would say that the job of a holder has ended. */
  readonly hasEnded: (holder: Holder) => boolean;
}

/** How long a hook or a test takes, and the pause between two probes, in milliseconds. */
const stepTime = 1_000;
const probePause = 2_000;
/** How long a way back waits for a look at the lock, in milliseconds. */
const lookTime = 2_000;

const quiet: Log = {
  debug: () => {},
  info: () => {},
  notice: () => {},
  warning: () => {},
  error: () => {},
  group: (_, work) => work(),
};

/** The outside as a rollback or a `post` step sees it, every contact of which goes through the process. */
export function rollbackWorld(process: SimulatedProcess, outside: Outside): RollbackDependencies {
  return {
    store: watchedStore(process, outside),
    router: outside.service.routerOf(process),
    prober: proberOf(process, outside),
    holder: process.holder,
    urlOf: (color) => color,
    clock: process.clock,
    log: quiet,
  };
}

/** The outside as a shift sees it. */
export function shiftWorld(
  process: SimulatedProcess,
  { quality, failing }: ShiftProcess,
  outside: Outside,
): ShiftDependencies {
  const { service } = outside;
  const step = (operation: 'hook' | 'warm-up' | 'smoke test', fails = false) =>
    process.contact({
      operation,
      takes: stepTime,
      effect: () => {
        if (fails) throw new ProviderError(`${operation} failed`, { system: operation, operation: 'run' });
      },
    });
  const look = (color: Color) =>
    process.contact({
      operation: 'look',
      effect: () => {
        const good = service.workloads[color].quality === 'good' || service.weights[color] === 0;
        const verdict = good ? ('pass' as const) : ('regress' as const);
        return { at: process.clock.now(), verdict, reasonCode: verdict, reason: verdict, readings: [] };
      },
      tell: ({ verdict }) => verdict,
    });
  return {
    ...rollbackWorld(process, outside),
    deployer: {
      type: 'simulated',
      deploy: ({ color, version }) => service.deploy(process, color, version, quality),
    },
    hasEnded: (holder) =>
      process.contact({
        operation: 'ask for job',
        effect: () => outside.hasEnded(holder),
        unanswered: () => undefined,
        tell: (ended) => `${holder.actor} has ${ended ? '' : 'not '}ended`,
      }),
    hook: (moment) => step('hook', failing === moment),
    warmUp: () => step('warm-up'),
    smoke: () => step('smoke test', failing === 'smoke test'),
    observe: async ({ color }) => ({ look: () => look(color) }),
    signal: process.abort.signal,
  };
}

/** The store of a process, with all that it is told of. */
function watchedStore(process: SimulatedProcess, { stored, invariants, now }: Outside): StateStore {
  const store = storeOf(process, stored, invariants);
  let writing = 0;
  let unsure = 0;
  const own = new Set<string>();
  const completing = async <T>(state: StateDocument, work: () => Promise<T>) => {
    const begun = now();
    writing += 1;
    try {
      const value = await work();
      invariants.acknowledged(process, state, begun);
      return value;
    } catch (error) {
      unsure += 1;
      throw error;
    } finally {
      writing -= 1;
    }
  };
  return {
    type: store.type,
    read: async () => {
      const begun = now();
      const snapshot = await store.read();
      // What follows a write without an answer only looks for that write; and a look that takes long isn't waited for.
      const heard = writing + unsure === 0 && now() - begun < lookTime;
      invariants.told(process, snapshot.state, heard);
      if (unsure > 0) unsure -= 1;
      return snapshot;
    },
    write: (state, expected) => {
      own.add(state.writeId);
      return completing(state, () => store.write(state, expected));
    },
    ...(store.complete && {
      complete: async (state, revision) => {
        const complete = async () => store.complete?.(state, revision);
        // What others wrote is completed too, by whoever finds nothing else to do.
        return own.has(state.writeId) ? completing(state, complete) : complete();
      },
    }),
  };
}

function proberOf(process: SimulatedProcess, { service }: Outside): HealthProber {
  const probe = (url: string) => service.probe(process, url as Color);
  return {
    probe,
    becomeHealthy: async (url, signal) => {
      const first = await probe(url);
      if (first.healthy) return first;
      await process.clock.sleep(probePause, signal);
      return probe(url);
    },
  };
}
