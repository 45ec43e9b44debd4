import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { controlPlaneProgram } from '../../../../scripts/components/kubernetes.ts';
import { type Daemon, freePort, startDaemon } from '../daemon.ts';
import { type ApiAccess, type ApiClient, createApiClient } from './api.ts';
import { writeKubeconfig } from './kubeconfig.ts';

/** How long it may take to be ready, in milliseconds. */
const patience = 60_000;

/** What runs in the controller manager: what the objects of a deployment need, and nothing that would wait for nodes. */
const controllers = [
  ...['deployment-controller', 'replicaset-controller', 'statefulset-controller', 'disruption-controller'],
  ...['endpointslice-controller', 'garbage-collector-controller', 'resourcequota-controller'],
  ...['namespace-controller', 'serviceaccount-controller', 'daemonset-controller'],
  'horizontal-pod-autoscaler-controller',
];

/** An API server with its store, controllers, scheduler and kwok. */
export interface ControlPlane {
  readonly api: ApiClient;
  readonly access: ApiAccess;
  /** Path of a kubeconfig that may do everything. */
  readonly kubeconfig: string;
  /** What the API server and its store wrote. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

/** Starts the API server and its store; what else there is starts with {@link startControllers}. */
export async function startApiServer(folder: string): Promise<ControlPlane> {
  const daemons: Daemon[] = [];
  const etcd = await startDaemon(part('etcd'), async (port) => {
    const peers = `http://127.0.0.1:${await freePort()}`;
    const clients = `http://127.0.0.1:${port}`;
    return [
      ...[`--data-dir=${join(folder, 'etcd')}`, '--name=test', '--log-level=error'],
      ...[`--listen-client-urls=${clients}`, `--advertise-client-urls=${clients}`],
      ...[
        `--listen-peer-urls=${peers}`,
        `--initial-advertise-peer-urls=${peers}`,
        `--initial-cluster=test=${peers}`,
      ],
      // What is lost when the machine stops is not missed.
      '--unsafe-no-fsync',
    ];
  });
  daemons.push(etcd);
  const close = async () => {
    for (const daemon of daemons.reverse()) await daemon.close();
  };
  const token = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'accounts.key'), accountKey(), { mode: 0o600 });
  const server = await startDaemon(part('kube-apiserver'), (port) =>
    serverArguments(folder, port, etcd.port),
  );
  daemons.push(server);
  const access = { port: server.port, token, authority: join(folder, 'certificates', 'apiserver.crt') };
  const api = createApiClient(access);
  await untilReady(api, server);
  return {
    ...{ api, access, kubeconfig: writeKubeconfig(join(folder, 'admin.json'), 'admin', access) },
    output: () => daemons.map((daemon) => daemon.output()).join('\n'),
    close: async () => {
      api.close();
      await close();
    },
  };
}

/** Starts what changes objects by itself: controllers, the scheduler, and kwok with its stages in the place of nodes. */
export async function startControllers(
  folder: string,
  { kubeconfig, access }: ControlPlane,
  stages: string,
): Promise<readonly Daemon[]> {
  const certificate = ['--tls-cert-file', access.authority];
  const key = ['--tls-private-key-file', access.authority.replace(/crt$/, 'key')];
  const secure = (port: number) => [
    ...[`--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--v=0'],
    ...[`--authentication-kubeconfig=${kubeconfig}`, `--authorization-kubeconfig=${kubeconfig}`],
    ...['--bind-address=127.0.0.1', `--secure-port=${port}`, ...certificate, ...key],
    ...['--kube-api-qps=200', '--kube-api-burst=400'],
  ];
  return Promise.all([
    startDaemon(part('kube-controller-manager'), (port) => [
      ...secure(port),
      `--controllers=${controllers.join(',')}`,
      ...['--concurrent-gc-syncs=4', '--namespace-sync-period=5s', '--resource-quota-sync-period=5s'],
      '--horizontal-pod-autoscaler-sync-period=1s',
      `--service-account-private-key-file=${join(folder, 'accounts.key')}`,
    ]),
    startDaemon(part('kube-scheduler'), secure),
    startDaemon(
      'kwok',
      (port) => [
        ...[`--kubeconfig=${kubeconfig}`, '--manage-all-nodes', `--config=${stages}`, '--enable-crds=Logs'],
        ...['--node-ip=127.0.0.1', `--node-port=${port}`, `--server-address=127.0.0.1:${port}`],
        ...['--cidr=10.244.0.0/16', ...certificate, ...key],
      ],
      // The files of logs are named relative to it.
      { folder },
    ),
  ]);
}

function part(name: Parameters<typeof controlPlaneProgram>[0]) {
  return { name, program: controlPlaneProgram(name) };
}

/** https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ */
function serverArguments(folder: string, port: number, store: number): string[] {
  const key = join(folder, 'accounts.key');
  return [
    ...[
      `--etcd-servers=http://127.0.0.1:${store}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
    ],
    ...[`--secure-port=${port}`, `--cert-dir=${join(folder, 'certificates')}`],
    ...[`--token-auth-file=${join(folder, 'tokens.csv')}`, '--authorization-mode=RBAC'],
    ...[`--service-account-key-file=${key}`, `--service-account-signing-key-file=${key}`],
    '--service-account-issuer=https://kubernetes.default.svc',
    ...['--service-cluster-ip-range=10.96.0.0/16', '--endpoint-reconciler-type=none'],
    // Nobody would take the taint of a new node away: the controller for it waits for heartbeats.
    ...['--disable-admission-plugins=TaintNodesByCondition', '--profiling=false', '--v=0'],
  ];
}

function accountKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}

async function untilReady(api: ApiClient, server: Daemon): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const answer = await api.text('/readyz').catch(String);
    if (answer === 'ok') return;
    if (performance.now() - begun > patience) {
      await server.close();
      throw new Error(`the API server is not ready (${answer}):\n${server.output()}`);
    }
    await sleep(20);
  }
}
