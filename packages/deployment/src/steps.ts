import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import {
  expandPlaceholders,
  type HookMoment,
  type PlaceholderValues,
  type Step,
} from '@deploy-actions/config';
import { sendRequests } from '@deploy-actions/probes';
import { type Release, releaseVariables, runScript } from '@deploy-actions/workloads';

/** The sections of the configuration that are lists of steps; hooks go by their moment. */
export type StepSection = 'smoke' | 'warm-up' | HookMoment;

/** Whom steps are done to, and what they are told of it. */
export interface StepSubject {
  readonly placeholders: PlaceholderValues;
  /** What `run:` gets. */
  readonly variables: Readonly<Record<string, string>>;
  /** What a `path` is on. */
  readonly url: string | undefined;
}

type StepRuntime = Pick<Runtime, 'http' | 'processes' | 'log' | 'workspace' | 'signal' | 'secrets'>;

/** Does the steps of a section against a colour, in order. Throws ProviderError at the first that fails. */
export async function runSteps(
  section: StepSection,
  steps: readonly Step[],
  release: Release,
  runtime: StepRuntime,
): Promise<void> {
  const { url } = release;
  const subject = {
    placeholders: { ...release, 'color-url': url },
    variables: releaseVariables(release),
    url,
  };
  await runStepsOn(subject, section, steps, runtime);
}

/** Does steps in order; `section` is what those without a name are called. Throws ProviderError at the first that fails. */
export async function runStepsOn(
  { placeholders, variables, url }: StepSubject,
  section: string,
  steps: readonly Step[],
  runtime: StepRuntime,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const name = step.name ?? `${section} step ${index + 1}`;
    if ('run' in step) {
      const script = { name, run: step.run, timeout: step.timeout };
      await runScript(script, variables, runtime, runtime.signal);
    } else {
      const { failure } = await sendRequests(expandPlaceholders(step, placeholders), url, runtime);
      if (failure !== undefined) throw failed(name, failure);
    }
    runtime.log.info(`✔ ${name}`);
  }
}

function failed(name: string, message: string): ProviderError {
  return new ProviderError(`${name}: ${message}`, { system: name, operation: 'request' });
}
