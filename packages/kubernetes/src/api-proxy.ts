import { type ProcessRunner, SocketTool } from '@deploy-actions/action-kit';

/** Time from the start of kubectl, the login included, to its first answer, in milliseconds. */
export const loginLimit = 20_000;

/** Time for every other answer, in milliseconds; the API is told of it, and stops working on a request then, too. */
export const requestLimit = 5_000;

/** Lets the API be anywhere below an address, as behind Rancher: `https://rancher.example.com/k8s/clusters/c-1`. */
export const pathFlag = '--append-server-path';

/** How a proxy is started. */
export interface ApiProxyOptions {
  readonly processes: ProcessRunner;
  readonly directory: string;
  /** Of the kubeconfig; its current one when absent. */
  readonly context: string | undefined;
}

/**
 * Starts a `kubectl proxy` on a Unix socket: it keeps the login, and passes requests on. An `old` kubectl, before 1.23, is started
 * without {@link pathFlag}. Throws as ProcessRunner.background does.
 */
export function startApiProxy({ processes, directory, context }: ApiProxyOptions, old: boolean): SocketTool {
  return new SocketTool(processes, {
    command: 'kubectl',
    args: (socket) => [
      ...['proxy', '--unix-socket', socket],
      ...(old ? [] : [pathFlag]),
      ...(context === undefined ? [] : ['--context', context]),
    ],
    directory,
    isReady: (line) => line.startsWith('Starting to serve on '),
    // What it says of a request, its answer says, too.
    isWord: (line) => !line.includes('Error while proxying request'),
    limits: { first: loginLimit, other: requestLimit },
  });
}
