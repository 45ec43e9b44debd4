import { tmpdir } from 'node:os';
import { Kubectl, type KubernetesObject, KubernetesRefusal } from '@deploy-actions/kubernetes';
import {
  createTestRuntime,
  type FakeObject,
  fakeKubectl,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { controlPlaneProgram } from '../../scripts/components/kubernetes.ts';
import { type RealKubectl, realKubectl } from './components/kubectl.ts';
import { startCluster, until } from './components/kubernetes/cluster.ts';

/** One of the two APIs that the same is asked of. */
interface Side {
  readonly kubectl: Kubectl;
  readonly namespace: string;
  /** Somebody who may read `api` and its pods, and nothing else. */
  readonly reader: Kubectl;
  /** A running pod of the Deployment `two`, with the containers `app` and `proxy`. */
  readonly pod: () => Promise<string>;
}

const user = { name: 'the test', section: 'tests', system: 'testing' };
const rules = [
  { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['api'], verbs: ['get'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
];

let fake: Side;
let real: Side;
const runners: RealKubectl[] = [];
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
});

beforeAll(async () => {
  [fake, real] = await Promise.all([startFake(), startReal()]);
  for (const { kubectl, namespace } of [fake, real]) {
    await kubectl.create(deployments(namespace), deployment('two', ['app', 'proxy']));
  }
}, 120_000);

async function startFake(): Promise<Side> {
  const api = await startFakeKubernetes();
  afterAll(() => api.close());
  const everything = [{ verbs: ['*'], group: '*', resource: '*', namespace: '*' }];
  const login = { url: api.url, token: api.token, contexts: [] };
  const as = async (given: typeof api.rules) => {
    const kubectl = new Kubectl(await createTestRuntime({ processes: fakeKubectl(login) }), user, undefined);
    for (const method of ['get', 'text', 'create', 'replace', 'delete'] as const) {
      const call = kubectl[method].bind(kubectl) as (...args: unknown[]) => Promise<never>;
      kubectl[method] = (...args: unknown[]) => {
        api.rules = given;
        return call(...args);
      };
    }
    return kubectl;
  };
  const { runningPod } = await import('@deploy-actions/testing');
  return {
    kubectl: await as(everything),
    namespace: 'shop',
    reader: await as([
      { verbs: ['get'], group: 'apps', resource: 'deployments', names: ['api'] },
      { verbs: ['list'], resource: 'pods' },
    ]),
    pod: async () => {
      api.pods = [runningPod('two-1', { containers: ['app', 'proxy'], labels: { app: 'two' } })];
      return 'two-1';
    },
  };
}

async function startReal(): Promise<Side> {
  const cluster = await startCluster();
  const namespace = await cluster.namespace('fake');
  const as = (kubeconfig: string) => {
    const processes = realKubectl(kubeconfig, controlPlaneProgram('kubectl'));
    runners.push(processes);
    return new Kubectl({ processes, workspace: tmpdir() }, user, undefined);
  };
  const pods = `/api/v1/namespaces/${namespace}/pods?labelSelector=app%3Dtwo`;
  const kubectl = as(cluster.kubeconfig);
  const running = async () => {
    const { items } = (await kubectl.get(pods)) as { items: KubernetesObject[] };
    return items.find(({ status }) => status?.['phase'] === 'Running')?.metadata.name;
  };
  return {
    ...{ kubectl, namespace },
    reader: as(await cluster.user('reader', rules, [namespace])),
    pod: async () => {
      await until('the pod runs', async () => (await running()) !== undefined);
      return (await running()) ?? '';
    },
  };
}

const deployments = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/deployments`;
const deployment = (name: string, containers: readonly string[] = ['api']): FakeObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name } },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: containers.map((each) => ({ name: each, image: 'shop/api:1' })) },
    },
  },
});
const statefulSet = (name: string): FakeObject => ({
  ...{ ...deployment(name), kind: 'StatefulSet' },
  spec: { ...deployment(name).spec, serviceName: 'api' },
});
const route = (name: string): FakeObject => ({
  ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name } },
  spec: { rules: [{ backendRefs: [{ name: 'blue', port: 80 }] }] },
});

type Scene = (side: Side) => Promise<unknown>;

/** What came of it, with what two APIs never have in common taken out. */
async function outcome(side: Side, scene: Scene): Promise<unknown> {
  const told = await scene(side).catch((error: unknown) => {
    if (!(error instanceof KubernetesRefusal)) throw error;
    return { reason: error.reason, message: error.message };
  });
  const text = JSON.stringify(told)
    .replaceAll(side.namespace, 'NAMESPACE')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'UID')
    .replaceAll(/User \\"[^"]*\\"/g, 'User')
    .replaceAll(/\/registry\/[^ ,]*/g, 'KEY')
    .replaceAll(/two-[\w-]+/g, 'POD');
  return JSON.parse(text);
}

const read = async ({ kubectl }: Side, path: string) => (await kubectl.get(path)) as KubernetesObject;
/** How many objects each side has made: both give them the same names. */
const counts = new Map<Side, number>();
/** A new Deployment, its path, and its object as it is after a moment. */
async function fresh(side: Side, given: (name: string) => FakeObject = deployment) {
  const { kubectl, namespace } = side;
  const count = (counts.get(side) ?? 0) + 1;
  counts.set(side, count);
  const name = `d${count}`;
  const object = given(name);
  const plural = { Deployment: 'deployments', StatefulSet: 'statefulsets', HTTPRoute: 'httproutes' }[
    object.kind
  ];
  const path = `/apis/${object.apiVersion}/namespaces/${namespace}/${plural}`;
  const made = (await kubectl.create(path, object)) as KubernetesObject;
  return { path: `${path}/${name}`, name, made };
}
/** Replaces an object by what `change` makes of it, whatever a controller did meanwhile. */
async function put(side: Side, path: string, change: (object: KubernetesObject) => object, manager = 'one') {
  for (;;) {
    try {
      const next = change(await read(side, path));
      return (await side.kubectl.replace(`${path}?fieldManager=${manager}`, next)) as KubernetesObject;
    } catch (error) {
      const raced = error instanceof KubernetesRefusal && error.message.includes('has been modified');
      if (!raced) throw error;
    }
  }
}
const generations =
  (given: (name: string) => FakeObject): Scene =>
  async (side) => {
    const { path, made } = await fresh(side, given);
    const seen = [made.metadata.generation];
    const steps: ((object: KubernetesObject) => object)[] = [
      ({ metadata, ...rest }) => ({ ...rest, metadata: { ...metadata, labels: { a: 'b' } } }),
      ({ metadata, ...rest }) => ({
        ...rest,
        metadata: { ...metadata, annotations: { ...metadata.annotations, a: 'b' } },
      }),
      (object) => ({ ...object, status: { replicas: 99 } }),
      ({ spec, ...rest }) => ({
        ...rest,
        spec:
          spec?.['rules'] === undefined
            ? { ...spec, replicas: 2 }
            : { ...spec, hostnames: ['a.example.com'] },
      }),
    ];
    for (const step of steps) seen.push((await put(side, path, step)).metadata.generation);
    return seen;
  };

/** Each takes its course at both, and both have to say the same. */
const scenes: Readonly<Record<string, Scene>> = {
  'an update at an old revision': async (side) => {
    const { path, made } = await fresh(side, route);
    await put(side, path, ({ metadata, ...rest }) => ({
      ...rest,
      metadata: { ...metadata, labels: { a: 'b' } },
    }));
    return side.kubectl.replace(path, made);
  },
  'an update without a revision, of a built-in kind': async (side) => {
    const { path, made } = await fresh(side);
    const { resourceVersion, ...metadata } = made.metadata;
    return ((await side.kubectl.replace(path, { ...made, metadata })) as KubernetesObject).kind;
  },
  'an update without a revision, of a custom kind': async (side) => {
    const { path, made } = await fresh(side, route);
    const { resourceVersion, ...metadata } = made.metadata;
    return side.kubectl.replace(path, { ...made, metadata });
  },
  'an update of another object of that name': async (side) => {
    const { path, made } = await fresh(side, route);
    return side.kubectl.replace(path, {
      ...made,
      metadata: { ...made.metadata, uid: '00000000-0000-0000-0000-000000000000' },
    });
  },
  'an update that changes nothing': async (side) => {
    const { path, made } = await fresh(side, route);
    const again = (await side.kubectl.replace(path, made)) as KubernetesObject;
    return again.metadata.resourceVersion === made.metadata.resourceVersion;
  },
  'an update of what is not there': async (side) => {
    const { path, made } = await fresh(side, route);
    await side.kubectl.delete(path, {});
    return side.kubectl.replace(path, made);
  },
  'an update under another name': async (side) => {
    const { path, made } = await fresh(side, route);
    return side.kubectl.replace(path, { ...made, metadata: { ...made.metadata, name: 'other' } });
  },
  'an update in another namespace': async (side) => {
    const { path, made } = await fresh(side, route);
    return side.kubectl.replace(path, { ...made, metadata: { ...made.metadata, namespace: 'other' } });
  },
  'the generations of a Deployment': generations(deployment),
  'the generations of a StatefulSet': generations(statefulSet),
  'the generations of an HTTPRoute': generations(route),
  'another selector': async (side) => {
    const { path } = await fresh(side);
    const labels = { app: 'other' };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a' }] } };
    return put(side, path, ({ spec, ...rest }) => ({
      ...rest,
      spec: { ...spec, selector: { matchLabels: labels }, template },
    }));
  },
  'labels that the selector does not fit': async (side) => {
    const { path } = await fresh(side);
    const template = {
      metadata: { labels: { app: 'x' } },
      spec: { containers: [{ name: 'a', image: 'a' }] },
    };
    return put(side, path, ({ spec, ...rest }) => ({ ...rest, spec: { ...spec, template } }));
  },
  'what a StatefulSet keeps': async (side) => {
    const { path } = await fresh(side, statefulSet);
    return put(side, path, ({ spec, ...rest }) => ({ ...rest, spec: { ...spec, serviceName: 'other' } }));
  },
  'who wrote': async (side) => {
    const { path } = await fresh(side, route);
    const label = (labels: object) => (object: KubernetesObject) => ({
      ...object,
      metadata: { ...object.metadata, labels },
    });
    await put(side, path, label({ a: '1', b: '1' }), 'one');
    await put(side, path, label({ a: '2', b: '1' }), 'two');
    await put(side, path, label({ a: '2' }), 'three');
    const { managedFields } = (await read(side, path)).metadata;
    return (
      (managedFields as Record<string, unknown>[])
        // Whoever made the labels keeps them as such, whoever owns each of them.
        .filter(({ fieldsV1 }) => /"f:[ab]"/.test(JSON.stringify(fieldsV1)))
        .map(({ manager, operation, apiVersion, fieldsType, fieldsV1 }) => [
          ...[manager, operation, apiVersion, fieldsType],
          JSON.stringify(fieldsV1).replaceAll('".":{},', ''),
        ])
    );
  },
  'what is created twice': async (side) => {
    const { path, made } = await fresh(side, route);
    const { resourceVersion, uid, ...metadata } = made.metadata;
    return side.kubectl.create(path.slice(0, path.lastIndexOf('/')), { ...made, metadata });
  },
  'what is created in no namespace': ({ kubectl }) => kubectl.create(deployments('nowhere'), deployment('a')),
  'an object that is not there': ({ kubectl, namespace }) => kubectl.get(`${deployments(namespace)}/none`),
  'a resource that the group has not': ({ kubectl, namespace }) =>
    kubectl.get(`/apis/apps/v1/namespaces/${namespace}/nothings`),
  'a version that the group has not': ({ kubectl, namespace }) =>
    kubectl.get(`/apis/gateway.networking.k8s.io/v9/namespaces/${namespace}/httproutes/a`),
  'a group that is not there': ({ kubectl, namespace }) =>
    kubectl.get(`/apis/example.com/v1/namespaces/${namespace}/nothings`),
  'items of lists': async (side) => {
    await fresh(side, route);
    await fresh(side);
    const { kubectl, namespace } = side;
    const routes = await kubectl.get(`/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/httproutes`);
    const apps = await kubectl.get(deployments(namespace));
    return [routes, apps].map((list) => {
      const { kind, apiVersion, items } = list as KubernetesObject & { items: KubernetesObject[] };
      return [kind, apiVersion, items[0]?.kind, items[0]?.apiVersion];
    });
  },
  'a label selector that is none': ({ kubectl, namespace }) =>
    kubectl.get(`${deployments(namespace)}?labelSelector=a%20b%20c`).catch((error) => error.reason),
  'a field that nothing is selected by': ({ kubectl, namespace }) =>
    kubectl.get(`${deployments(namespace)}?fieldSelector=spec.replicas%3D1`),
  'a field that events are not selected by': ({ kubectl, namespace }) =>
    kubectl.get(`/api/v1/namespaces/${namespace}/events?fieldSelector=message%3D1`),
  'a deletion of another one': async (side) => {
    const { path } = await fresh(side, route);
    return side.kubectl.delete(path, { preconditions: { uid: '00000000-0000-0000-0000-000000000000' } });
  },
  'a deletion': async (side) => {
    const { path } = await fresh(side, route);
    const { kind, status } = (await side.kubectl.delete(path, {})) as KubernetesObject;
    return [kind, status];
  },
  'a right that is missing': ({ reader, namespace }) => reader.get(`${deployments(namespace)}/other`),
  'a right to list that is missing': ({ reader, namespace }) => reader.get(deployments(namespace)),
  'a right to list one by name': ({ reader, namespace }) =>
    reader.get(`${deployments(namespace)}?fieldSelector=metadata.name%3Dapi`),
  'a right on logs that is missing': ({ reader, namespace }) =>
    reader.text(`/api/v1/namespaces/${namespace}/pods/a/log`),
  'a right on what is not installed': ({ reader, namespace }) =>
    reader.get(`/apis/example.com/v1/namespaces/${namespace}/nothings/a`),
  'what may be done': async ({ reader, namespace }) => {
    const asked = [
      { verb: 'get', group: 'apps', resource: 'deployments', name: 'api' },
      { verb: 'get', group: 'apps', resource: 'deployments' },
      { verb: 'update', group: 'apps', resource: 'deployments', name: 'api' },
      { verb: 'list', group: '', resource: 'pods' },
      { verb: 'get', group: '', resource: 'pods', subresource: 'log' },
    ];
    const answers = await Promise.all(
      asked.map((attributes) =>
        reader.create('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
          ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
          spec: { resourceAttributes: { ...attributes, namespace } },
        }),
      ),
    );
    return answers.map((answer) => (answer as { status: { allowed: boolean } }).status.allowed);
  },
  'a log without a container': async (side) =>
    side.kubectl.text(`/api/v1/namespaces/${side.namespace}/pods/${await side.pod()}/log`),
  'a log of no container': async (side) =>
    side.kubectl.text(`/api/v1/namespaces/${side.namespace}/pods/${await side.pod()}/log?container=x`),
  'a log of no pod': ({ kubectl, namespace }) => kubectl.text(`/api/v1/namespaces/${namespace}/pods/x/log`),
};

describe('the fake API says what a real one says of', () => {
  test.each(Object.entries(scenes))('%s', async (_, scene) => {
    const [said, expected] = [await outcome(fake, scene), await outcome(real, scene)];
    expect(said).toEqual(expected);
  });
});
