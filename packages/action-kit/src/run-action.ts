import type { Action } from './action.ts';
import { ConfigurationError, formatProblem, type Problem } from './errors.ts';
import { describeFailure, logFailure, summarizeFailure } from './failure.ts';
import { type InputDefinitions, readInputs } from './inputs.ts';
import { runnerCommands } from './runner-commands.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { preferSmallHeap } from './small-heap.ts';
import { writeOutputs, writeSummary } from './step-results.ts';

/** The runner kills a step 10 s after cancelling it; who ends before that has the last word. */
const patienceAfterCancel = 9_000;
/** How long idle connections and the like may hold the process once everything is told. */
const patienceAfterEnd = 500;
/** What the runner's `node24` brings; bundles use what older ones lack. */
const oldestNode = 24;

/** Runs an action from its inputs to outputs, summary and exit code; every failure ends as one clear message. */
export async function runAction<D extends InputDefinitions, I, R>(action: Action<D, I, R>): Promise<void> {
  outliveOutput();
  const runtime = createRuntime(runnerCommands, process.env);
  let started = false;
  const fail = async (error: unknown) => {
    process.exitCode = 1;
    const failure = describeFailure(error, { started });
    logFailure(failure, runtime.log);
    await writeSummary(summarizeFailure(action.name, failure), runtime);
  };
  process.on('uncaughtException', (error) => void fail(error).finally(exit));
  runtime.signal.addEventListener('abort', () => exitWhenDeaf(runtime));
  try {
    refuseOldNode();
    const inputs = await readAndResolve(action, runtime);
    started = true;
    preferSmallHeap();
    const result = await action.run(inputs, runtime);
    await tell(action, result, runtime);
  } catch (error) {
    await fail(isAbort(error) && runtime.signal.aborted ? runtime.signal.reason : error);
  }
  setTimeout(exit, patienceAfterEnd).unref();
}

/** Runs a `post` step: it tidies up and warns, but never fails the job. */
export async function runPost(
  post: (runtime: Runtime, saved: (name: string) => string) => Promise<void>,
): Promise<void> {
  outliveOutput();
  const runtime = createRuntime(runnerCommands, process.env);
  const warn = (error: unknown) => {
    const { problems } = describeFailure(error, { started: true });
    for (const problem of problems) runtime.log.warning(formatProblem(problem));
  };
  process.on('uncaughtException', (error) => {
    warn(error);
    process.exitCode = 0;
    exit();
  });
  try {
    await post(runtime, runnerCommands.getState);
  } catch (error) {
    warn(error);
  }
  setTimeout(exit, patienceAfterEnd).unref();
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
  if (!ok) process.exitCode = 1;
  const outputs = Object.entries(action.outputs).map(([name, read]) => [name, String(read(result) ?? '')]);
  writeOutputs(Object.fromEntries(outputs), runtime);
  if (action.summarize) await writeSummary(action.summarize(result), runtime);
  if (ok) runtime.log.info(reason);
  else runtime.log.error(`${reason} (${reasonCode})`);
}

/** Whoever read the output may be gone, as a runner or a `| head` can be; traffic still has to be settled. */
function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function refuseOldNode(): void {
  const [major = ''] = process.versions.node.split('.');
  if (Number(major) >= oldestNode) return;
  throw new ConfigurationError(
    `this is Node ${process.versions.node}, and deploy-actions needs Node ${oldestNode} or newer; \`npm ci\` in the repository of deploy-actions puts one at \`node_modules/.bin/node\` there: start the action with that`,
  );
}

/** Ends the process when whatever it does has not heeded the cancel in time. */
function exitWhenDeaf({ log }: Runtime): void {
  const end = () => {
    log.error(
      'The run was cancelled, but was still busy 9 s later. It ends now; the next run finds what is unfinished.',
    );
    process.exitCode = 1;
    exit();
  };
  setTimeout(end, patienceAfterCancel).unref();
}

/** What the platform's own functions throw when their signal fires. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Ends the process once what it wrote has gone out. */
function exit(): void {
  process.stdout.write('', () => process.exit());
}
