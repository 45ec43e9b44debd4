import type { Runtime } from '@deploy-actions/action-kit';

/** At the end of the job: turns off what it turned on, unless that was to stay. */
export async function post(runtime: Runtime, saved: (name: string) => string): Promise<void> {
  if (saved('started') !== 'true') return;
  const { openMaintenance } = await import('@deploy-actions/maintenance');
  const { inputs, resolve } = await import('./inputs.ts');
  const { readInputs } = await import('@deploy-actions/action-kit');
  const { values } = readInputs(inputs, runtime.environment, runtime.secrets);
  const { configuration, access } = await resolve(values, runtime);
  const maintenance = await openMaintenance(configuration, { ...access, runtime });
  const { changed, ok, reason } = await maintenance.finish();
  if (!ok) runtime.log.warning(reason);
  else if (changed) runtime.log.info(reason);
}
