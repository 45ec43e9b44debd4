import type { Runtime } from '@deploy-actions/action-kit';
import type { PreparedCheck, Readiness } from '@deploy-actions/checks';
import type { Inputs } from './inputs.ts';
import { createPlanCheck } from './plan-check.ts';
import { announce, tell } from './progress.ts';

/** What `verify-readiness` found. */
export interface Result extends Pick<Inputs, 'subject' | 'phase' | 'profile' | 'failOn'> {
  /** The checks of the phase and profile, whether they ran or not. */
  readonly checks: readonly PreparedCheck[];
  /** Absent in a dry run. */
  readonly outcome: Outcome | undefined;
}

/** What the checks said. */
export interface Outcome extends Readiness {
  readonly cancelled: boolean;
  /** Path of the report file, if it could be written. */
  readonly report: string | undefined;
}

/** Runs the checks of one phase at the same time, judges them and writes the report. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { subject, phase, profile, failOn, selection } = inputs;
  const plan = createPlanCheck(inputs, runtime);
  const checks = plan ? [plan.prepared, ...selection.checks] : selection.checks;
  announce(inputs, checks, runtime.log);
  const asked = { subject, phase, profile, failOn, checks };
  if (inputs.dryRun) return { ...asked, outcome: undefined };

  const { createReport, judge, reportPath, runChecks, writeReport } = await import('@deploy-actions/checks');
  const started = runtime.clock.now();
  const ended = await runChecks(checks, runtime, {
    concurrency: inputs.concurrency,
    onResult: tell(checks, runtime.log),
  });
  const cancelled = runtime.signal.aborted;
  const results = [...ended, ...selection.skipped];
  const readiness: Readiness = {
    ...{ subject, phase, profile, started, results },
    finished: runtime.clock.now(),
    judgement: judge(results, cancelled),
    planDigest: plan?.digest(),
  };
  const path = reportPath(runtime.temporary, readiness);
  const report = await writeReport(path, createReport(readiness, runtime.run.url), runtime);
  return { ...asked, outcome: { ...readiness, cancelled, report } };
}
