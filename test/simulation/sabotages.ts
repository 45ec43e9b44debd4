import type { RollbackDependencies } from '@deploy-actions/deployment';
import type { StateDocument, StateStore } from '@deploy-actions/state';
import { otherColor, sameWeights, type TrafficRouter, type Weights } from '@deploy-actions/traffic';
import type { Invariant } from './invariant.ts';
import type { Sabotage } from './simulation.ts';

/** Something broken on purpose, and the invariant that has to notice. */
export interface Broken {
  readonly what: string;
  readonly invariant: Invariant;
  readonly sabotage: Sabotage;
  /** Whose crash points show it; where absent, schedules drawn at random do. */
  readonly scenario?: string;
}

type World = RollbackDependencies;

/** Changes the world of every process but the one that settles. */
function living(change: (world: World) => Partial<World>): Sabotage {
  return { world: (world, kind) => (kind === 'settling' ? world : { ...world, ...change(world) }) };
}

function storeOf({ store }: World, change: Partial<StateStore>): Pick<World, 'store'> {
  return {
    store: {
      type: store.type,
      read: () => store.read(),
      write: (state, expected) => store.write(state, expected),
      ...change,
    },
  };
}

/** A store whose reads are changed on the way. */
function reading(change: (state: StateDocument, world: World) => StateDocument): Sabotage {
  return living((world) =>
    storeOf(world, {
      read: async () => {
        const { state, revision } = await world.store.read();
        return { state: state && change(state, world), revision };
      },
    }),
  );
}

/** A store whose writes are changed on the way. */
function writing(change: (state: StateDocument) => StateDocument): Sabotage {
  return living((world) =>
    storeOf(world, { write: (state, expected) => world.store.write(change(state), expected) }),
  );
}

function routerOf({ router }: World, change: Partial<TrafficRouter>): Pick<World, 'router'> {
  const { type, writeLimit } = router;
  return {
    router: {
      ...{ type, writeLimit, refusal: () => undefined },
      read: () => router.read(),
      write: (weights) => router.write(weights),
      ...change,
    },
  };
}

/** A process that believes for ever that it has the lock which it had once; it writes the state no more then. */
function believing(world: World): Partial<World> {
  let own: StateDocument | undefined;
  let lost = false;
  return storeOf(world, {
    read: async () => {
      const { state, revision } = await world.store.read();
      lost ||= own !== undefined && state !== undefined && state.lastToken > own.lastToken;
      return { state: lost ? own : state, revision };
    },
    write: async (state, expected) => {
      const revision = lost ? (expected ?? '') : await world.store.write(state, expected);
      own = state;
      return revision;
    },
  });
}

/** A process that never looks at the state again once it has written it. */
function looklessly(world: World): Partial<World> {
  let own: { readonly state: StateDocument; readonly revision: string } | undefined;
  return storeOf(world, {
    read: async () => own ?? world.store.read(),
    write: async (state, expected) => {
      const revision = await world.store.write(state, expected);
      own = { state, revision };
      return revision;
    },
  });
}

/** A router that shows no change of anybody else, once it has shown what the process wrote itself. */
function unseeing(world: World): Partial<World> {
  let own: Weights | undefined;
  let shown: Weights | undefined;
  return routerOf(world, {
    read: async () => {
      const observed = await world.router.read();
      if (own && sameWeights(observed, own)) shown = own;
      return shown ?? observed;
    },
    write: async (weights) => {
      own = weights;
      shown = undefined;
      await world.router.write(weights);
    },
  });
}

function withoutJournal({ journal: _, ...state }: StateDocument): StateDocument {
  return state;
}

const always = { healthy: true, finding: 'not looked at' };
const sick = { healthy: false, finding: 'not looked at' };
const never = { probe: async () => sick, becomeHealthy: async () => sick };

/** At least one for every invariant. */
export const broken: readonly Broken[] = [
  {
    what: 'a numbered store that creates what exists already',
    invariant: 'lock',
    sabotage: { stored: (stored) => Object.assign(stored, { has: () => false }) },
  },
  {
    what: 'a store that says yes and keeps nothing',
    invariant: 'lock',
    sabotage: {
      stored: (stored) => {
        const put = stored.put.bind(stored);
        let puts = 0;
        stored.put = (number, text) => {
          puts += 1;
          if (puts !== 3) put(number, text);
        };
      },
    },
  },
  {
    what: 'a writer that does not compare',
    invariant: 'lock',
    sabotage: living((world) =>
      storeOf(world, {
        write: async (state) => world.store.write(state, (await world.store.read()).revision),
      }),
    ),
  },
  {
    what: 'a lease that is never looked at',
    invariant: 'lock',
    sabotage: reading((state, { holder }) =>
      state.lock ? { ...state, lock: { ...state.lock, holder } } : state,
    ),
  },
  {
    what: 'a state that forgets which run began',
    invariant: 'order',
    sabotage: reading(({ begun: _, ...state }) => state),
  },
  { what: 'a lock that is never looked at', invariant: 'fence', sabotage: living(looklessly) },
  { what: 'a lost lock that is not believed', invariant: 'fence', sabotage: living(believing) },
  {
    what: 'weights that do not sum to 100',
    invariant: 'health',
    sabotage: living((world) =>
      routerOf(world, {
        write: ({ blue, green }) => world.router.write({ blue, green: Math.min(green, 49) }),
      }),
    ),
  },
  {
    what: 'health that is never looked at',
    invariant: 'health',
    sabotage: living(() => ({
      prober: { probe: async () => always, becomeHealthy: async () => always },
    })),
  },
  {
    what: 'an active colour that is written wrong',
    invariant: 'agreement',
    sabotage: writing((state) =>
      state.settled?.outcome === 'promoted' && state.active && !state.journal && !state.lock
        ? { ...state, active: otherColor(state.active) }
        : state,
    ),
  },
  {
    what: 'intents that are never written',
    invariant: 'agreement',
    sabotage: writing(withoutJournal),
  },
  {
    what: 'a newer run that does not look at the router again',
    invariant: 'correction',
    sabotage: {
      world: (world, kind) =>
        kind === 'shift' && world.holder.run?.runId !== 1 ? { ...world, ...unseeing(world) } : world,
    },
    scenario: 'a shift that dies as it wakes, while a patient one is at work',
  },
  {
    what: 'a later run to which no colour is healthy',
    invariant: 'settlement',
    sabotage: { world: (world, kind) => (kind === 'settling' ? { ...world, prober: never } : world) },
  },
  {
    what: 'a lock that no later run may take over',
    invariant: 'settlement',
    sabotage: {
      world: (world, kind) => (kind === 'settling' ? { ...world, ...timeless(world) } : world),
    },
  },
  {
    what: 'a way back in a cancel that is settled and not made',
    invariant: 'cancel',
    sabotage: living((world) => ({ ...world, ...lazyInCancel(world) })),
  },
  {
    what: 'a state that forgets contract migrations',
    invariant: 'contract',
    sabotage: reading(({ contracts: _, ...state }) => state),
    scenario: 'a migration, and a rollback after it',
  },
  {
    what: 'a report of weights that never were',
    invariant: 'truth',
    sabotage: {
      result: (result) => (result?.weights ? { ...result, weights: { blue: 30, green: 70 } } : result),
    },
  },
  {
    what: 'a report of a promotion that never was',
    invariant: 'truth',
    sabotage: {
      result: (result) =>
        result?.outcome === 'rolled-back' ? ({ ...result, outcome: 'promoted' } as typeof result) : result,
    },
  },
  {
    what: 'a hold that is not recorded as one',
    invariant: 'agreement',
    sabotage: writing((state) =>
      state.settled?.outcome === 'held'
        ? { ...state, settled: { ...state.settled, outcome: 'rolled-back' } }
        : state,
    ),
  },
  {
    what: 'a plain parameter that is never written',
    invariant: 'mirror',
    sabotage: {
      stored: (stored) => Object.defineProperty(stored, 'mirror', { get: () => 'blue', set: () => {} }),
    },
  },
  {
    what: 'an error that nobody expects',
    invariant: 'failure',
    sabotage: living(({ prober }) => ({
      prober: {
        ...prober,
        becomeHealthy: async () => {
          throw new TypeError('not a function');
        },
      },
    })),
  },
];

/** All locks last for ever, as its clock goes. */
function timeless({ clock }: World): Partial<World> {
  return { clock: { now: () => Date.UTC(2020, 0, 1), sleep: (time, signal) => clock.sleep(time, signal) } };
}

/** Once it is cancelled, the router takes no write of this process, which believes otherwise. */
function lazyInCancel(world: World): Partial<World> {
  const { signal } = world as World & { readonly signal?: AbortSignal };
  if (!signal) return {};
  let own: Weights | undefined;
  return routerOf(world, {
    read: async () => own ?? world.router.read(),
    write: async (weights) => {
      if (!signal.aborted) return world.router.write(weights);
      own = weights;
      await world.clock.sleep(1);
    },
  });
}
