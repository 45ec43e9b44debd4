import { createHttpClient, systemClock } from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter, trafficSystem } from '../src/index.ts';
import { ControlPlane } from './control-plane.ts';
import { routerConformance } from './router-conformance.ts';

let plane: ControlPlane;

/** A router for the plane, that waits for nothing unless it has a clock of its own. */
async function router(more: Record<string, unknown> = {}, clock?: typeof systemClock) {
  const runtime = await createTestRuntime(clock ? { http: createHttpClient(clock) } : {});
  const colors = { blue: { url: 'http://b' }, green: { url: 'http://g' } };
  const configuration = { router: 'http', url: plane.url, timeout: 1_000, colors, ...more };
  const context = { service: 'shop', environment: 'production', aws: undefined };
  return createRouter(configuration as TrafficConfiguration, { ...context, runtime });
}

beforeEach(async () => {
  plane = await ControlPlane.start({ blue: 100, green: 0 });
});
afterEach(() => plane.stop());

routerConformance('http', async () => {
  plane.document = { name: 'shop', routes: { weights: { blue: 100, green: 0 }, sticky: true } };
  const open = () => router({ 'weights-path': 'routes.weights', timeout: 100 }, systemClock);
  const weights = () => (plane.document as { routes: { weights: unknown } }).routes;
  return {
    router: await open(),
    another: open,
    setExternally: async (split) => {
      weights().weights = split;
    },
    foreign: async () => ({ ...(plane.document as object), routes: { ...weights(), weights: undefined } }),
    hang: async () => {
      plane.hangs = true;
    },
    garble: async () => {
      plane.document = '<html>sign in</html>';
    },
    stop: () => plane.stop(),
    close: () => plane.stop(),
  };
});

describe('HttpRouter', () => {
  it('sends the configured headers', async () => {
    await (await router({ headers: { Authorization: 'Bearer t' } })).read();
    expect(plane.requests).toEqual([{ method: 'GET', authorization: 'Bearer t' }]);
  });

  it.each([
    [
      'weights that do not sum to 100',
      { blue: 60, green: 60 },
      /sum to 100, found blue 60, green 60; put that right there, or with the rollback action/,
    ],
    ['weights that are no numbers', { blue: 'all', green: 0 }, /found blue "all"/],
    ['a missing colour', { blue: 100 }, /green nothing/],
    ['an answer that is no JSON', '<html>', /is no JSON: <html>/],
    ['null', null, /found blue nothing/],
  ])('refuses %s', async (_, document, message) => {
    plane.document = document;
    await expect((await router()).read()).rejects.toThrow(message);
  });

  it('tells a refused write from an accepted one', async () => {
    plane.refusals = [403];
    await expect((await router()).write({ blue: 0, green: 100 })).rejects.toThrow(/answered 403 no/);
  });

  it('reads again while the control plane is busy, and says that a write may be tried again', async () => {
    plane.refusals = [503, 429];
    const busy = (await router()).write({ blue: 0, green: 100 });
    // A write is repeated by whoever knows what it may undo.
    await expect(busy).rejects.toMatchObject({
      message: expect.stringContaining('answered 503'),
      retryable: true,
    });
    expect(await (await router()).read()).toEqual({ blue: 100, green: 0 });
  });

  it('does not wait longer than its time limit for a control plane that asks for patience', async () => {
    plane.refusals = [503, 503, 503];
    plane.retryAfter = '30';
    const it = await router({ timeout: 50 }, systemClock);
    await expect(it.read()).rejects.toMatchObject({
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
