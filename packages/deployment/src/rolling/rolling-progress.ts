import { isoInstant } from '@deploy-actions/action-kit';
import type { Swept } from '@deploy-actions/workloads';
import type {
  RollingDependencies,
  RollingResult,
  RollingStepRecord,
  WorkloadReport,
} from './rolling-types.ts';

type Mutable = {
  -readonly [K in keyof Pick<WorkloadReport, 'outcome' | 'staleTasks'>]: WorkloadReport[K];
} & Pick<WorkloadReport, 'key' | 'name'> & { readonly steps: RollingStepRecord[] };

/** What a rolling update has done so far. */
export class RollingProgress {
  readonly #started: number;
  readonly #clock: RollingDependencies['clock'];
  readonly #reports: readonly Mutable[];

  constructor(
    { workloads, clock }: Pick<RollingDependencies, 'workloads' | 'clock'>,
    keys: readonly string[],
  ) {
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
