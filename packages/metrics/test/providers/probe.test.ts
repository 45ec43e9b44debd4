import { ConfigurationError } from '@deploy-actions/action-kit';
import { loadConfiguration, type SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { probe } from '../../src/providers/probe.ts';
import { FakeService, type Received } from '../conformance/fake-service.ts';

/** The source that a configuration gives, with defaults and with secrets from the environment. */
async function sourceOf(probes: string, environment: Readonly<Record<string, string>> = {}) {
  const runtime = await createTestRuntime({ environment });
  const metrics = `{ provider: probe, probes: ${probes}, indicators: {} }`;
  const { sections } = await loadConfiguration(
    {
      ...{ file: undefined, environment: undefined, overrides: { metrics } },
      ...{ needs: ['metrics'] as const, uses: [] },
    },
    runtime,
  );
  return { source: sections.metrics as SourceOf<'probe'>, runtime };
}

const features = `[
  { name: search, path: /search }, { name: cart, path: /cart }, { name: checkout, path: /checkout },
  { name: account, path: /account }, { name: reviews, path: /reviews } ]`;

/** Probes against a service that answers 500 under the paths in `broken`; `look` lets ten seconds pass before each look. */
async function watch(
  queries: readonly string[],
  { probes = features, environment = {} }: { probes?: string; environment?: Record<string, string> } = {},
) {
  const broken = new Set<string>();
  const behaviour = { answer: (_: Received) => 'all fine', duration: 0 };
  const { source, runtime } = await sourceOf(probes, environment);
  const service = await FakeService.start((request) => {
    runtime.clock.advance(behaviour.duration);
    return { status: broken.has(request.url.pathname) ? 500 : 200, body: behaviour.answer(request) };
  });
  await service.give({ situation: 'values', values: [] });
  const url = service.url;
  const provider = probe.create(source, queries, { runtime, release: { 'color-url': url } });
  const look = async (after = 10_000) => {
    runtime.clock.advance(after);
    return (await provider.observe()).map((answer) => answer.failure ?? answer.value);
  };
  return { service, broken, behaviour, runtime, provider, look, url };
}

describe('failing', () => {
  it('is the share of features that fail now', async () => {
    const { broken, look } = await watch(['failing']);
    expect(await look()).toEqual([0]);
    broken.add('/search').add('/cart');
    expect(await look()).toEqual([0.4]);
    broken.add('/checkout');
    expect(await look()).toEqual([0.6]);
    broken.clear();
    expect(await look()).toEqual([0]);
  });

  it('counts a probe as failing for a wrong status, a missing text, and no answer at all', async () => {
    const { broken, behaviour, look } = await watch(['failing'], {
      probes: `[
        { path: /gone, status: 410 }, { path: /, contains: fine }, { path: /b },
        { url: 'http://127.0.0.1:1/' } ]`,
    });
    expect(await look()).toEqual([0.5]);
    broken.add('/');
    expect(await look()).toEqual([0.75]);
    broken.clear();
    behaviour.answer = () => 'not well';
    expect(await look()).toEqual([0.75]);
  });

  it('counts a service that is gone or hangs as failing', async () => {
    const { service, look } = await watch(['failing'], { probes: '[ { path: /, timeout: 100ms } ]' });
    await service.give({ situation: 'hanging' });
    expect(await look()).toEqual([1]);
    await service.give({ situation: 'refusing' });
    expect(await look()).toEqual([1]);
  });

  it('counts a probe once, however many requests it sends, and sends no more after one that failed', async () => {
    const probes = '[ { path: /a, requests: 3 }, { path: /b } ]';
    const { service, broken, look } = await watch(['failing'], { probes });
    await look();
    expect(service.received).toHaveLength(4);
    broken.add('/a');
    expect(await look()).toEqual([0.5]);
    expect(service.received).toHaveLength(6);
  });

  it('over a time is the share over all looks in it', async () => {
    const { broken, look } = await watch(['failing[1m]', 'failing[30s]', 'failing']);
    expect(await look()).toEqual(['too-young', 'too-young', 0]);
    broken.add('/search');
    expect(await look()).toEqual([0.1, 0.1, 0.2]);
    for (const path of ['/cart', '/checkout', '/account', '/reviews']) broken.add(path);
    expect(await look()).toEqual([0.4, 0.4, 1]);
    // The first of these looks is now outside the 30 s.
    expect(await look()).toEqual([11 / 20, 11 / 15, 1]);
    broken.clear();
    await look();
    await look();
    // Six looks in a minute; the very first is no longer one of them.
    expect((await look())[0]).toBe(11 / 30);
  });

  it('over a time has no value when there was only one look in it', async () => {
    const { look } = await watch(['failing[20s]', 'failing[10s]']);
    expect(await look()).toEqual(['too-young', 'too-young']);
    expect(await look()).toEqual([0, 'no-data']);
    expect(await look(20_000)).toEqual(['no-data', 'no-data']);
  });
});

describe('slowest', () => {
  it('is the time of the slowest answer in seconds, wrong ones included', async () => {
    const { behaviour, broken, look } = await watch(['slowest', 'failing'], {
      probes: '[ { path: /a, requests: 2 } ]',
    });
    behaviour.duration = 250;
    expect(await look()).toEqual([0.25, 0]);
    broken.add('/a');
    expect(await look()).toEqual([0.25, 1]);
  });

  it('is the time limit of a probe that nobody answers: an outage is not fast', async () => {
    const probes = "[ { path: /a }, { url: 'http://127.0.0.1:1/', timeout: 7s } ]";
    const { look } = await watch(['slowest'], { probes });
    expect(await look()).toEqual([7]);
  });
});

describe('a look', () => {
  it('sends every probe once for all queries, at the same time', async () => {
    const { service, look } = await watch(['failing', 'slowest', 'failing[5m]']);
    service.holdUntil(5);
    await look();
    expect(service.received.map(({ url }) => url.pathname).sort()).toEqual([
      '/account',
      '/cart',
      '/checkout',
      '/reviews',
      '/search',
    ]);
  });

  it('sends method, headers and body, and keeps secrets out of the log', async () => {
    const probes =
      '[ { path: /order, method: POST, headers: { authorization: env:TOKEN }, body: env:BODY, status: 201 } ]';
    const environment = { TOKEN: 'Bearer abc-123', BODY: 'pass-word' };
    const { service, behaviour, look, runtime } = await watch(['failing'], { probes, environment });
    behaviour.answer = ({ headers, body }) => `no: ${headers.authorization}, ${body}`;
    await look();
    expect(service.received).toMatchObject([
      { method: 'POST', headers: { authorization: 'Bearer abc-123' }, body: 'pass-word' },
    ]);
    expect(runtime.lines.join()).toContain('no: ***, ***');
    expect(runtime.lines.join()).not.toMatch(/abc-123|pass-word/);
  });

  it('tells once why a probe fails, and once that it no longer does', async () => {
    const { broken, look, runtime, url } = await watch(['failing']);
    await look();
    broken.add('/cart');
    await look();
    await look();
    broken.clear();
    await look();
    expect(runtime.lines).toEqual([
      `Probe 2 (cart) fails: GET ${url}/cart answered 500 instead of 200; the answer: all fine`,
      'Probe 2 (cart) no longer fails.',
    ]);
  });

  it('refuses what can not be sent, as an answer', async () => {
    const { provider } = await watch(['failing'], {
      probes: '[ { path: /, headers: { x-token: env:TOKEN } } ]',
      environment: { TOKEN: 'with\na line break' },
    });
    expect(await provider.observe()).toMatchObject([
      { failure: 'refused', detail: expect.stringMatching(/`x-token`.* does not allow in headers/) },
    ]);
  });

  it('throws the reason of the signal', async () => {
    const { service, provider, runtime } = await watch(['failing']);
    const reason = new Error('enough');
    await service.give({ situation: 'hanging' });
    const looking = provider.observe();
    looking.catch(() => {});
    await expect.poll(() => service.received.length).toBe(5);
    runtime.cancel(reason);
    await expect(looking).rejects.toBe(reason);
  });
});

describe('queries', () => {
  it.each([
    ['failing', undefined, 0],
    ['slowest', undefined, 0],
    ['failing[5m]', undefined, 300_000],
    ['failing[1m30s]', undefined, 90_000],
    ['failing[5]', /^is `failing\[5\]`: found `5`, but a duration has a unit/, 0],
    ['failing[0s]', /^is `failing\[0s\]`, a share over no time at all$/, 0],
    ['failing[]', /^is `failing\[\]`: found ``/, 0],
    ['slowest[5m]', /^is `slowest\[5m\]`, but probes answer `failing`, /, 0],
    ['Failing', /^is `Failing`, but/, 0],
  ])('%s', async (query, problem, span) => {
    const { source } = await sourceOf(features);
    const found = probe.checkQuery(query, source);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(problem);
    expect(probe.span(query, source)).toBe(span);
  });
});

it('a path without the address of the colour, and a text that is no address, are refused at once', async () => {
  const { source, runtime } = await sourceOf("[ { path: /a }, { url: 'http://ok/' }, { url: 'http://[/' } ]");
  const attempt = () => probe.create(source, ['failing', 'x'], { runtime, release: {} });
  expect(attempt).toThrow(ConfigurationError);
  expect(attempt).toThrow(
    /^the query is `x`, but .*\nprobe 1: `path: \/a` is on the colour, but its address is not known here; .*\nprobe 3: `http:\/\/\[\/` is not an address$/,
  );
});
