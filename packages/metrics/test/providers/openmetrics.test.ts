import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/metric-provider.ts';
import { openMetrics } from '../../src/providers/openmetrics.ts';
import { MetricsService, metricsSection } from '../metrics-service.ts';

/** A provider over a real page; `look` lets ten seconds pass before each further look. */
async function watch(...queries: string[]) {
  const service = await MetricsService.start();
  const runtime = await createTestRuntime();
  const provider = openMetrics.create(metricsSection({ url: `${service.url}/metrics` }), queries, {
    runtime,
    release: {},
  });
  const look = async (body?: string): Promise<readonly Answer[]> => {
    if (body !== undefined) service.reply = { body };
    runtime.clock.advance(10_000);
    return provider.observe();
  };
  return { service, runtime, provider, look };
}

describe('openmetrics', () => {
  it('computes rates over what the watch has seen so far, once it has looked twice', async () => {
    const { look } = await watch('rate(a_total[1m])', 'a_total');
    const [young, value] = await look('a_total 100');
    expect(young).toMatchObject({ failure: 'too-young' });
    expect(value).toEqual({ value: 100 });
    expect((await look('a_total 150'))[0]).toEqual({ value: 5 });
    expect((await look('a_total 220'))[0]).toEqual({ value: 6 });
  });

  it('looks no further back than the range', async () => {
    const { look } = await watch('increase(a_total[30s])', 'max_over_time(g[30s])');
    for (const [count, gauge] of [
      [0, 99],
      [1_000, 1],
      [1_010, 2],
      [1_020, 3],
      [1_030, 2],
    ]) {
      await look(`a_total ${count}\ng ${gauge}`);
    }
    const [increase, most] = await look('a_total 1040\ng 1');
    expect(increase).toEqual({ value: 30 });
    expect(most).toEqual({ value: 3 });
  });

  it('sees the first errors of a counter that appears with them', async () => {
    const { look } = await watch('sum(increase(e_total[1m]))');
    await look('# TYPE e_total counter\ne_total{s="200"} 5');
    const [answer] = await look('# TYPE e_total counter\ne_total{s="200"} 5\ne_total{s="500"} 7');
    expect(answer).toEqual({ value: 7 });
  });

  it('takes the sum over counters that have not appeared yet as 0, but not a misspelled one', async () => {
    const page = '# TYPE e_total counter\ne_total{s="200"} 5';
    const { look, runtime } = await watch(
      'sum(rate(e_total{s="500"}[1m]))',
      'sum(rate(e_total{status="500"}[1m]))',
      'sum(rate(errors_total{s="500"}[1m]))',
      'sum(rate(errors_total[1m])) or vector(0)',
      'sum by (s) (rate(e_total{s="500"}[1m]))',
    );
    await look(page);
    const answers = await look(page);
    expect(answers[0]).toEqual({ value: 0 });
    expect(answers[1]).toMatchObject({
      failure: 'no-data',
      detail:
        'nothing on the page matches `e_total{status="500"}`; where that means 0, write `(… or vector(0))`',
    });
    expect(answers[2]).toMatchObject({ failure: 'no-data' });
    expect(answers[3]).toEqual({ value: 0 });
    expect(answers[4]).toMatchObject({ failure: 'no-data' });
    const told = runtime.lines.filter((line) => line.includes('errors_total'));
    expect(told.map((line) => line.match(/`(.*)`/)?.[1])).toEqual(['errors_total{s="500"}', 'errors_total']);
  });

  it('takes a process that began anew and has not failed since as healthy', async () => {
    const { look } = await watch('sum(rate(e_total{s="500"}[20s]))');
    const page = '# TYPE e_total counter\ne_total{s="200"} 5';
    await look(`${page}\ne_total{s="500"} 7`);
    for (let index = 0; index < 3; index += 1) await look(page);
    expect(await look()).toEqual([{ value: 0 }]);
  });

  it('says when looks are too rare for a rate', async () => {
    const { look } = await watch(
      'sum(rate(e_total{s="500"}[10s])) / max_over_time(g[10s])',
      'rate(e_total[10s]) + no',
    );
    await look('# TYPE e_total counter\ne_total{s="500"} 5\ng 1');
    const detail =
      '`e_total{s="500"}` has fewer than two values in the last 10s, which a rate needs; look more often, or ask for a longer range';
    const [sparse, other] = await look();
    expect(sparse).toEqual({ failure: 'no-data', detail });
    expect(other).toMatchObject({ detail: expect.stringContaining('`e_total` has fewer') });
  });

  it('begins anew when the clock was set back', async () => {
    const { look, runtime } = await watch('g', 'increase(a_total[1m])');
    await look('g 1\na_total 5');
    runtime.clock.advance(-60_000);
    expect(await look('g 2\na_total 9')).toEqual([
      { value: 2 },
      expect.objectContaining({ failure: 'too-young' }),
    ]);
    expect(await look('g 3\na_total 10')).toEqual([{ value: 3 }, { value: 1 }]);
  });

  it('tells no data, no traffic and several series apart', async () => {
    const page = '# TYPE a_total counter\na_total{x="1"} 1\na_total{x="2"} 1';
    const { look } = await watch(
      'b',
      'sum(rate(a_total[1m])) / sum(rate(a_total[1m]))',
      'a_total',
      'a_total + c',
    );
    await look(page);
    const [absent, idle, several, partly] = await look(page);
    expect(absent).toMatchObject({ failure: 'no-data' });
    expect(idle).toMatchObject({ failure: 'not-a-number' });
    expect(several).toEqual({
      failure: 'several-series',
      detail:
        'the query gives 2 series (`a_total{x="1"}`, `a_total{x="2"}`) where one is expected; aggregate with `sum(…)`',
    });
    expect(partly).toMatchObject({ failure: 'no-data', detail: expect.stringContaining('`c`') });
  });

  it('refuses to pair ambiguous series', async () => {
    const { look } = await watch('a / on (y) b', 'rate({x=~"."}[1m])');
    const page = 'a{x="1",y="1"} 1\na{x="2",y="1"} 1\nb{y="1"} 1\nb{x="1",y="1"} 1';
    await look(page);
    const [pair, merged] = await look(page);
    expect(pair).toMatchObject({ failure: 'several-series', detail: expect.stringContaining('right side') });
    expect(merged).toMatchObject({
      failure: 'several-series',
      detail: expect.stringContaining('select one'),
    });
  });

  it.each([
    [{ status: 404, body: 'no' }, 'refused', /status 404 \(is this the metrics page\?\)$/],
    [{ status: 429, body: '' }, 'rate-limited', 'answered with status 429'],
    [{ status: 503, body: 'a 1' }, 'not-ready', 'answered with status 503'],
    [{ status: 401, body: '' }, 'wrong-credentials', 'answered with status 401'],
    [{ type: 'text/html', body: '<html></html>' }, 'not-metrics', 'a page of type `text/html`'],
    [{ body: '<!doctype html>' }, 'not-metrics', 'not with metrics'],
    [{ type: 'application/json', body: '{}' }, 'not-metrics', 'application/json'],
    [{ body: '\n' }, 'not-metrics', 'an empty page'],
    [{ body: '# HELP a nothing yet\n' }, 'not-metrics', 'has no values on it'],
    [{ body: 'a one' }, 'malformed', 'line 1: a number was expected'],
    [{ body: 'Not found' }, 'malformed', /found `found` \(is this the metrics page\?\)$/],
    [{ body: 'a 1\nb one' }, 'malformed', /found `one`$/],
    [{ type: 'application/openmetrics-text', body: 'a 1\n' }, 'malformed', 'cut off'],
  ])('says what is wrong with the answer %j', async (reply, failure, detail) => {
    const { service, look } = await watch('a', 'b');
    service.reply = reply;
    const answers = await look();
    expect(answers).toHaveLength(2);
    expect(answers[1]).toEqual({ failure, detail: expect.stringMatching(detail) });
  });

  it('answers with a failure where its request can not be sent', async () => {
    const runtime = await createTestRuntime();
    const source = metricsSection({ url: 'http://127.0.0.1:1/metrics', headers: { 'x-key': 'a\nb' } });
    const provider = openMetrics.create(source, ['a', 'b'], { runtime, release: {} });
    const answer = { failure: 'refused', detail: expect.stringContaining('the header `x-key`') };
    expect(await provider.observe()).toEqual([answer, answer]);
  });

  it('refuses what is no address', async () => {
    const runtime = await createTestRuntime();
    const create = () =>
      openMetrics.create(metricsSection({ url: 'http://' }), ['a'], { runtime, release: {} });
    expect(create).toThrow('`http://` is not an address');
  });

  it.each([{ status: 404, body: '' }, { body: '' }, { body: 'a one' }, { body: 'a 1' }])(
    'keeps the query of its address to itself when it gets %j',
    async (reply) => {
      const service = await MetricsService.start();
      service.reply = reply;
      const runtime = await createTestRuntime();
      const source = metricsSection({ url: `${service.url}/metrics?token=hunter22` });
      const provider = openMetrics.create(source, ['b'], { runtime, release: {} });
      const told = JSON.stringify([await provider.observe(), runtime.lines]);
      expect(told).not.toContain('hunter22');
    },
  );

  it('says that nothing answers, and throws only for a cancelled run', async () => {
    const runtime = await createTestRuntime();
    const provider = openMetrics.create(metricsSection({ url: 'http://127.0.0.1:1/metrics' }), ['a'], {
      runtime,
      release: {},
    });
    expect(await provider.observe()).toEqual([
      { failure: 'unreachable', detail: expect.stringContaining('http://127.0.0.1:1/metrics') },
    ]);
    runtime.cancel(new Error('enough'));
    await expect(provider.observe()).rejects.toThrow('enough');
  });

  it('continues over a failed look', async () => {
    const { service, look } = await watch('rate(a_total[1m])');
    await look('a_total 0');
    service.reply = { status: 500, body: '' };
    expect((await look())[0]).toMatchObject({ failure: 'server-error' });
    expect((await look('a_total 100'))[0]).toEqual({ value: 5 });
  });

  it('takes values of the page older than five minutes as stale, and a vanished series as gone', async () => {
    const { look, runtime } = await watch('a', 'b');
    const old = runtime.clock.now() - 6 * 60_000;
    const [stale] = await look(`a 1 ${old}\nb 1`);
    expect(stale).toMatchObject({ failure: 'stale' });
    const [fresh, gone] = await look(`a 2 ${runtime.clock.now()}`);
    expect(fresh).toEqual({ value: 2 });
    expect(gone).toMatchObject({ failure: 'no-data' });
  });

  it('takes a time ahead of its own clock as now', async () => {
    const { look, runtime } = await watch('a');
    expect((await look(`a 1 ${runtime.clock.now() + 3_600_000}`))[0]).toEqual({ value: 1 });
    expect((await look('a 2'))[0]).toEqual({ value: 2 });
  });

  it('notices that more than one process answers', async () => {
    const { look, runtime } = await watch('a_total');
    const page = (start: number) => `process_start_time_seconds ${start}\na_total 1`;
    expect((await look(page(1_000)))[0]).toEqual({ value: 1 });
    expect((await look(page(1_001)))[0]).toEqual({ value: 1 });
    expect((await look(page(2_000)))[0]).toEqual({ value: 1 });
    expect((await look(page(1_000)))[0]).toMatchObject({ failure: 'several-instances' });
    // What the other process does would go unseen, so the younger one is not believed either until it was long alone.
    expect((await look(page(2_000)))[0]).toMatchObject({ failure: 'several-instances' });
    runtime.clock.advance(5 * 60_000);
    expect((await look(page(2_000)))[0]).toEqual({ value: 1 });
  });

  it('is well again after a page with too many series, and takes no counter it left out for a new one', async () => {
    const { look } = await watch('sum(increase(a_total[1m]))');
    const many = Array.from({ length: 20_001 }, (_, index) => `a_total{x="${index}"} 900`);
    const page = (count: number) => `# TYPE a_total counter\na_total{x="20000"} ${count}`;
    await look('# TYPE a_total counter\na_total{x="0"} 900');
    const full = `# TYPE a_total counter\n${many.join('\n')}`;
    expect(await look(full)).toMatchObject([{ failure: 'too-many-series' }]);
    expect(await look(full)).toMatchObject([{ failure: 'too-many-series' }]);
    expect(await look(page(900))).toMatchObject([{ failure: 'too-young' }]);
    expect(await look(page(903))).toEqual([{ value: 3 }]);
  });

  it('keeps no more than the queries need', async () => {
    const { look } = await watch('max_over_time(g[1m])');
    for (let index = 0; index < 100; index += 1) await look(`g ${1_000 - index}\nother{n="${index}"} 1`);
    // The points of the last minute are there, the one before is not.
    expect((await look('g 0'))[0]).toEqual({ value: 905 });
  });

  it('sends the headers of the configuration', async () => {
    const service = await MetricsService.start();
    service.count(1);
    const runtime = await createTestRuntime();
    const sent: unknown[] = [];
    const http = {
      send: (request: Parameters<typeof runtime.http.send>[0]) => {
        sent.push(request.headers);
        return runtime.http.send(request);
      },
    };
    const section = metricsSection({ url: service.url, headers: { authorization: 'Bearer x' } });
    const context = { runtime: { ...runtime, http }, release: {} };
    await openMetrics.create(section, ['http_requests_total'], context).observe();
    expect(sent).toEqual([
      expect.objectContaining({ authorization: 'Bearer x', accept: expect.stringContaining('openmetrics') }),
    ]);
  });
});
