import {
  createTestRuntime,
  type FakeKubernetes,
  fakeKubectl,
  type KubectlLogin,
} from '@deploy-actions/testing';
import { Kubectl } from '../src/index.ts';

/** Who the failures in these tests are of. */
export const user = { name: 'the test', section: 'tests', system: 'testing' };

/** Kubectl in front of a fake API. */
export async function openKubectl(
  api: FakeKubernetes,
  { context, ...login }: Partial<KubectlLogin> & { readonly context?: string } = {},
): Promise<Kubectl> {
  const processes = fakeKubectl({ url: api.url, token: api.token, contexts: [], ...login });
  return new Kubectl(await createTestRuntime({ processes }), user, context);
}
