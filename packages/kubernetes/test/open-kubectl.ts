import { systemProcessRunner } from '@deploy-actions/action-kit';
import { createTestRuntime, type FakeKubernetes, kubectlOverHttp } from '@deploy-actions/testing';
import { Kubectl } from '../src/index.ts';

/** Who the failures in these tests are of. */
export const user = { name: 'the test', section: 'tests', system: 'testing' };

/** Kubectl in front of a fake API. */
export async function openKubectl(
  api: FakeKubernetes,
  options: { readonly token?: string; readonly context?: string; readonly haste?: number } = {},
): Promise<Kubectl> {
  const { token = api.token, context, haste = 50 } = options;
  const tool = kubectlOverHttp({ url: api.url, token, contexts: [], haste });
  const runtime = await createTestRuntime({ processes: { ...systemProcessRunner, tool } });
  return new Kubectl(runtime, user, context);
}
