import { splitWith } from '../../src/index.ts';
import { routerConformance } from '../router-conformance.ts';
import { gatewayManifest, istioManifest, type Manifest, serviceManifest } from './manifests.ts';
import { playGateway, startStage } from './stage.ts';

const manifests: readonly [string, () => Manifest][] = [
  ['kubernetes-service', serviceManifest],
  ['gateway-api', gatewayManifest],
  ['istio', istioManifest],
];

for (const [name, manifestOf] of manifests) {
  const refused =
    name === 'kubernetes-service' ? { refused: [splitWith('blue', 1), splitWith('blue', 50)] } : {};
  const open = async () => {
    const manifest = manifestOf();
    const stage = await startStage(manifest);
    if (name === 'gateway-api') playGateway(stage);
    const { api } = stage;
    const failing = (how: 'stuck' | 'sign-in') => async () =>
      void api.faults.push(...Array.from({ length: 50 }, () => ({ how })));
    return {
      router: (await stage.open({ timeout: 600 })).router,
      another: async () => (await stage.open()).router,
      setExternally: async (weights) => void stage.change((object) => manifest.setWeights(object, weights)),
      foreign: async () => manifest.withoutWeights(stage.object()),
      hang: failing('stuck'),
      garble: failing('sign-in'),
      stop: async () => api.close(),
      close: async () => api.close(),
    } satisfies Awaited<ReturnType<Parameters<typeof routerConformance>[1]>>;
  };
  routerConformance(name, open, refused);
}
