import { type FakeKubernetesTls, startFakeKubernetes } from '@deploy-actions/testing';
import { afterEach, beforeAll } from 'vitest';
import { configMapBehaviour } from '../../packages/state/test/config-map-behaviour.ts';
import { loopbackCertificate, type RealKubectl, realKubectl, writeKubeconfig } from './components/kubectl.ts';

let tls: FakeKubernetesTls;
beforeAll(async () => {
  tls = await loopbackCertificate();
});

const runners: RealKubectl[] = [];
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

configMapBehaviour('kubectl', async () => {
  const api = await startFakeKubernetes(tls);
  const kubectl = (token: string) => {
    const runner = realKubectl(writeKubeconfig({ server: api.url, certificate: tls.cert, user: { token } }));
    runners.push(runner);
    return runner;
  };
  return { api, kubectl };
});
