import { ConfigurationError, type Runtime, readInputs, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { type Inputs, inputs, resolve } from '../src/inputs.ts';
import { conclude, outputs } from '../src/outputs.ts';
import { run } from '../src/run.ts';
import { summarize } from '../src/summary.ts';

/** A test runtime on the machine's own clock, because the checks wait for something real. */
export async function realRuntime(replace: Partial<Runtime> = {}) {
  return { ...(await createTestRuntime(replace)), clock: systemClock };
}

/** Reads inputs as the runner hands them over. Throws ConfigurationError with the problems of reading and resolving. */
export async function read(given: Readonly<Record<string, string>>, runtime: Runtime): Promise<Inputs> {
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const { values, problems } = readInputs(inputs, Object.fromEntries(variables), runtime.secrets);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return resolve(values, runtime);
}

/** The action from its inputs to everything it tells. */
export async function verify(given: Readonly<Record<string, string>>, runtime: Runtime) {
  const result = await run(await read(given, runtime), runtime);
  const told = Object.entries(outputs).map(([name, value]) => [name, String(value(result) ?? '')]);
  return {
    outputs: Object.fromEntries(told) as Record<string, string>,
    conclusion: conclude(result),
    summary: summarize(result),
  };
}
