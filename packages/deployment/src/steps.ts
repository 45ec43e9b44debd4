import { ProviderError, type Runtime } from '@deploy-actions/action-kit';
import { expandPlaceholders, type HookMoment, type Step } from '@deploy-actions/config';
import { sendRequests } from '@deploy-actions/probes';
import { type Release, releaseVariables, runScript } from '@deploy-actions/workloads';

/** The sections of the configuration that are lists of steps; hooks go by their moment. */
export type StepSection = 'smoke' | 'warm-up' | HookMoment;

/** Does the steps of a section against a colour, in order. Throws ProviderError at the first that fails. */
export async function runSteps(
  section: StepSection,
  steps: readonly Step[],
  release: Release,
  runtime: Pick<Runtime, 'http' | 'processes' | 'log' | 'workspace' | 'signal' | 'secrets'>,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const name = step.name ?? `${section} step ${index + 1}`;
    if ('run' in step) {
      const script = { name, run: step.run, timeout: step.timeout };
      await runScript(script, releaseVariables(release), runtime, runtime.signal);
    } else {
      const expanded = expandPlaceholders(step, { ...release, 'color-url': release.url });
      const { failure } = await sendRequests(expanded, release.url, runtime);
      if (failure !== undefined) throw failed(name, failure);
    }
    runtime.log.info(`✔ ${name}`);
  }
}

function failed(name: string, message: string): ProviderError {
  return new ProviderError(`${name}: ${message}`, { system: name, operation: 'request' });
}
