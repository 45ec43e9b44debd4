import type { Runtime } from '@deploy-actions/action-kit';
import type { CheckResult, PreparedCheck, Readiness } from '@deploy-actions/checks';
import type { Inputs } from './inputs.ts';
import { mayGoOn } from './outputs.ts';
import { createPlanCheck } from './plan-check.ts';
import { annotate, announce, widestId } from './progress.ts';

/** What `verify-readiness` found. */
export interface Result extends Pick<Inputs, 'failOn'> {
  /** The checks of the phase and profile, whether they ran or not. */
  readonly checks: readonly PreparedCheck[];
  /** The job summary, in Markdown. */
  readonly page: string;
  /** Absent in a dry run. */
  readonly outcome: Outcome | undefined;
}

/** What the checks said. */
export interface Outcome extends Readiness {
  readonly cancelled: boolean;
  /** The verdict as one sentence. */
  readonly sentence: string;
  /** Path of the report file, if it could be written. */
  readonly report: string | undefined;
  /** Path of the checklist, if it could be written. */
  readonly checklist: string | undefined;
  /** The page of the check run, if there is one. */
  readonly checkRun: string | undefined;
}

type Checks = typeof import('@deploy-actions/checks');

/** Runs the checks of one phase at the same time, judges them, and writes the report, the checklist and the check run. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const { failOn, selection } = inputs;
  const plan = createPlanCheck(inputs, runtime);
  const checks = plan ? [plan.prepared, ...selection.checks] : selection.checks;
  announce(inputs, checks, runtime.log);
  const library = await import('@deploy-actions/checks');
  if (inputs.dryRun) return { failOn, checks, page: library.renderPlan(inputs, checks), outcome: undefined };

  const started = runtime.clock.now();
  const results = await ask(inputs, checks, runtime, library);
  const { subject, phase, profile } = inputs;
  const masked = (text: string | undefined) => text && runtime.secrets.redact(text);
  const cancelled = runtime.signal.aborted;
  const readiness: Readiness = {
    ...{ subject, phase, profile, started, results },
    notes: masked(inputs.notes),
    windowOverride: masked(inputs.windowOverride),
    finished: runtime.clock.now(),
    judgement: library.judge(results, cancelled),
    planDigest: plan?.digest(),
    run: runtime.run,
  };
  annotate(library.shownAnnotations(library.annotationsOf(results)), runtime.log);
  const told = await tell(readiness, inputs, runtime, library);
  const sentence = library.verdictSentence(readiness.judgement);
  const page = library.renderSummary(readiness);
  return { failOn, checks, page, outcome: { ...readiness, ...told, cancelled, sentence } };
}

/** The results in the order of the configuration, each written to the log as soon as it is there. */
async function ask(
  { concurrency, selection }: Inputs,
  checks: readonly PreparedCheck[],
  runtime: Runtime,
  { maskedResult, resultLine, runChecks }: Checks,
): Promise<CheckResult[]> {
  const width = widestId(checks);
  const ended = await runChecks(checks, runtime, {
    concurrency,
    onResult: (result) => runtime.log.info(resultLine(result, width)),
  });
  const places = new Map(selection.order.map((id, place) => [id, place]));
  // What the configuration doesn't know, which is the plan, comes first.
  const placeOf = ({ id }: CheckResult) => places.get(id) ?? -1;
  return [...ended, ...selection.skipped]
    .map((result) => maskedResult(result, runtime.secrets))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** Writes what outlives the step. */
async function tell(
  readiness: Readiness,
  { failOn, checkRun, github }: Inputs,
  runtime: Runtime,
  library: Checks,
): Promise<Pick<Outcome, 'report' | 'checklist' | 'checkRun'>> {
  const { temporary, workspace } = runtime;
  const path = library.reportPath(temporary, readiness);
  const report = await library.writeReport(path, library.createReport(readiness), runtime);
  const checklist = await library.writeChecklist(
    library.checklistPath(temporary, readiness),
    library.renderChecklist(readiness),
    runtime,
  );
  if (!checkRun) return { report, checklist, checkRun: undefined };
  const ok = mayGoOn(readiness.judgement, failOn);
  const made = library.checkRunOf(readiness, { workspace, ok });
  const url = await library.publishCheckRun(made, readiness.subject.sha, github, runtime);
  return { report, checklist, checkRun: url };
}
