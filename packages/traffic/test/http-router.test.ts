import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient, systemClock } from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { FakeClock } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter, trafficSystem } from '../src/index.ts';

/** A control plane that keeps one JSON document and shows what it was asked. */
class ControlPlane {
  document: unknown;
  /** The next requests are refused with these statuses. */
  refusals: number[] = [];
  retryAfter = '0';
  readonly requests: { method: string; authorization: string | undefined }[] = [];
  readonly server: Server;

  constructor(document: unknown) {
    this.document = document;
    this.server = createServer(async (request, response) => {
      this.requests.push({ method: request.method ?? '', authorization: request.headers.authorization });
      const body = (await request.toArray()).join('');
      const refusal = this.refusals.shift();
      if (refusal) response.writeHead(refusal, { 'retry-after': this.retryAfter }).end('no');
      else {
        if (request.method === 'PUT') this.document = JSON.parse(body);
        response.end(typeof this.document === 'string' ? this.document : JSON.stringify(this.document));
      }
    });
  }
}

let plane: ControlPlane;
let url: string;
const http = createHttpClient(new FakeClock());
const router = (more: Record<string, unknown> = {}) => {
  const colors = { blue: { url: 'http://b' }, green: { url: 'http://g' } };
  return createRouter({ router: 'http', url, timeout: 1_000, colors, ...more } as TrafficConfiguration, {
    http,
  });
};

beforeEach(async () => {
  plane = new ControlPlane({ blue: 100, green: 0 });
  await new Promise<void>((resolve) => plane.server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(plane.server.address() as AddressInfo).port}/weights`;
});
afterEach(() => {
  plane.server.closeAllConnections();
  plane.server.close();
});

describe('HttpRouter', () => {
  it('reads back what it wrote', async () => {
    const it = await router();
    expect(await it.read()).toEqual({ blue: 100, green: 0 });
    await it.write({ blue: 25, green: 75 });
    expect(await it.read()).toEqual({ blue: 25, green: 75 });
  });

  it('keeps what stands beside the weights as it was', async () => {
    plane.document = { name: 'shop', routes: { weights: { blue: 100, green: 0 }, sticky: true } };
    const it = await router({ 'weights-path': 'routes.weights' });
    await it.write({ blue: 0, green: 100 });
    expect(plane.document).toEqual({
      name: 'shop',
      routes: { weights: { blue: 0, green: 100 }, sticky: true },
    });
    expect(await it.read()).toEqual({ blue: 0, green: 100 });
  });

  it('sends the configured headers', async () => {
    await (await router({ headers: { Authorization: 'Bearer t' } })).read();
    expect(plane.requests).toEqual([{ method: 'GET', authorization: 'Bearer t' }]);
  });

  it.each([
    ['weights that do not sum to 100', { blue: 60, green: 60 }, /sum to 100, found blue 60, green 60/],
    ['weights that are no numbers', { blue: 'all', green: 0 }, /found blue all/],
    ['a missing colour', { blue: 100 }, /green undefined/],
    ['an answer that is no JSON', '<html>', /is no JSON: <html>/],
    ['null', null, /found blue undefined/],
  ])('refuses %s', async (_, document, message) => {
    plane.document = document;
    await expect((await router()).read()).rejects.toThrow(message);
  });

  it('tells a refused write from an accepted one', async () => {
    plane.refusals = [403];
    await expect((await router()).write({ blue: 0, green: 100 })).rejects.toThrow(/answered 403 no/);
  });

  it('tries again while the control plane is busy', async () => {
    plane.refusals = [503, 429];
    await (await router()).write({ blue: 0, green: 100 });
    expect(plane.document).toEqual({ blue: 0, green: 100 });
  });

  it('does not wait longer than its time limit for a control plane that asks for patience', async () => {
    const patient = createHttpClient(systemClock);
    plane.refusals = [503, 503, 503];
    plane.retryAfter = '30';
    const colors = { blue: { url: 'http://b' }, green: { url: 'http://g' } };
    const it = await createRouter({ router: 'http', url, timeout: 50, colors }, { http: patient });
    await expect(it.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: expect.stringContaining('not done within 150ms'),
      system: trafficSystem,
    });
  });

  it('fails when nobody answers', async () => {
    const it = await router({ url: 'http://127.0.0.1:1/weights' });
    await expect(it.read()).rejects.toThrow(/127\.0\.0\.1:1\/weights/);
    await expect(it.write({ blue: 0, green: 100 })).rejects.toMatchObject({ system: trafficSystem });
  });
});
