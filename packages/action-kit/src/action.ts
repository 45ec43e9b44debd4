import { ConfigurationError, describeError, formatProblem, type Problem, ProviderError } from './errors.ts';
import { type InputDefinitions, type InputValues, readInputs } from './inputs.ts';
import { appendSummary } from './job-summary.ts';
import { runnerCommands } from './runner-commands.ts';
import { CancelledError, createRuntime, type Runtime } from './runtime.ts';

/** How an action ended: whether the chain may go on, a stable word for machines and a sentence for people. */
export interface Conclusion {
  readonly ok: boolean;
  readonly reasonCode: string;
  readonly reason: string;
}

/** Writes each output of an action from its result; `undefined` becomes an empty output. */
export type OutputDefinitions<R> = Readonly<
  Record<string, (result: R) => string | number | boolean | undefined>
>;

/** Declares the outputs of an action. */
export function defineOutputs<R>(definitions: OutputDefinitions<R>): OutputDefinitions<R> {
  return definitions;
}

/** One action: how its inputs are read, what it does and how its result is told. */
export interface Action<D extends InputDefinitions, I, R> {
  readonly name: string;
  readonly inputs: D;
  /**
   * Makes the one typed object that `run` gets, reading and checking configuration; writes nothing. Called even when
   * inputs were invalid, so that all problems are reported at once: invalid inputs then have their default or `undefined`.
   */
  readonly resolve: (values: InputValues<D>, runtime: Runtime) => Promise<I>;
  readonly run: (inputs: I, runtime: Runtime) => Promise<R>;
  readonly outputs: OutputDefinitions<R>;
  readonly conclude: (result: R) => Conclusion;
  /** The job summary as Markdown. */
  readonly summarize?: (result: R) => string;
}

/** Declares an action; only keeps the types. */
export function defineAction<const D extends InputDefinitions, I, R>(
  action: Action<D, I, R>,
): Action<D, I, R> {
  return action;
}

/** Runs an action from its inputs to outputs, summary and exit code; every failure ends as one clear message. */
export async function runAction<D extends InputDefinitions, I, R>(action: Action<D, I, R>): Promise<void> {
  const runtime = createRuntime(runnerCommands, process.env);
  try {
    const inputs = await readAndResolve(action, runtime);
    const result = await action.run(inputs, runtime);
    await tell(action, result, runtime);
  } catch (error) {
    process.exitCode = 1;
    showFailure(error, runtime);
  }
}

/** Runs a `post` step: it tidies up and warns, but never fails the job. */
export async function runPost(
  post: (runtime: Runtime, saved: (name: string) => string) => Promise<void>,
): Promise<void> {
  const runtime = createRuntime(runnerCommands, process.env);
  try {
    await post(runtime, runnerCommands.getState);
  } catch (error) {
    runtime.log.warning(describeError(error));
  }
}

async function readAndResolve<D extends InputDefinitions, I, R>(
  action: Action<D, I, R>,
  runtime: Runtime,
): Promise<I> {
  const { values, problems } = readInputs(action.inputs, runtime.environment, runtime.secrets);
  let resolved: I | undefined;
  let more: readonly Problem[] = [];
  try {
    resolved = await action.resolve(values, runtime);
  } catch (error) {
    if (error instanceof ConfigurationError) more = error.problems;
    else if (problems.length === 0) throw error;
  }
  const all = [...problems, ...more];
  if (all.length > 0) throw new ConfigurationError(all);
  return resolved as I;
}

async function tell<D extends InputDefinitions, I, R>(
  action: Action<D, I, R>,
  result: R,
  runtime: Runtime,
): Promise<void> {
  const { ok, reason, reasonCode } = action.conclude(result);
  for (const [name, read] of Object.entries(action.outputs)) {
    const value = runtime.secrets.redact(String(read(result) ?? ''));
    if (process.env['GITHUB_OUTPUT']) runnerCommands.setOutput(name, value);
    else runtime.log.info(`${name} = ${value}`);
  }
  const summaryFile = process.env['GITHUB_STEP_SUMMARY'];
  if (action.summarize && summaryFile) {
    const whole = await appendSummary(summaryFile, runtime.secrets.redact(action.summarize(result)));
    if (!whole) runtime.log.warning('The job summary was cut to the 1 MiB that GitHub allows a step.');
  }
  if (ok) return runtime.log.info(reason);
  runtime.log.error(`${reason} (${reasonCode})`);
  process.exitCode = 1;
}

function showFailure(error: unknown, { log }: Runtime): void {
  if (error instanceof ConfigurationError) {
    for (const problem of error.problems) {
      const { location, ...rest } = problem;
      log.error(location ? formatProblem(rest) : formatProblem(problem), location);
    }
    const count = error.problems.length;
    log.info(
      `Nothing was changed: ${count === 1 ? 'this problem has' : `these ${count} problems have`} to be put right first.`,
    );
  } else if (error instanceof ProviderError) {
    const hint = error.retryable ? ' This may pass by itself: running the job again is safe.' : '';
    log.error(`${error.system} failed during ${error.operation}: ${describeError(error)}.${hint}`);
  } else if (error instanceof CancelledError) {
    log.error(`The run was ${error.message}.`);
  } else {
    log.error(`This is a bug in deploy-actions, please report it: ${describeError(error)}`);
    if (error instanceof Error && error.stack) log.info(error.stack);
  }
}
