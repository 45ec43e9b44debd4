import {
  type FakeKubernetes,
  fakeKubectl,
  type KubectlLogin,
  startFakeKubernetes,
  type TestRuntime,
} from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import { realRuntime } from './asking.ts';

/** A fake cluster, and a runtime whose kubectl is logged in to it. */
export interface FakeCluster {
  readonly api: FakeKubernetes;
  readonly runtime: Omit<TestRuntime, 'clock'> & Pick<Awaited<ReturnType<typeof realRuntime>>, 'clock'>;
}

/** Starts a cluster, whose login may do everything, for as long as the test. */
export async function startCluster(login: Partial<KubectlLogin> = {}): Promise<FakeCluster> {
  const api = await startFakeKubernetes();
  onTestFinished(() => api.close());
  api.rules = [{ verbs: ['*'], group: '*', resource: '*', namespace: '*' }];
  const processes = fakeKubectl({ url: api.url, token: 'token-of-ci', contexts: ['production'], ...login });
  return { api, runtime: await realRuntime({ processes }) };
}

/** A cluster that doesn't answer. */
export function silentCluster(): Promise<FakeCluster> {
  return startCluster({ failure: 'dial tcp 10.0.0.1:443: i/o timeout' });
}

/** A cluster that doesn't know the login. */
export function strangerCluster(): Promise<FakeCluster> {
  return startCluster({ token: 'outdated' });
}
