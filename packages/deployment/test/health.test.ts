import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient, createPlainLog, Secrets } from '@deploy-actions/action-kit';
import { FakeClock } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHealthProber, healthObserver } from '../src/index.ts';

let server: Server;
let url: string;
/** Statuses of the next answers; 200 when there are no more. */
let answers: number[] = [];
let asked = 0;
let lines: string[] = [];

beforeEach(async () => {
  answers = [];
  asked = 0;
  lines = [];
  server = createServer((_, response) => {
    asked += 1;
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const prober = (clock = new FakeClock()) => {
  const health = { path: '/health', consecutive: 3, interval: 1_000, timeout: 2_000, within: 10_000 };
  const log = createPlainLog(new Secrets(), { write: (text) => lines.push(text) });
  return createHealthProber(health, { clock, http: createHttpClient(clock), log });
};
const never = new AbortController().signal;

describe('the health prober', () => {
  it.each([
    [200, true],
    [204, true],
    [404, false],
    [503, false],
  ])('takes status %i as healthy: %s', async (status, healthy) => {
    answers = [status];
    expect(await prober().probe(url)).toEqual({
      healthy,
      finding: expect.stringContaining(`/health answered ${status}`),
    });
  });

  it('has a finding, not an exception, when nobody answers', async () => {
    const { healthy, finding } = await prober().probe('http://127.0.0.1:1');
    expect(healthy).toBe(false);
    expect(finding).toMatch(/127\.0\.0\.1:1/);
  });

  it('wants healthy answers in a row: one failure starts the count again', async () => {
    answers = [503, 200, 200, 503];
    expect((await prober().becomeHealthy(url, never)).healthy).toBe(true);
    expect(asked).toBe(7);
  });

  it('gives up when the time is over, and says what it saw last', async () => {
    answers = Array.from({ length: 100 }, () => 503);
    const { healthy, finding } = await prober().becomeHealthy(url, never);
    expect(healthy).toBe(false);
    expect(finding).toMatch(/not healthy 3 times in a row within 10s; last: \/health answered 503/);
    expect(asked).toBe(11);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/Not healthy yet: \/health answered 503/);
  });

  it('does not wait for a colour that hangs once the run is cancelled', async () => {
    server.removeAllListeners('request').on('request', () => controller.abort(new Error('cancelled')));
    const controller = new AbortController();
    const world = { clock: new FakeClock(), signal: controller.signal };
    const observer = healthObserver(prober(), url, 3, 1_000, world);
    const started = performance.now();
    await expect(observer.look()).rejects.toThrow('cancelled');
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('stops at once when the run is cancelled', async () => {
    answers = Array.from({ length: 100 }, () => 503);
    await expect(prober().becomeHealthy(url, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow(
      'cancelled',
    );
  });
});
