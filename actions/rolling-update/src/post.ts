import type { Runtime } from '@deploy-actions/action-kit';

/** Tells what this job left in the middle, so that the next one can take it on. Undoes nothing: a person or a run decides. */
export async function post(runtime: Runtime, saved: (name: string) => string): Promise<void> {
  if (saved('started') !== 'true') return;
  const { finishRolling, releaseOf, rollingWorld } = await import('@deploy-actions/deployment');
  const { inputs, resolve } = await import('./inputs.ts');
  const { readInputs } = await import('@deploy-actions/action-kit');
  const { values } = readInputs(inputs, runtime.environment, runtime.secrets);
  const { configuration, access, ...intent } = await resolve(values, runtime);
  await finishRolling(await rollingWorld(configuration, releaseOf(configuration, intent), runtime, access));
}
