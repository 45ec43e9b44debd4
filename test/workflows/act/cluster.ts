import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/action-kit';
import { startFakeKubernetes } from '@deploy-actions/testing';
import { DeploymentController } from '../../../packages/workloads/test/rolling/deployment-controller.ts';

/** A cluster with the Deployment `shop/api`, and a kubectl that is logged in to it. */
export interface Cluster {
  /** The folder kubectl is in. */
  readonly programs: string;
  /** The image of each container of the Deployment, and whether all its pods have it. */
  readonly images: () => { readonly wanted: readonly string[]; readonly running: readonly string[] };
  readonly close: () => void;
}

/** Starts one, whose controllers look around five times a second. */
export async function startCluster(folder: string): Promise<Cluster> {
  const api = await startFakeKubernetes();
  api.rules = [{ verbs: ['*'], group: '*', resource: '*', namespace: '*' }];
  api.put({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'api' } },
    spec: {
      ...{ replicas: 3, selector: { matchLabels: { app: 'api' } }, progressDeadlineSeconds: 600 },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: { labels: { app: 'api' } },
        spec: { containers: [{ name: 'api', image: 'shop/api:1.0.0' }] },
      },
    },
  } as Parameters<typeof api.put>[0]);
  const controller = new DeploymentController(api, systemClock);
  controller.run();
  const timer = setInterval(() => controller.run(), 200);
  mkdirSync(folder);
  const program = join(folder, 'kubectl');
  const script = join(import.meta.dirname, 'kubectl.ts');
  const login = `SHOP_CLUSTER='${api.url}' SHOP_CLUSTER_TOKEN='${api.token}'`;
  writeFileSync(program, `#!/bin/sh\n${login} exec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(program, 0o755);
  return {
    programs: folder,
    images: () => ({
      wanted: containersOf(api.find('Deployment', 'shop', 'api')),
      running: [...new Set(api.pods.flatMap(({ spec }) => spec.containers.map(({ image = '' }) => image)))],
    }),
    close: () => {
      clearInterval(timer);
      api.close();
    },
  };
}

function containersOf(deployment: object | undefined): string[] {
  const { spec } = deployment as {
    spec: { template: { spec: { containers: readonly { readonly image: string }[] } } };
  };
  return spec.template.spec.containers.map(({ image }) => image);
}
