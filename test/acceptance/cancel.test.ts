import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  runStep,
  type StepRequest,
  type StepResult,
  startFakeShop,
  startStep,
} from '@deploy-actions/testing';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { createPlace, type Place, stackTrace } from './bundles.ts';

/** What the runner leaves a cancelled step until SIGTERM, and until SIGKILL, in seconds. */
const untilTerminate = 7.5;
const untilKill = 10;

interface Cancelled extends StepResult {
  /** Between the cancel and the end. */
  readonly secondsAfterCancel: number;
}

/** Starts a step, cancels it as the runner does as soon as `ready` is true, and waits for its end. */
async function cancelWhen(request: StepRequest, ready: (log: string) => boolean): Promise<Cancelled> {
  const lines: string[] = [];
  const step = startStep({ ...request, onLine: ({ text }) => lines.push(text) });
  let ended = false;
  void step.done.then(() => {
    ended = true;
  });
  await vi.waitUntil(() => ended || ready(lines.join('\n')), { timeout: 20_000, interval: 10 });
  if (ended) throw new Error(`it ended before it could be cancelled:\n${lines.join('\n')}`);
  const cancelled = performance.now();
  step.cancel();
  const result = await step.done;
  return { ...result, secondsAfterCancel: (performance.now() - cancelled) / 1_000 };
}

function expectOrderlyEnd(
  { exitCode, signal, log, secondsAfterCancel }: Cancelled,
  within = untilTerminate,
): void {
  expect(log).not.toMatch(stackTrace);
  expect({ exitCode, signal }).toEqual({ exitCode: 1, signal: undefined });
  expect(secondsAfterCancel).toBeLessThan(within);
}

function stateIn({ workspace }: Place) {
  return JSON.parse(readFileSync(join(workspace, 'state.json'), 'utf8'));
}

const shift = {
  version: '2.0.0',
  state: '{ store: file, path: state.json }',
  workload: '{ deployer: command, run: "true" }',
  health: '{ interval: 50ms }',
  stages: '[ 10% 10m, 100% ]',
};

describe.concurrent('blue-green-shift, cancelled in the middle of a shift', () => {
  async function cancelled({ onTestFinished }: TestContext, more: Readonly<Record<string, string>> = {}) {
    const place = createPlace();
    const shop = await startFakeShop();
    onTestFinished(shop.close);
    const inputs = { ...shift, traffic: shop.traffic, ...more };
    const result = await cancelWhen(
      { action: 'blue-green-shift', inputs, ...place },
      () => shop.weights.green === 10,
    );
    return { place, shop, result };
  }

  test('brings all traffic back to the old colour and settles', async (context) => {
    const { place, shop, result } = await cancelled(context);
    expectOrderlyEnd(result);
    expect(shop.weights).toEqual({ blue: 100, green: 0 });
    expect(result.outputs).toMatchObject({
      outcome: 'rolled-back',
      active: 'blue',
      weights: '{"blue":100,"green":0}',
    });
    expect(stateIn(place)).toMatchObject({ active: 'blue' });
    expect(stateIn(place).journal).toBeUndefined();
  });

  test('holds the split where that is asked for, and says so in the state', async (context) => {
    const { place, shop, result } = await cancelled(context, { 'on-cancel': 'hold' });
    expectOrderlyEnd(result);
    expect(shop.weights).toEqual({ blue: 90, green: 10 });
    expect(result.outputs).toMatchObject({ outcome: 'held', active: 'blue' });
    expect(JSON.stringify(stateIn(place))).toContain('held');
  });

  test('ends by itself when the router hangs, and leaves what the next rollback needs', async ({
    onTestFinished,
  }) => {
    const place = createPlace();
    const shop = await startFakeShop();
    onTestFinished(shop.close);
    const plane = await startHangingPlane();
    onTestFinished(plane.close);
    const traffic = shop.traffic.replace(/url: '[^']+\/weights'/, `url: '${plane.url}', timeout: 4s`);
    const result = await cancelWhen(
      { action: 'blue-green-shift', inputs: { ...shift, traffic }, ...place },
      () => plane.weights().green === 10,
    );
    expectOrderlyEnd(result, untilKill);
    expect(result.secondsAfterCancel).toBeGreaterThan(untilTerminate);
    expect(result.log).toContain('error: The run was cancelled, but was still busy 9 s later.');
    expect(stateIn(place).journal).toMatchObject({ from: 'blue', to: 'green' });

    plane.repair();
    const inputs = { reason: 'the run was lost', confirm: 'production', traffic, state: shift.state };
    const rollback = await runStep({ action: 'rollback', inputs, ...place });
    expect(rollback.log).not.toMatch(stackTrace);
    expect(rollback).toMatchObject({ exitCode: 0, outputs: { outcome: 'rolled-back', to: 'blue' } });
    expect(plane.weights()).toEqual({ blue: 100, green: 0 });
    expect(stateIn(place).journal).toBeUndefined();
    // It waits twice: for the end of a run that is stuck, and for its last write, which may still land.
  }, 90_000);
});

/** A control plane that takes one write and leaves every later one unanswered, until it is repaired. */
async function startHangingPlane() {
  let weights = { blue: 100, green: 0 };
  let writes = 0;
  let hangs = true;
  const server = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      writes += 1;
      if (hangs && writes > 1) return;
      weights = JSON.parse((await request.toArray()).join(''));
    }
    response.end(JSON.stringify(weights));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/weights`,
    weights: () => weights,
    repair: () => {
      hangs = false;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe.concurrent('other actions, cancelled', () => {
  test('monitor-window stops watching and gives no verdict of health', async ({ onTestFinished }) => {
    const place = createPlace();
    const shop = await startFakeShop();
    onTestFinished(shop.close);
    shop.blue.pages.set('/metrics', 'up 1\n');
    const metrics = `{ provider: openmetrics, url: '${shop.blue.url}/metrics', interval: 100ms, indicators: { up: { query: up, rollback-below: 1 } } }`;
    const inputs = { metrics, duration: '10m' };
    const result = await cancelWhen({ action: 'monitor-window', inputs, ...place }, (log) =>
      log.includes('up = 1'),
    );
    expectOrderlyEnd(result, 2);
    expect(result.outputs['verdict']).not.toBe('pass');
    expect(result.log).toMatch(/^error: .*cancel/m);
  });

  test('backup-db leaves no half backup', async ({ onTestFinished }) => {
    const place = createPlace();
    const database = new DatabaseSync(join(place.workspace, 'shop.db'));
    onTestFinished(() => database.close());
    database.exec('CREATE TABLE orders (content BLOB)');
    for (let megabyte = 0; megabyte < 300; megabyte += 1)
      database.exec('INSERT INTO orders VALUES (zeroblob(1000000))');
    const inputs = { engine: 'sqlite', connection: 'shop.db', destination: 'backups' };
    const backups = join(place.workspace, 'backups');
    const begun = () => existsSync(backups) && readdirSync(backups).length > 0;
    const result = await cancelWhen({ action: 'backup-db', inputs, ...place }, begun);
    expectOrderlyEnd(result);
    expect(existsSync(backups) ? readdirSync(backups, { recursive: true }) : []).toEqual([]);
    expect(result.outputs['location'] ?? '').toBe('');
    expect(database.prepare('SELECT count(*) AS count FROM orders').get()).toEqual({ count: 300 });
  });

  test('verify-readiness stops its checks with all they started, and is no go', async () => {
    const place = createPlace();
    const checks = `[ { kind: command, run: 'sleep 60 & echo $! > pid; wait' } ]`;
    const pidFile = join(place.workspace, 'pid');
    const result = await cancelWhen(
      { action: 'verify-readiness', inputs: { checks }, ...place },
      () => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith('\n'),
    );
    expectOrderlyEnd(result);
    expect(result.outputs['verdict']).toBe('no-go');
    await vi.waitUntil(() => !isRunning(Number(readFileSync(pidFile, 'utf8'))), { timeout: 5_000 });
  });

  test('release-tag does not wait for a remote that hangs', async () => {
    const place = createPlace();
    const remote = join(place.temporary, 'remote.git');
    const git = (...args: string[]) => execFileSync('git', args, { cwd: place.workspace, stdio: 'pipe' });
    git('init', '--quiet', '--bare', '--initial-branch=main', remote);
    git('init', '--quiet', '--initial-branch=main');
    git(
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'feat: a start',
    );
    git('remote', 'add', 'origin', remote);
    git('push', '--quiet', 'origin', 'main');
    const asked = join(place.temporary, 'asked');
    mkdirSync(join(remote, 'hooks'), { recursive: true });
    writeFileSync(join(remote, 'hooks', 'pre-receive'), `#!/bin/sh\ntouch '${asked}'\nsleep 60\n`);
    chmodSync(join(remote, 'hooks', 'pre-receive'), 0o755);
    const result = await cancelWhen({ action: 'release-tag', ...place }, () => existsSync(asked));
    expectOrderlyEnd(result);
    expect(execFileSync('git', ['tag'], { cwd: remote, encoding: 'utf8' })).toBe('');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
