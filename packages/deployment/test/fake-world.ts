import type { Clock, Log } from '@deploy-actions/action-kit';
import type { Color, HookMoment } from '@deploy-actions/config';
import { type Assessment, policiesOf, type Verdict } from '@deploy-actions/metrics';
import {
  StateConflictError,
  type StateDocument,
  type StateSnapshot,
  type StateStore,
} from '@deploy-actions/state';
import { FakeClock } from '@deploy-actions/testing';
import { allOn, type TrafficRouter, type Weights } from '@deploy-actions/traffic';
import type { ShiftDependencies, ShiftPlan } from '../src/index.ts';

/** A state store in memory that can be made to fail. */
export class MemoryStore implements StateStore {
  readonly type = 'memory';
  snapshot: StateSnapshot = { state: undefined, revision: undefined };
  down = false;
  /** Every state that was ever written. */
  readonly history: StateDocument[] = [];

  async read(): Promise<StateSnapshot> {
    if (this.down) throw new Error('the store is down');
    return this.snapshot;
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    if (this.down) throw new Error('the store is down');
    if (expected !== this.snapshot.revision) throw new StateConflictError();
    const revision = String(Number(expected ?? 0) + 1);
    this.snapshot = { state, revision };
    this.history.push(state);
    return revision;
  }
}

/** A router in memory; `beforeWrite` sees each write before it counts and may refuse it. */
export class MemoryRouter implements TrafficRouter {
  readonly type = 'memory';
  readonly writeLimit = 3_000;
  weights: Weights;
  /** Every split traffic ever had. */
  readonly history: Weights[] = [];
  beforeWrite: (weights: Weights) => void = () => {};
  /** Accepts writes and doesn't apply them. */
  deaf = false;

  constructor(weights: Weights) {
    this.weights = weights;
  }

  async read(): Promise<Weights> {
    return this.weights;
  }

  async write(weights: Weights): Promise<void> {
    this.beforeWrite(weights);
    if (this.deaf) return;
    this.weights = weights;
    this.history.push(weights);
  }

  refusal(weights: Weights): string | undefined {
    return weights.blue % 5 === 0 ? undefined : 'only multiples of 5';
  }
}

/** A world in memory in which everything goes well until told otherwise. */
export class FakeWorld {
  readonly store = new MemoryStore();
  readonly router = new MemoryRouter(allOn('blue'));
  readonly clock = new FakeClock();
  healthy = { blue: true, green: true };
  readonly lines: string[] = [];
  /** What happened, in order, as words. */
  readonly events: string[] = [];
  /** What the looks at the stages find, one after another; `pass` when there are no more. */
  verdicts: Verdict[] = [];
  failing: { [K in 'deploy' | 'warmUp' | 'smoke' | HookMoment]?: Error } = {};
  onLook: () => void = () => {};
  readonly #abort = new AbortController();

  cancel(): void {
    this.#abort.abort(new Error('cancelled'));
  }

  dependencies(holder = 'run-1'): ShiftDependencies {
    const { store, router, clock, events } = this;
    const doing = (name: 'deploy' | 'warmUp' | 'smoke') => async () => {
      events.push(name);
      if (this.failing[name]) throw this.failing[name];
    };
    return {
      ...{ store, router, clock, log: this.#log() },
      holder: { id: holder, actor: `actor of ${holder}`, url: `https://ci.example/${holder}` },
      deployer: { type: 'memory', deploy: doing('deploy') },
      hook: async (moment) => {
        events.push(moment);
        if (this.failing[moment]) throw this.failing[moment];
      },
      warmUp: doing('warmUp'),
      smoke: doing('smoke'),
      prober: {
        probe: async (url) => this.#probe(url),
        becomeHealthy: async (url) => this.#probe(url),
      },
      urlOf: (color) => color,
      observe: async () => ({ look: async () => this.#look(clock) }),
      signal: this.#abort.signal,
    };
  }

  #probe(color: string) {
    this.events.push(`probe ${color}`);
    const healthy = this.healthy[color as Color];
    return { healthy, finding: healthy ? 'fine' : 'answered 500' };
  }

  #look(clock: Clock): Assessment {
    this.onLook();
    const verdict = this.verdicts.shift() ?? 'pass';
    return {
      at: clock.now(),
      verdict,
      reasonCode: `code-${verdict}`,
      reason: `found ${verdict}`,
      readings: [],
    };
  }

  #log(): Log {
    const line = (message: string) => void this.lines.push(message);
    return { debug: line, info: line, notice: line, warning: line, error: line, group: (_, work) => work() };
  }
}

/** A plan of three stages, looked at every second. */
export const plan: ShiftPlan = {
  service: 'shop',
  environment: 'production',
  version: '2.0.0',
  sha: 'c'.repeat(40),
  stages: [
    { weight: 10, watch: 5_000 },
    { weight: 50, watch: 5_000 },
    { weight: 100, watch: 0 },
  ],
  preparation: 60_000,
  afterShift: 60_000,
  interval: 1_000,
  extend: 2_000,
  policies: { ...policiesOf(undefined, {}, 'rollback'), onCancel: 'rollback' },
  adopt: false,
  keepOld: 86_400_000,
  keepLock: 0,
  holdFor: 86_400_000,
};
