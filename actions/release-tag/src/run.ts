import type { Runtime } from '@deploy-actions/action-kit';
import type { ReleaseResult } from '@deploy-actions/versioning';
import type { Inputs } from './inputs.ts';

/** Releases the commit, or completes its release. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<ReleaseResult> {
  const { release } = await import('@deploy-actions/versioning');
  return release(inputs, runtime);
}
