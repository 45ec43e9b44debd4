import type { Runtime } from '@deploy-actions/action-kit';

/** Ends what this job began: settles an operation that was cut off, and gives the lock back. */
export async function post(runtime: Runtime, saved: (name: string) => string): Promise<void> {
  if (saved('started') !== 'true') return;
  const { finishJob } = await import('@deploy-actions/deployment');
  const { inputs, resolve } = await import('./inputs.ts');
  const { readInputs } = await import('@deploy-actions/action-kit');
  const { values } = readInputs(inputs, runtime.environment, runtime.secrets);
  const { configuration, version, sha, access } = await resolve(values, runtime);
  await finishJob(configuration, { version, sha }, runtime, access);
}
