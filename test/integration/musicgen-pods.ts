import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiClient, ApiObject } from './components/kubernetes/api.ts';

/** How all pods of a version behave, while it is so. */
export interface Behaviour {
  /** The share of customers' requests that fail, of 1. */
  failing: number;
  /** How long a customer waits, in seconds, as the histogram says. */
  seconds: number;
}

/** The upper bounds of the histogram, in seconds. */
const buckets = [0.1, 0.5, 1, 2.5, 5, 10];

interface Pod {
  readonly object: ApiObject;
  readonly version: string;
  readonly server: Server;
  readonly port: number;
  ready: boolean;
  readonly counts: Map<number, number>;
  readonly durations: number[];
}

/** A server for each pod of musicgen-api that runs, which answers as the application does and counts what it answers. */
export interface MusicgenPods {
  /** A pod that is ready, by turns. */
  readonly pick: (namespace: string) => { readonly port: number; readonly version: string } | undefined;
  readonly behaviour: (version: string) => Behaviour;
  /** What Prometheus scrapes: https://prometheus.io/docs/prometheus/latest/http_sd/ */
  readonly targets: () => readonly {
    readonly targets: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
  }[];
  readonly close: () => Promise<void>;
}

/** Follows the pods of some namespaces. `apiKey` is the one that may generate. */
export function followPods(api: ApiClient, namespaces: readonly string[], apiKey: string): MusicgenPods {
  const pods = new Map<string, Pod>();
  const behaviours = new Map<string, Behaviour>();
  const behaviour = (version: string) => {
    const found = behaviours.get(version) ?? { failing: 0, seconds: 0.2 };
    behaviours.set(version, found);
    return found;
  };
  let turn = 0;
  const onChange = async (type: string, object: ApiObject) => {
    const id = object.metadata.uid;
    const known = pods.get(id);
    if (type === 'DELETED') {
      known?.server.close();
      pods.delete(id);
    } else if (known) known.ready = isReady(object);
    else if (object.status.phase === 'Running' && object.metadata.labels.app === 'musicgen-api')
      pods.set(id, await open(object, behaviour, apiKey));
  };
  let work = Promise.resolve();
  const stops = namespaces.map((namespace) =>
    api.watch(`/api/v1/namespaces/${namespace}/pods`, ({ type, object }) => {
      work = work.then(() => onChange(type, object));
    }),
  );
  return {
    behaviour,
    pick(namespace) {
      const ready = [...pods.values()].filter(
        ({ object, ready: is }) => is && object.metadata.namespace === namespace,
      );
      turn += 1;
      return ready[turn % Math.max(1, ready.length)];
    },
    targets: () =>
      [...pods.values()].map(({ object, port }) => ({
        targets: [`127.0.0.1:${port}`],
        labels: { namespace: object.metadata.namespace, pod: object.metadata.name },
      })),
    close: async () => {
      for (const stop of stops) stop();
      await work;
      for (const { server } of pods.values()) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function isReady({ metadata, status }: ApiObject): boolean {
  const ready = status.conditions?.some(
    ({ type, status: is }: { type: string; status: string }) => type === 'Ready' && is === 'True',
  );
  return ready === true && metadata.deletionTimestamp === undefined;
}

async function open(
  object: ApiObject,
  behaviour: (version: string) => Behaviour,
  apiKey: string,
): Promise<Pod> {
  const version = String(object.spec.containers[0].image).replace(/^.*:/, '');
  const counts = new Map<number, number>();
  const durations: number[] = buckets.map(() => 0).concat(0);
  const server = createServer((request, response) => {
    if (request.url === '/metrics') return void response.end(metricsPage(counts, durations));
    const status = statusFor(request, behaviour(version), apiKey);
    if (!request.url?.startsWith('/health')) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
      const slot = buckets.findIndex((limit) => behaviour(version).seconds <= limit);
      const index = slot === -1 ? buckets.length : slot;
      durations[index] = (durations[index] ?? 0) + 1;
    }
    answer(response, status, version);
  });
  server.keepAliveTimeout = 600_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { ...{ object, version, server, port, counts, durations }, ready: isReady(object) };
}

function statusFor({ url, headers }: IncomingMessage, { failing }: Behaviour, apiKey: string): number {
  if (url === '/health') return 200;
  if (url === '/v1/generate') return headers['x-api-key'] === apiKey ? 202 : 401;
  return Math.random() < failing ? 500 : 200;
}

function answer(response: ServerResponse, status: number, version: string): void {
  const headers = { 'content-type': 'application/json', 'x-color': version };
  response.writeHead(status, headers).end(JSON.stringify({ task_id: 'a-task', version }));
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
function metricsPage(counts: ReadonlyMap<number, number>, durations: readonly number[]): string {
  // A counter that begins at its first error would have no increase then.
  const all = new Map([[200, 0] as const, [500, 0] as const, ...counts]);
  let sum = 0;
  const lines = [
    '# TYPE http_requests_total counter',
    ...[...all].map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
    '# TYPE db_connection_errors_total counter',
    'db_connection_errors_total 0',
    '# TYPE http_request_duration_seconds histogram',
    ...[...buckets, '+Inf'].map((limit, index) => {
      sum += durations[index] ?? 0;
      return `http_request_duration_seconds_bucket{le="${limit}"} ${sum}`;
    }),
    `http_request_duration_seconds_count ${sum}`,
    'http_request_duration_seconds_sum 0',
  ];
  return `${lines.join('\n')}\n`;
}
