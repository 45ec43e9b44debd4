import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../../scripts/workspace.ts';
import type { Benchmark } from './benchmark.ts';

const count = 200;
/** What a run may take, in bytes. */
const allowed = 150 * 2 ** 20;
/** How long the server takes for an answer, in milliseconds, and how large it is, in bytes. */
const latency = 100;
const size = 10_000;

/** The memory of a readiness run of many checks of many kinds, against what it may use. */
export const benchmark: Benchmark = {
  title: `${count} readiness checks of twenty kinds in one run`,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    const server = createServer(async (_, response) => {
      await sleep(latency);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ status: 'success', data: {}, filler: 'x'.repeat(size) }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const peak = await verify(folder, (server.address() as AddressInfo).port);
      return [{ name: 'most memory, against 150 MB', ratio: peak / allowed, aim: 0.9, budget: 1 }];
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** One of each kind that brings a library or much data; most fail here, since the one server is none of theirs. */
function kinds(port: number): object[] {
  const url = `http://127.0.0.1:${port}`;
  const away = '127.0.0.1:9';
  return [
    { kind: 'http', url },
    { kind: 'command', run: 'echo fine' },
    { kind: 'tls-certificate', host: '127.0.0.1', port },
    { kind: 'image', image: `127.0.0.1:${port}/shop/api:1.0.0` },
    { kind: 'sql', database: `postgres://u:p@${away}/shop`, query: 'select 1' },
    { kind: 'file', path: 'usage.json' },
    { kind: 'redis', url: `redis://${away}` },
    { kind: 'prometheus-targets', url, jobs: ['shop'] },
    { kind: 'alerts', url },
    { kind: 'grafana-dashboard', url, uid: 'shop' },
    { kind: 'metric', source: { provider: 'prometheus', url }, query: 'up', 'fail-below': 1 },
    { kind: 'aws-identity' },
    { kind: 'secret-age', secrets: ['shop'] },
    { kind: 'access-key-age', users: ['deploy'], 'rotated-within': '90d' },
    { kind: 's3-bucket', bucket: 'shop' },
    { kind: 'cloudfront', distribution: 'E1234567890ABC' },
    { kind: 'backup-age', rds: { instance: 'shop' }, 'younger-than': '1d' },
    { kind: 'ci-status' },
    { kind: 'reviews' },
    { kind: 'config-files', paths: ['*.json'], schemas: [{ paths: ['*.json'], schema: 'absent.json' }] },
  ];
}

/** Runs the action to its end, and gives its memory at the worst moment, in bytes. */
async function verify(folder: string, port: number): Promise<number> {
  const result = join(folder, 'usage.json');
  const each = kinds(port);
  const checks = Array.from({ length: count }, (_, index) => ({
    ...each[index % each.length],
    timeout: '20s',
  }));
  const preload = `data:text/javascript,${encodeURIComponent(observer(result))}`;
  const action = join(repository, 'dist/verify-readiness/main.js');
  const child = spawn(process.execPath, ['--import', preload, action], {
    env: {
      PATH: process.env['PATH'],
      ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'acme/shop' },
      ...{ RUNNER_TEMP: folder, GITHUB_API_URL: `http://127.0.0.1:${port}`, 'INPUT_GITHUB-TOKEN': 'token' },
      ...{ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: 'eu-central-1' },
      ...{ AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' },
      ...{ INPUT_CHECKS: JSON.stringify(checks), INPUT_ENVIRONMENT: 'bench', INPUT_SHA: 'a'.repeat(40) },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log = `${log}${text}`.slice(-5_000);
    });
  }
  await once(child, 'close');
  const report = join(folder, 'readiness-bench-pre-deploy-standard.json');
  const { checks: results } = JSON.parse(readFileSync(report, 'utf8')) as { checks: { status: string }[] };
  const passed = results.filter(({ status }) => status === 'pass').length;
  if (results.length !== count || passed < (2 * count) / each.length) {
    throw new Error(`${results.length} checks ended, ${passed} of them passed:\n${log}`);
  }
  return (JSON.parse(readFileSync(result, 'utf8')) as { peak: number }).peak;
}

/** What runs in the process before the action, and notes at its end what it used. */
function observer(result: string): string {
  return `
    import { writeFileSync } from 'node:fs';
    process.on('exit', () => {
      const { maxRSS } = process.resourceUsage();
      writeFileSync(${JSON.stringify(result)}, JSON.stringify({ peak: maxRSS * 1024 }));
    });
  `;
}
