import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiClient, ApiObject } from './components/kubernetes/api.ts';
import type { MusicgenPods } from './musicgen-pods.ts';

/** Where users and tests come in. */
export interface Fronts {
  /** By the route of the API: what Option A moves. */
  readonly route: string;
  readonly blue: string;
  readonly green: string;
  /** To the pods of Option B. */
  readonly rolling: string;
  /** The share of green, in percent, as the route says now. */
  readonly greenShare: () => number;
  readonly close: () => Promise<void>;
}

const group = '/apis/gateway.networking.k8s.io';
const routes = `${group}/v1/namespaces/musicgen/httproutes`;

/** Servers in the place of a gateway and of Services, and of the controller that says what it did with each route. */
export async function openFronts(api: ApiClient, pods: MusicgenPods): Promise<Fronts> {
  const agent = new Agent({ keepAlive: true });
  const known = new Map<string, ApiObject>();
  let work = Promise.resolve();
  const stop = api.watch(routes, ({ type, object }) => {
    known.set(object.metadata.name, object);
    if (type !== 'DELETED') work = work.then(() => tell(api, object)).catch(() => {});
  });
  const greenShare = () => weightOf(known.get('musicgen-api'), 'green');
  const choose = () => (Math.random() * 100 < greenShare() ? 'green' : 'blue');
  const servers = await Promise.all(
    [choose, () => 'blue', () => 'green', () => 'musicgen'].map(async (namespaceFor) => {
      const server = createServer((incoming, answer) => {
        const pod = pods.pick(namespaceFor());
        if (!pod) return void answer.writeHead(503).end();
        const { method, url: path, headers } = incoming;
        const onward = request(
          { ...{ host: '127.0.0.1', port: pod.port, agent, method, path, headers } },
          (reply) => {
            answer.writeHead(reply.statusCode ?? 502, reply.headers);
            reply.pipe(answer);
          },
        );
        onward.once('error', () => answer.writeHead(502).end());
        incoming.pipe(onward);
      });
      server.keepAliveTimeout = 600_000;
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return server;
    }),
  );
  const [route = '', blue = '', green = '', rolling = ''] = servers.map(
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  return {
    ...{ route, blue, green, rolling, greenShare },
    close: async () => {
      stop();
      await work;
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      agent.destroy();
    },
  };
}

function weightOf(route: ApiObject | undefined, namespace: string): number {
  const refs: ApiObject[] = route?.spec.rules[0].backendRefs ?? [];
  const all = refs.reduce((sum, { weight }) => sum + weight, 0);
  return (100 * (refs.find((ref) => ref.namespace === namespace)?.weight ?? 0)) / Math.max(1, all);
}

/** What a gateway says of a route; a backend in another namespace needs a grant there. https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
async function tell(api: ApiClient, { metadata, spec, status }: ApiObject): Promise<void> {
  const said = status?.parents?.[0]?.conditions?.[0]?.observedGeneration;
  if (said === metadata.generation) return;
  const refs: ApiObject[] = spec.rules.flatMap(({ backendRefs }: ApiObject) => backendRefs);
  const allowed = await Promise.all(refs.map((ref) => isGranted(api, ref)));
  const condition = (type: string, holds: boolean, reason: string) => ({
    ...{ type, status: holds ? 'True' : 'False', reason, message: reason },
    ...{ observedGeneration: metadata.generation, lastTransitionTime: new Date().toISOString() },
  });
  const resolved = allowed.every(Boolean);
  const conditions = [
    condition('Accepted', true, 'Accepted'),
    condition('ResolvedRefs', resolved, resolved ? 'ResolvedRefs' : 'RefNotPermitted'),
  ];
  const parents = spec.parentRefs.map((parentRef: unknown) => ({
    ...{ parentRef, controllerName: 'example.com/test-gateway', conditions },
  }));
  await api.patch(`${routes}/${metadata.name}/status`, { status: { parents } });
}

async function isGranted(api: ApiClient, { namespace, name }: ApiObject): Promise<boolean> {
  const [grants] = await Promise.all([
    api.list(`${group}/v1beta1/namespaces/${namespace}/referencegrants`),
    // Throws when it isn't there.
    api.get(`/api/v1/namespaces/${namespace}/services/${name}`),
  ]);
  return grants.some(
    ({ spec }) =>
      spec.from.some((from: ApiObject) => from.kind === 'HTTPRoute' && from.namespace === 'musicgen') &&
      spec.to.some((to: ApiObject) => to.kind === 'Service' && [undefined, name].includes(to.name)),
  );
}
