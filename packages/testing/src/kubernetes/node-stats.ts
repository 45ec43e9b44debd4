import { type Answer, statusOf } from './answers.ts';

/** What the kubelet of a node says of its file system, in bytes (https://kubernetes.io/docs/reference/instrumentation/node-metrics/). */
export interface FakeNodeStats {
  readonly node: {
    readonly fs?: { readonly availableBytes?: number; readonly capacityBytes?: number };
    readonly [field: string]: unknown;
  };
}

const path = /^\/api\/v1\/nodes\/([^/]+)\/proxy\/stats\/summary$/;

/** The node whose kubelet a path leads to; `undefined` when it leads to none. */
export function nodeOfStats(of: string): string | undefined {
  return path.exec(of)?.[1];
}

/** What the API server passes on from a kubelet; 503 where the kubelet doesn't answer. */
export function statsOf(stats: FakeNodeStats | undefined): Answer {
  if (stats !== undefined) return [200, stats];
  const why = 'dial tcp 192.0.2.30:10250: connect: connection refused';
  return statusOf(503, 'ServiceUnavailable', `error trying to reach service: ${why}`);
}
