import { isoInstant } from '@deploy-actions/action-kit';
import type { Rollout, Swept } from '@deploy-actions/workloads';
import type {
  RollingDependencies,
  RollingResult,
  RollingStepRecord,
  WorkloadReport,
} from './rolling-types.ts';

type Mutable = {
  -readonly [K in keyof Pick<WorkloadReport, 'outcome' | 'staleTasks' | 'serves'>]: WorkloadReport[K];
} & Pick<WorkloadReport, 'key' | 'name'> & { readonly steps: RollingStepRecord[] };

/** What a rolling update has done so far. */
export class RollingProgress {
  readonly #started: number;
  readonly #clock: RollingDependencies['clock'];
  readonly #reports: readonly Mutable[];
  readonly #version: string;
  /** The images that ran before, by workload: once it is undone, nobody else knows them. */
  readonly #before = new Map<string, readonly string[]>();

  constructor(
    { workloads, clock }: Pick<RollingDependencies, 'workloads' | 'clock'>,
    keys: readonly string[],
    version: string,
  ) {
    this.#version = version;
    this.#clock = clock;
    this.#started = clock.now();
    this.#reports = workloads
      .filter(({ key }) => keys.includes(key))
      .map(({ key, name }) => ({ key, name, outcome: 'untouched', staleTasks: [], steps: [] }));
  }

  set(key: string, outcome: WorkloadReport['outcome']): void {
    const report = this.#of(key);
    if (report) report.outcome = outcome;
  }

  /** What serves by now; `changed` when somebody else has a part in it. */
  saw(key: string, { instances, ready, before, imagesBefore }: Rollout, changed = false): void {
    if (imagesBefore?.length) this.#before.set(key, imagesBefore);
    const report = this.#of(key);
    if (!report) return;
    const images = this.#before.get(key);
    const old = changed
      ? 'what somebody else changed'
      : `what ran before${images ? ` (${images.join(', ')})` : ''}`;
    const missing = instances - ready - before;
    report.serves = [
      ...(ready > 0 ? [`${ready} of ${instances} instances run ${this.#version}`] : []),
      ...(before > 0 ? [`${before} of ${instances} instances run ${old}`] : []),
      ...(missing > 0 ? [`${missing} of ${instances} are not ready`] : []),
    ].join(', ');
  }

  removed(key: string, tasks: readonly Swept[]): void {
    const report = this.#of(key);
    if (report) report.staleTasks = tasks;
  }

  step(key: string, record: RollingStepRecord): void {
    this.#of(key)?.steps.push(record);
  }

  result(outcome: RollingResult['outcome'], reasonCode: string, reason: string): RollingResult {
    return {
      ...{ outcome, reasonCode, reason, workloads: this.#reports },
      started: isoInstant(this.#started),
      ended: isoInstant(this.#clock.now()),
    };
  }

  #of(key: string): Mutable | undefined {
    return this.#reports.find((each) => each.key === key);
  }
}
