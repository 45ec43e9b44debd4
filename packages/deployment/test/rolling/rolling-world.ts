import { type Log, ProviderError } from '@deploy-actions/action-kit';
import { type Assessment, policiesOf, type Verdict } from '@deploy-actions/metrics';
import { FakeClock } from '@deploy-actions/testing';
import type { RollingWorkload, UpdateRecord } from '@deploy-actions/workloads';
import type { RollingDependencies, RollingPlan } from '../../src/index.ts';
import { MemoryGroup } from './memory-workload.ts';

/** A world in memory in which everything goes well until told otherwise. */
export class RollingWorld {
  readonly clock = new FakeClock();
  readonly events: string[] = [];
  readonly api = new MemoryGroup('api', this.clock, this.events);
  readonly worker = new MemoryGroup('worker', this.clock, this.events);
  readonly lines: string[] = [];
  /** What the looks find, one after another; `pass` when there are no more. */
  verdicts: Verdict[] = [];
  failing: { [K in 'drain' | 'stale' | 'verify' | 'restore']?: string } = {};
  /** Called at each look while a step is watched. */
  onLook: () => void = () => {};
  ended = new Set<string>();
  /** What stands between a run and the platform. */
  around: (workload: RollingWorkload) => RollingWorkload = (workload) => workload;
  #abort = new AbortController();

  cancel(): void {
    this.#abort.abort(new Error('cancelled'));
  }

  get groups(): readonly MemoryGroup[] {
    return [this.api, this.worker];
  }

  dependencies(holder = 'run-1', version = '2.0.0'): RollingDependencies {
    const { clock, events } = this;
    const doing = (name: 'drain' | 'stale' | 'verify' | 'restore') => async (key: string) => {
      events.push(`${name} ${key}`);
      const message = this.failing[name];
      if (message) throw new ProviderError(message, { system: name, operation: 'run' });
      return [{ queue: `${key}-queue`, removed: 3, kept: 1, unknown: 0 }];
    };
    const [, repository, runId, attempt] = /^(\w+\/\w+)\/(\d+)\/(\d+)\//.exec(holder) ?? [];
    const run = repository && { repository, runId: Number(runId), attempt: Number(attempt), job: 'update' };
    return {
      ...{ clock, log: this.#log(), signal: this.#abort.signal },
      workloads: this.groups.map((group) => this.around(group.open(version))),
      holder: {
        ...{ id: holder, actor: `actor of ${holder}`, url: `https://ci.example/${holder}` },
        ...(run ? { run } : {}),
      },
      hasEnded: async (record: UpdateRecord) => this.ended.has(record.holder),
      drain: async (key) => void (await doing('drain')(key)),
      removeStaleTasks: doing('stale'),
      verify: async (key) => void (await doing('verify')(key)),
      restore: async (key) => void (await doing('restore')(key)),
      observe: async () => ({ look: async () => this.#look() }),
    };
  }

  #look(): Assessment {
    this.onLook();
    const verdict = this.verdicts.shift() ?? 'pass';
    return {
      ...{ at: this.clock.now(), verdict, reasonCode: `code-${verdict}`, reason: `found ${verdict}` },
      readings: [],
    };
  }

  #log(): Log {
    const line = (message: string) => void this.lines.push(message);
    return { debug: line, info: line, notice: line, warning: line, error: line, group: (_, work) => work() };
  }
}

const steps: RollingPlan['workloads'][number]['steps'] = [
  { size: { instances: 1 }, watch: 10_000 },
  { size: { percent: 50 }, watch: 10_000 },
  { size: { percent: 100 }, watch: 0 },
];

/** A plan of two workloads in three steps each, looked at every second. */
export const plan: RollingPlan = {
  service: 'shop',
  environment: 'production',
  version: '2.0.0',
  sha: 'c'.repeat(40),
  workloads: [
    { key: 'api', steps },
    { key: 'worker', steps },
  ],
  timeout: 60_000,
  interval: 1_000,
  extend: 2_000,
  policies: { ...policiesOf(undefined, {}, 'rollback'), onCancel: 'undo' },
};

/** How many instances of each group run each version, after everything came to rest. */
export function versionsOf(world: RollingWorld): Record<string, string> {
  return Object.fromEntries(
    world.groups.map((group) => {
      group.rolloutOf(group.version);
      return [group.key, [...new Set(group.pods.map(({ version }) => version))].join()];
    }),
  );
}
