import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';
import { resourceDefinitions } from '../../../../scripts/components/kubernetes.ts';
import { type ApiClient, type ApiObject, createApiClient } from './api.ts';
import { type ControlPlane, startApiServer, startControllers } from './control-plane.ts';
import { readKubeconfig, writeKubeconfig } from './kubeconfig.ts';

/** What a user may do with some resources. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export interface AccessRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** A Kubernetes cluster whose nodes and containers are played, and everything else is real. */
export interface Cluster {
  /** Path of a kubeconfig that may do everything. */
  readonly kubeconfig: string;
  /** The API as the administrator. */
  readonly api: ApiClient;
  /** The API as the user of a kubeconfig that {@link user} gave. */
  readonly as: (kubeconfig: string) => ApiClient;
  /** Creates a namespace whose name begins like this, and gives its name once pods can be made in it. */
  readonly namespace: (prefix: string) => Promise<string>;
  /** Path of a kubeconfig of a new service account that has these rules alone, in these namespaces. */
  readonly user: (
    name: string,
    rules: readonly AccessRule[],
    namespaces: readonly string[],
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Two nodes with 16 CPUs each. */
const nodes = ['node-a', 'node-b'];

/** What the containers of stages.yaml write, by file. */
const logs: Readonly<Record<string, readonly string[]>> = {
  'listening.log': ['listening on port 8080'],
  'unready.log': ['listening on port 8080', 'GET /health 503: no connection to the database'],
  'crash.log': ['starting', 'reading /etc/shop/shop.yaml', 'panic: DATABASE_URL is not set', 'exit status 1'],
};

/**
 * Starts a cluster and waits until its nodes are ready. It is closed after the test, or after the tests of the file when it is
 * started in `beforeAll`. Throws with what a program wrote when it doesn't start.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  const plane = await startApiServer(folder);
  const stops: (() => Promise<void>)[] = [plane.close];
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  closeAtTheEnd(close);
  writeLogs(folder);
  await prepare(plane).catch(withOutput(plane.output));
  const daemons = await startControllers(
    folder,
    plane,
    fileURLToPath(new URL('stages.yaml', import.meta.url)),
  );
  stops.push(async () => void (await Promise.all(daemons.map((daemon) => daemon.close()))));
  const outputs = () => [plane.output(), ...daemons.map(({ output }) => output())].join('\n');
  await until('the nodes are ready', () => nodesReady(plane.api)).catch(withOutput(outputs));
  return {
    ...{ kubeconfig: plane.kubeconfig, api: plane.api, close },
    as: (kubeconfig) => {
      const api = createApiClient(readKubeconfig(kubeconfig));
      stops.push(async () => api.close());
      return api;
    },
    namespace: (prefix) => newNamespace(plane.api, prefix),
    user: (name, rules, namespaces) => newUser(folder, plane, { name, rules, namespaces }),
  };
}

/** Asks every 20 ms until it is so. Throws with what was waited for after 30 s. */
export async function until(what: string, holds: () => Promise<boolean>, patience = 30_000): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patience)
      throw new Error(`waited ${patience / 1_000} s in vain until ${what}`);
    await sleep(20);
  }
}

function withOutput(output: () => string): (error: Error) => never {
  return (error) => {
    throw new Error(`${error.message}:\n${output()}`);
  };
}

function closeAtTheEnd(close: () => Promise<void>): void {
  try {
    onTestFinished(close);
  } catch {
    afterAll(close);
  }
}

/** Lines as container runtimes write them, which is what kwok reads. */
function writeLogs(folder: string): void {
  const line = (text: string, index: number) =>
    `${new Date(1_700_000_000_000 + index * 1_000).toISOString()} stdout F ${text}\n`;
  for (const [file, lines] of Object.entries(logs))
    writeFileSync(join(folder, file), lines.map(line).join(''));
}

/** Definitions of resources and nodes. */
async function prepare({ api }: ControlPlane): Promise<void> {
  const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const capacity = { cpu: '16', memory: '32Gi', pods: '200' };
  await Promise.all([
    ...resourceDefinitions().map((definition) => api.create(definitions, definition)),
    ...nodes.map((name) =>
      api.create('/api/v1/nodes', {
        metadata: { name, labels: { 'kubernetes.io/hostname': name } },
        status: { capacity, allocatable: capacity },
      }),
    ),
  ]);
  // Established is said a moment before they are served.
  await Promise.all(resourceDefinitions().map((definition) => untilServed(api, definition)));
}

async function untilServed(api: ApiClient, { spec }: ApiObject): Promise<void> {
  for (const { name } of spec.versions.filter(({ served }: ApiObject) => served)) {
    const path = `/apis/${spec.group}/${name}/${spec.names.plural}`;
    await until(`${path} is served`, () =>
      api.list(path).then(
        () => true,
        () => false,
      ),
    );
  }
}

async function nodesReady(api: ApiClient): Promise<boolean> {
  const isReady = (one: { type: string; status: string }) => one.type === 'Ready' && one.status === 'True';
  const ready = (await api.list('/api/v1/nodes')).filter(({ status }) => status.conditions?.some(isReady));
  return ready.length === nodes.length;
}

async function newNamespace(api: ApiClient, prefix: string): Promise<string> {
  const { metadata } = await api.create('/api/v1/namespaces', { metadata: { generateName: `${prefix}-` } });
  const accounts = `/api/v1/namespaces/${metadata.name}/serviceaccounts`;
  // Without it, no pod is admitted.
  await until('there is a service account', async () => (await api.list(accounts)).length > 0);
  return metadata.name;
}

async function newUser(
  folder: string,
  { api, access }: ControlPlane,
  { name, rules, namespaces }: Parameters<typeof allowed>[2] & { readonly name: string },
): Promise<string> {
  const home = await newNamespace(api, `users-${name}`);
  const accounts = `/api/v1/namespaces/${home}/serviceaccounts`;
  await api.create(accounts, { metadata: { name } });
  const group = 'rbac.authorization.k8s.io';
  for (const namespace of namespaces) {
    const path = `/apis/${group}/v1/namespaces/${namespace}`;
    await api.create(`${path}/roles`, { metadata: { name: home }, rules });
    await api.create(`${path}/rolebindings`, {
      metadata: { name: home },
      roleRef: { apiGroup: group, kind: 'Role', name: home },
      subjects: [{ kind: 'ServiceAccount', name, namespace: home }],
    });
  }
  const user = `system:serviceaccount:${home}:${name}`;
  await until(`${user} may do what was allowed`, () => allowed(api, user, { rules, namespaces }));
  const { status } = await api.create(`${accounts}/${name}/token`, { spec: {} });
  return writeKubeconfig(join(folder, `${home}.json`), name, { ...access, token: status.token });
}

/** Whether the API server knows of the last rule in each namespace. */
async function allowed(
  api: ApiClient,
  user: string,
  { rules, namespaces }: { readonly rules: readonly AccessRule[]; readonly namespaces: readonly string[] },
): Promise<boolean> {
  const last = rules.at(-1);
  if (last === undefined) return true;
  const [resource, subresource] = (last.resources[0] ?? '').split('/');
  const answers = namespaces.map((namespace) =>
    api.create('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
      spec: {
        user,
        resourceAttributes: {
          ...{ namespace, resource, subresource, group: last.apiGroups[0], verb: last.verbs[0] },
          name: last.resourceNames?.[0],
        },
      },
    }),
  );
  return (await Promise.all(answers)).every(({ status }) => status.allowed);
}
