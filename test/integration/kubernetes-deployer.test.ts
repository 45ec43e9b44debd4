import { systemProcessRunner } from '@deploy-actions/action-kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { components } from '../../scripts/components/components.ts';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { type Cluster, startCluster, until } from './components/kubernetes/cluster.ts';
import { documentedRules } from './documented-rules.ts';
import { KubernetesDeployments, release, workloadPath } from './kubernetes-deployments.ts';

let cluster: Cluster;
let workloads: KubernetesDeployments;
beforeAll(async () => {
  cluster = await startCluster();
  workloads = new KubernetesDeployments(cluster);
});

/** An image for the container `api`. */
const of = (image: string) => ({ containers: { api: image } });

describe('a rollout', () => {
  it.each([
    ['of today', () => controlPlaneProgram('kubectl')],
    ['of the system', () => components.kubectl.program],
  ])('of several workloads in two namespaces, with the kubectl %s', async (_, kubectl) => {
    const [shop, back] = await Promise.all([cluster.namespace('shop'), cluster.namespace('back')]);
    await Promise.all([
      workloads.create('deployments', shop, 'api'),
      workloads.create('deployments', shop, 'web', { replicas: 3 }),
      workloads.create('deployments', back, 'worker', { strategy: { type: 'Recreate' } }),
      workloads.create('statefulsets', back, 'queue', { replicas: 3 }),
    ]);
    const given = {
      namespace: shop,
      deployments: {
        ...{ api: of('shop/api:{{version}}'), web: { ...of('shop/slow:{{version}}'), replicas: 4 } },
        worker: { ...of('shop/worker:2'), namespace: back },
      },
      'stateful-sets': { queue: { ...of('shop/queue:2'), namespace: back } },
      timeout: 60_000,
    };
    const { failure, lines } = await workloads.deploy(given, { kubectl: kubectl() });
    expect(failure).toBe('');
    expect(await workloads.images(shop)).toEqual([
      ...Array(2).fill('shop/api:2'),
      ...Array(4).fill('shop/slow:2'),
    ]);
    expect(await workloads.images(back)).toEqual([
      ...Array(3).fill('shop/queue:2'),
      ...Array(2).fill('shop/worker:2'),
    ]);
    expect(lines.filter((line) => line.startsWith('✔'))).toHaveLength(4);
    expect(lines).toContain(`deployment ${shop}/web-green: api: shop/web:1 → shop/slow:2, replicas: 3 → 4`);
    const before = (await cluster.api.get(workloadPath('deployments', shop, 'api'))).metadata.generation;
    const again = await workloads.deploy(given);
    expect(again.failure).toBe('');
    expect(again.lines.filter((line) => line.includes('so nothing is rolled out'))).toHaveLength(4);
    expect((await cluster.api.get(workloadPath('deployments', shop, 'api'))).metadata.generation).toBe(
      before,
    );
  });

  it('of a stateful set with a partition, whose lower pods keep what they run', async () => {
    const namespace = await cluster.namespace('shop');
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } };
    await workloads.create('statefulsets', namespace, 'queue', { replicas: 3, updateStrategy });
    const { failure } = await workloads.deploy({ namespace, 'stateful-sets': { queue: of('shop/queue:2') } });
    expect(failure).toBe('');
    expect(await workloads.images(namespace)).toEqual(['shop/queue:1', 'shop/queue:1', 'shop/queue:2']);
  });

  it('changes nothing when the fence throws', async () => {
    const namespace = await cluster.namespace('shop');
    await workloads.create('deployments', namespace, 'api');
    const read = () => cluster.api.get(workloadPath('deployments', namespace, 'api'));
    const before = await read();
    const lost = new Error('the lock is lost');
    const fence = () => Promise.reject(lost);
    await expect(
      workloads.deploy({ namespace, deployments: { api: of('shop/api:2') } }, { fence }),
    ).rejects.toBe(lost);
    expect((await read()).metadata.resourceVersion).toBe(before.metadata.resourceVersion);
  });
});

describe.concurrent('a rollout that stalls', () => {
  const limit = 6_000;
  const stall = async (image: string, prepare: (namespace: string) => Promise<unknown> = async () => {}) => {
    const namespace = await cluster.namespace('stall');
    await workloads.create('deployments', namespace, 'api');
    await prepare(namespace);
    const given = { namespace, deployments: { api: of(image) }, timeout: limit };
    const { failure, lines, took } = await workloads.deploy(given);
    expect(failure).toMatch(/^deployment \S+\/api-green did not roll out within 6s\n/);
    expect(failure).toContain(
      `\nChanged before, and left so: deployment ${namespace}/api-green (api: shop/api:1 → ${image})`,
    );
    expect(took).toBeGreaterThanOrEqual(limit);
    return { failure, lines, namespace };
  };

  it('for want of an image', async () => {
    const { failure, lines } = await stall('shop/broken:2');
    const said =
      /[12] pods?: container `api` can't get its image `shop\/broken:2` \((ErrImagePull|ImagePullBackOff)\): \S+/;
    expect(failure).toMatch(said);
    expect(failure).toMatch(/0 of 2 pods of the new version are ready/);
    expect(lines.filter((line) => said.test(line)).length).toBeLessThanOrEqual(3);
  });

  it('for a container that ends again and again, with its log', async () => {
    const { failure, lines } = await stall('shop/crash:2');
    expect(failure).toMatch(/pods?: container `api` ended with exit code 1; its last lines:\n/);
    expect(failure).toMatch(/\n {4}panic: DATABASE_URL is not set\n {4}exit status 1\n/);
    expect(lines.filter((line) => line.includes('panic: DATABASE_URL'))).toHaveLength(1);
  });

  it('for a readiness probe', async () => {
    const { failure } = await stall('shop/unready:2');
    expect(failure).toMatch(/Readiness probe failed: HTTP probe failed with statuscode: 503 \(Unhealthy\)/);
  });

  it('for a quota', async () => {
    const { failure } = await stall('shop/api:2', async (namespace) => {
      const quotas = `/api/v1/namespaces/${namespace}/resourcequotas`;
      await cluster.api.create(quotas, { metadata: { name: 'small' }, spec: { hard: { pods: '2' } } });
      const used = async () => (await cluster.api.get(`${quotas}/small`)).status?.used?.pods === '2';
      await until('the quota counts', used);
    });
    expect(failure).toMatch(
      /pods can't be made \(FailedCreate\): pods "api-green-.*exceeded quota: small.*limited: pods=2/,
    );
  });

  it('for want of a node', async () => {
    const requests = { cpu: '1000' };
    const { failure } = await stall('shop/api:2', async (namespace) => {
      const containers = [{ name: 'api', image: 'shop/api:1', resources: { requests } }];
      // The pods there are stay; the template is what the next ones are made of.
      await cluster.api.patch(workloadPath('deployments', namespace, 'api'), {
        spec: { paused: true, template: { spec: { containers } } },
      });
      await cluster.api.patch(workloadPath('deployments', namespace, 'api'), { spec: { paused: false } });
    });
    expect(failure).toMatch(
      /no node takes the pod \(Unschedulable\): 0\/2 nodes are available: 2 Insufficient cpu/,
    );
  });

  it('ends at the progress deadline, with the reason', async () => {
    const namespace = await cluster.namespace('stall');
    await workloads.create('deployments', namespace, 'api', { progressDeadlineSeconds: 4 });
    const given = { namespace, deployments: { api: of('shop/broken:2') }, timeout: 60_000 };
    const { failure, took } = await workloads.deploy(given);
    expect(failure).toMatch(
      /api-green can't roll out\n.*\n {2}no progress within its progressDeadlineSeconds of 4\n.*can't get its image/,
    );
    expect(took).toBeLessThan(30_000);
  });

  it('a stateful set, because a pod does not go', async () => {
    const namespace = await cluster.namespace('stall');
    await workloads.create('statefulsets', namespace, 'queue');
    const pod = `/api/v1/namespaces/${namespace}/pods/queue-green-1`;
    await cluster.api.patch(pod, { metadata: { finalizers: ['example.com/stay'] } });
    const given = { namespace, 'stateful-sets': { queue: of('shop/queue:2') }, timeout: limit };
    const { failure } = await workloads.deploy(given);
    await cluster.api.patch(pod, { metadata: { finalizers: null } });
    expect(failure).toMatch(/1 pod: `queue-green-1` is still being deleted, and the next waits for it/);
  });

  it('a stateful set for a quota, and behind an older pod that is not ready', async () => {
    const namespace = await cluster.namespace('stall');
    await workloads.create('statefulsets', namespace, 'queue');
    const to = (image: string) =>
      workloads.deploy({ namespace, 'stateful-sets': { queue: of(image) }, timeout: limit });
    const broken = await to('shop/broken:2');
    expect(broken.failure).toMatch(
      /0 of 2 pods of the new version are ready.*\n {2}1 pod: container `api` can't get/,
    );
    const stuck = await to('shop/queue:3');
    expect(stuck.failure).toMatch(
      /`queue-green-1` is of an older revision and not ready, and the StatefulSet waits for it/,
    );
    const quotas = `/api/v1/namespaces/${namespace}/resourcequotas`;
    await cluster.api.create(quotas, { metadata: { name: 'small' }, spec: { hard: { pods: '1' } } });
    await cluster.api.delete(`/api/v1/namespaces/${namespace}/pods/queue-green-1`);
    const full = await to('shop/queue:4');
    expect(full.failure).toMatch(
      /pods can't be made \(FailedCreate\): create Pod queue-green-1 .*exceeded quota: small/,
    );
  });
});

describe('somebody else meanwhile', () => {
  /** Deploys what takes about 3 s, and does something once the image is there. */
  const during = async (work: (namespace: string) => Promise<unknown>) => {
    const namespace = await cluster.namespace('others');
    await workloads.create('deployments', namespace, 'api', { replicas: 2 });
    const deploying = workloads.deploy({
      namespace,
      deployments: { api: of('shop/slow:2') },
      timeout: 60_000,
    });
    const object = () => cluster.api.get(workloadPath('deployments', namespace, 'api'));
    await until('the image is there', async () => {
      const { spec } = await object();
      return spec.template.spec.containers[0].image === 'shop/slow:2';
    });
    await work(namespace);
    return { ...(await deploying), namespace, object };
  };
  const kubectl = async (...args: string[]) => {
    const { exitCode, stderr } = await systemProcessRunner.tool({
      ...{ command: controlPlaneProgram('kubectl'), args, directory: '/' },
      environment: { KUBECONFIG: cluster.kubeconfig },
    });
    if (exitCode !== 0) throw new Error(stderr);
  };

  it('sets another image: the wait ends, and says who and what', async () => {
    const { failure, object } = await during((namespace) =>
      kubectl('-n', namespace, 'set', 'image', 'deployment/api-green', 'api=shop/other:9'),
    );
    expect(failure).toMatch(
      /api-green was changed by `kubectl-set` while it rolled out: container `api`: image `shop\/other:9` in place of `shop\/slow:2`/,
    );
    expect((await object()).spec.template.spec.containers[0].image).toBe('shop/other:9');
  });

  it('restarts it: the wait ends, and says who and what', async () => {
    const { failure } = await during((namespace) =>
      kubectl('-n', namespace, 'rollout', 'restart', 'deployment/api-green'),
    );
    expect(failure).toMatch(
      /by `kubectl-rollout` while it rolled out: annotations `kubectl.kubernetes.io\/restartedAt`/,
    );
  });

  it('scales it: the wait is for that many', async () => {
    const { failure, lines, namespace } = await during((place) =>
      kubectl('-n', place, 'scale', 'deployment/api-green', '--replicas=4'),
    );
    expect(failure).toBe('');
    expect(lines.join('\n')).toMatch(/was scaled from 2 to 4 pods by `kubectl` meanwhile/);
    expect(await workloads.images(namespace)).toEqual(Array(4).fill('shop/slow:2'));
  });

  it('changes labels between read and write: both are there', async () => {
    const namespace = await cluster.namespace('others');
    await workloads.create('deployments', namespace, 'api');
    const address = workloadPath('deployments', namespace, 'api');
    let times = 0;
    const fence = async () => {
      times += 1;
      if (times === 1)
        await cluster.api.patch(`${address}?fieldManager=argocd`, { metadata: { labels: { team: 'a' } } });
    };
    const { failure, lines } = await workloads.deploy(
      { namespace, deployments: { api: of('shop/api:2') } },
      { fence },
    );
    expect(failure).toBe('');
    const { metadata, spec } = await cluster.api.get(address);
    expect([metadata.labels.team, spec.template.spec.containers[0].image]).toEqual(['a', 'shop/api:2']);
    expect(times).toBe(2);
    expect(lines.join('\n')).toContain('was changed by argocd at the same time; that is kept');
  });
});

describe('the rights of the login', () => {
  it('are enough when they are those of the documentation', async () => {
    const namespace = await cluster.namespace('rights');
    await Promise.all([
      workloads.create('deployments', namespace, 'api'),
      workloads.create('deployments', namespace, 'web'),
    ]);
    await workloads.create('statefulsets', namespace, 'queue');
    const rules = documentedRules('providers/workload-kubernetes.md');
    const kubeconfig = await cluster.user('deployer', rules, [namespace]);
    const given = {
      namespace,
      deployments: { api: of('shop/crash:2'), web: of('shop/unready:2') },
      'stateful-sets': { queue: of('shop/queue:2') },
      timeout: 8_000,
    };
    const { failure, lines } = await workloads.deploy(given, { kubeconfig });
    expect(failure).toContain('panic: DATABASE_URL is not set');
    expect(failure).toContain('Readiness probe failed');
    expect([failure, ...lines].join('\n')).not.toMatch(/forbidden/i);
  });

  it('are named before the first write when they are missing', async () => {
    const namespace = await cluster.namespace('rights');
    await workloads.create('deployments', namespace, 'api');
    const rules = [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }];
    const kubeconfig = await cluster.user('reader', rules, [namespace]);
    const { deployer } = await workloads.open(
      { namespace, deployments: { api: of('shop/api:2') } },
      { kubeconfig },
    );
    const found = await deployer.preflight?.(release);
    for (const missing of [
      'update `deployments.apps`',
      'list `replicasets.apps`',
      'list `pods`',
      'list `events`',
      'get `pods/log`',
    ])
      expect(found?.filter((each) => each.includes(`the login may not ${missing}`))).toHaveLength(1);
  });
});
