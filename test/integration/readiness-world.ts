import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { Redis } from 'ioredis';
import { startNameServer } from './components/dnsmasq.ts';
import {
  type Alertmanager,
  startAlertmanager,
  startPrometheus,
  startPushgateway,
  startRedis,
} from './components/index.ts';
import { until } from './components/kubernetes/cluster.ts';
import { startRegistry } from './components/registry.ts';
import { startSshServer } from './components/sshd.ts';
import { CertificateAuthority } from './components/tls-server.ts';
import { followPods } from './musicgen-pods.ts';
import type { Substitution } from './musicgen-runs.ts';
import { openFronts } from './musicgen-traffic.ts';
import { startMusicgenAws } from './readiness-aws.ts';
import { startMusicgenCluster } from './readiness-cluster.ts';
import { startMusicgenDatabase } from './readiness-database.ts';
import { metricsHistory } from './readiness-metrics.ts';
import { version } from './readiness-project.ts';
import { keys, startServices } from './readiness-services.ts';

/** All that MusicGen runs on and beside. */
export interface MusicgenWorld {
  /** Addresses and times in place of the example's. */
  readonly substitutions: readonly Substitution[];
  /** The secret `DEPLOY_ENV` and what logs the runner in. */
  readonly environment: Readonly<Record<string, string>>;
  readonly rotateSecret: () => Promise<void>;
  readonly renewCertificate: () => void;
  readonly loseUsers: () => Promise<void>;
  readonly fire: Alertmanager['fire'];
  readonly close: () => Promise<void>;
}

const file = '.github/deploy.yml';

/** Starts everything; one thing after another, because what is free for one may be what another was about to take. */
export async function startMusicgenWorld(): Promise<MusicgenWorld> {
  const closing: (() => unknown)[] = [];
  const kept = async <T extends { readonly close: () => unknown }>(started: Promise<T>): Promise<T> => {
    const component = await started;
    closing.push(component.close);
    return component;
  };
  const { cluster, login } = await startMusicgenCluster();
  const pods = followPods(cluster.api, [], keys.api);
  await kept(openFronts(cluster.api, pods));
  const aws = await kept(startMusicgenAws());
  const database = await kept(startMusicgenDatabase());
  const services = await kept(startServices());
  const monitoring = await startMonitoring(services.target, kept);
  const authority = new CertificateAuthority();
  closing.push(() => authority.close());
  const front = await kept(startFront(authority));
  const names = await kept(startNameServer(['--host-record=api.musicgen.ai,192.0.2.10']));
  const registry = await kept(startImages(authority));
  const ssh = await kept(startSshServer());
  const redis = await startRedisPair(kept);
  return {
    substitutions: [
      ...monitoring.substitutions,
      ...elsewhere({ services, redis, registry, aws, ssh, names, front, root: authority.root.certificate }),
      ...anyTime,
    ],
    environment: {
      ...aws.environment,
      KUBECONFIG: login,
      ...{ DATABASE_URL: database.url, CELERY_BROKER_URL: redis.url, REDIS_PASSWORD: redis.password },
      // Part of the plan, and not reached by checks.
      BACKUP_DATABASE_URL: 'postgres://deploy_backup:backup-secret@127.0.0.1:1/musicgen_prod',
      ...{ TEST_API_KEY: keys.api, STRIPE_AUTHORIZATION: keys.stripe, SENDGRID_AUTHORIZATION: keys.sendgrid },
      ...{ GRAFANA_API_KEY: keys.grafana, LOKI_AUTHORIZATION: 'Bearer of-the-tests', PAGERDUTY_TOKEN: 'key' },
      DEPLOY_KNOWN_HOSTS: ssh.knownHost,
    },
    rotateSecret: aws.rotate,
    renewCertificate: front.renew,
    loseUsers: database.loseUsers,
    fire: monitoring.fire,
    close: async () => {
      for (const close of closing.reverse()) await close();
      await pods.close();
    },
  };
}

const once = (from: string, to: string): Substitution => ({ file, from, to, times: 1 });

/** Whatever the time is, this is inside of the window; and the machine may be a small one. */
const anyTime: readonly Substitution[] = [
  once('{ days: [ mon, tue, wed, thu ], from: "02:00", to: "06:00" }', '{ from: "00:00", to: "24:00" }'),
  once('closes-after: 2h', 'closes-after: 0s'),
  once('days: [ fri ]', 'from: 2020-01-03, to: 2020-01-03'),
  once('from: 2026-12-15, to: 2027-01-05, every: year', 'from: 2020-12-15, to: 2021-01-05'),
  // Eighty checks at once share one processor with all that they ask.
  once('warn-slower-than: 500ms, fail-slower-than: 2s', 'warn-slower-than: 8s, fail-slower-than: 9s'),
  once('path: /models/, free: 100GB, warn-below: 150GB', 'path: /, free: 1MB'),
];

/** Where everything else is. */
interface Places {
  readonly services: { readonly url: string };
  readonly redis: { readonly url: string };
  readonly registry: { readonly host: string };
  readonly aws: { readonly distribution: string };
  readonly ssh: { readonly port: number; readonly user: string; readonly key: string };
  readonly names: { readonly address: string };
  readonly front: { readonly port: number };
  readonly root: string;
}

function elsewhere({ services, redis, registry, aws, ssh, names, front, root }: Places): Substitution[] {
  const https = [
    ...['api.stripe.com', 'api.sendgrid.com', 'analytics.musicgen.ai', 'models.musicgen.ai'],
    'status.musicgen.ai',
  ];
  const login = `host: 127.0.0.1, port: ${ssh.port}, user: ${ssh.user}`;
  return [
    { file, from: 'https://api.musicgen.ai/', to: `${services.url}/api.musicgen.ai/`, times: 4 },
    ...https.map((host) => once(`https://${host}/`, `${services.url}/${host}/`)),
    once('http://grafana.musicgen.ai', `${services.url}/grafana.musicgen.ai`),
    once('redis://redis.musicgen.ai:6379', redis.url),
    { file, from: 'docker.io/musicgen/', to: `${registry.host}/musicgen/`, times: 2 },
    once('E1234567890ABC', aws.distribution),
    { file, from: 'host: production.musicgen.ai, user: deploy', to: login, times: 2 },
    { file, from: '/home/runner/.ssh/deploy', to: keyFile(ssh.key), times: 2 },
    once('kind: dns, ', `kind: dns, servers: [ "${names.address}" ], `),
    once(
      'host: api.musicgen.ai, ',
      `host: 127.0.0.1, port: ${front.port}, server-name: localhost, ca: ${root}, `,
    ),
  ];
}

function keyFile(key: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'deploy');
  writeFileSync(path, key, { mode: 0o600 });
  return path;
}

type Kept = <T extends { readonly close: () => unknown }>(started: Promise<T>) => Promise<T>;

/** Prometheus with the application's own rules and the day before, Alertmanager with a route for test alerts, and a Pushgateway. */
async function startMonitoring(target: string, kept: Kept) {
  const pushgateway = await kept(startPushgateway());
  const alertmanager = await kept(
    startAlertmanager(`
route:
  receiver: on-call
  routes: [ { receiver: deployment-test, matchers: [ severity="test" ], group_wait: 0s } ]
receivers: [ { name: on-call }, { name: deployment-test } ]
`),
  );
  const jobs = ['musicgen-api', 'musicgen-worker'].map((name) => ({
    job_name: name,
    // Only the API measures requests.
    ...(name === 'musicgen-worker' && { metrics_path: '/worker/metrics' }),
    static_configs: [{ targets: [target] }],
  }));
  const prometheus = await kept(
    startPrometheus({
      history: metricsHistory(target, Date.now()),
      rules: readFileSync(new URL('readiness-alerts.yml', import.meta.url), 'utf8'),
      configuration: JSON.stringify({
        global: { scrape_interval: '1s', evaluation_interval: '1s' },
        rule_files: ['rules.yml'],
        alerting: {
          alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanager.url).host] }] }],
        },
        scrape_configs: [
          ...jobs,
          { job_name: 'pushed', honor_labels: true, static_configs: [{ targets: [pushgateway.target] }] },
        ],
      }),
    }),
  );
  await until('Prometheus has scraped', async () => {
    const answer = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent('sum(up)')}`);
    const { data } = (await answer.json()) as { data: { result: readonly { value: readonly unknown[] }[] } };
    return data.result[0]?.value[1] === '3';
  });
  const substitutions = [
    ['http://prometheus:9090', prometheus.url, 2],
    ['http://prometheus.musicgen.ai:9090', prometheus.url, 4],
    ['http://alertmanager.musicgen.ai:9093', alertmanager.url, 3],
    ['http://pushgateway.musicgen.ai:9091', pushgateway.url, 1],
  ] as const;
  return {
    substitutions: substitutions.map(([from, to, times]) => ({ file, from, to, times })),
    fire: alertmanager.fire,
  };
}

/** What answers for api.musicgen.ai by TLS: with a certificate for 20 more days, until it is renewed. */
async function startFront(authority: CertificateAuthority) {
  const issued = (name: string, days: number) => {
    const { certificate, key } = authority.issue(name, { days, by: authority.root });
    return { cert: readFileSync(certificate), key: readFileSync(key) };
  };
  const server = createServer(issued('soon', 20), (socket) => socket.end());
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    renew: () => server.setSecureContext(issued('renewed', 90)),
    close: () => void server.close(),
  };
}

/** A registry with the version that serves and the one to come. */
async function startImages(authority: CertificateAuthority) {
  const registry = await startRegistry('none', authority.root);
  const config = JSON.stringify({ os: 'linux', architecture: 'amd64' });
  const repository = 'musicgen/api';
  const layer = await registry.putBlob(repository, 'a layer');
  const manifest = {
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      ...{ size: config.length, digest: await registry.putBlob(repository, config) },
    },
    layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: 7, digest: layer }],
  };
  const type = 'application/vnd.docker.distribution.manifest.v2+json';
  for (const tag of ['production', version]) await registry.putManifest(repository, tag, type, manifest);
  return registry;
}

/** A primary with a user for the checks, and its replica. */
async function startRedisPair(kept: Kept) {
  const fast = ['--repl-diskless-sync-delay', '0', '--repl-ping-replica-period', '1'];
  const primary = await kept(startRedis(['--maxmemory', '100mb', ...fast]));
  await kept(startRedis(['--replicaof', '127.0.0.1', String(primary.port)]));
  const password = 'redis-secret';
  const redis = new Redis(primary.url);
  const rights = ['~no-keys', '+ping', '+info', '+select'];
  await redis.call('ACL', 'SETUSER', 'deploy', 'on', `>${password}`, ...rights);
  redis.disconnect();
  return { url: `redis://${primary.address}`, password };
}
