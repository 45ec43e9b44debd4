import type { MetricSource } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { createPanel, type PanelOptions } from '../src/panel.ts';
import { FakeService } from './conformance/fake-service.ts';
import { answerAsNewRelic, newRelicAccount } from './fakes/newrelic.ts';
import { indicator, MetricsService, metricsSection } from './metrics-service.ts';

const script = (run: string): MetricSource => ({ provider: 'command', run, history: true, timeout: 5_000 });

const minute = 60_000;

async function panelOver(options: Partial<PanelOptions['metrics']>, more: Partial<PanelOptions> = {}) {
  const service = await MetricsService.start();
  const runtime = await createTestRuntime();
  const metrics = metricsSection(options as object);
  const subject = { color: 'green', 'color-url': service.url };
  const panel = await createPanel({ metrics, subject, ...more }, runtime);
  return { service, runtime, panel };
}

describe('a panel', () => {
  it('asks several sources at once, and each indicator’s own', async () => {
    const { service, panel } = await panelOver({
      sources: { own: script('echo 7') },
      indicators: {
        page: indicator({ query: 'queue_depth' }),
        script: indicator({ source: 'own', query: 'anything', of: 'else' }),
      },
    });
    service.reply = { body: 'queue_depth 3' };
    const { subject } = await panel.ask();
    expect(subject).toMatchObject({
      page: { answer: { value: 3 } },
      script: { answer: { value: 7 }, of: { value: 7 } },
    });
  });

  it('asks one source once where both colours are there, and only for what is compared', async () => {
    const query = 'queue_depth{color="{{color}}"}';
    const { service, panel } = await panelOver(
      {
        indicators: {
          compared: indicator({ query, 'degrades-by': { value: 0.5, unit: 'ratio' } }),
          alone: indicator({ query }),
        },
      },
      {},
    );
    service.reply = { body: 'queue_depth{color="green"} 3\nqueue_depth{color="blue"} 2' };
    expect((await panel.ask()).reference).toEqual({});
    const reference = { color: 'blue', 'color-url': service.url };
    const both = await panelOver(
      {
        url: `${service.url}/metrics`,
        indicators: {
          compared: indicator({ query, 'degrades-by': { value: 0.5, unit: 'ratio' } }),
          alone: indicator({ query }),
        },
      },
      { reference },
    );
    const before = service.reads;
    const look = await both.panel.ask();
    expect(look.subject).toMatchObject({
      compared: { answer: { value: 3 } },
      alone: { answer: { value: 3 } },
    });
    expect(look.reference).toMatchObject({ compared: { answer: { value: 2 } } });
    expect(Object.keys(look.reference)).toEqual(['compared']);
    expect(service.reads - before).toBe(1);
  });

  it('tells two colours apart by the release where queries take no placeholders', async () => {
    const { panel } = await panelOver(
      {
        sources: { own: script('test "$DEPLOY_COLOR" = green && echo 1 || echo 2') },
        indicators: {
          it: indicator({ source: 'own', query: 'x', 'degrades-by': { value: 0.5, unit: 'ratio' } }),
        },
      },
      { reference: { color: 'blue', 'color-url': 'http://blue' } },
    );
    const look = await panel.ask();
    expect(look.subject['it']?.answer).toMatchObject({ value: 1 });
    expect(look.reference['it']?.answer).toMatchObject({ value: 2 });
  });

  it('makes the looks of a time already past, without filling holes', async () => {
    const start = 1_790_000_000_000;
    const lines = 'echo 1790000000 1; echo 1790000010 2; echo 1790000040 5';
    const { panel } = await panelOver({
      sources: { own: script(lines) },
      indicators: { it: indicator({ source: 'own', query: 'x' }) },
    });
    const looks = await panel.past({ from: start, to: start + 40_000, step: 10_000 });
    expect(looks.map(({ at }) => (at - start) / 10_000)).toEqual([0, 1, 2, 3, 4]);
    const answers = looks.map(({ subject }) => subject['it']?.answer);
    expect(answers.map((answer) => answer?.failure ?? answer?.value)).toEqual([
      1,
      2,
      'no-data',
      'no-data',
      5,
    ]);
  });

  it('sees the newest bucket of a time already past until the next one can be there, and no longer', async () => {
    const values = { last: 0 };
    const service = await FakeService.start((request) =>
      answerAsNewRelic(request, (_, { since, until, step = minute }) => ({
        rows: Array.from({ length: (until - since) / step }, (_, index) => since + index * step)
          .filter((from) => from + step <= values.last)
          .map((from) => ({
            beginTimeSeconds: from / 1_000,
            endTimeSeconds: (from + step) / 1_000,
            count: 7,
          })),
      })),
    );
    const { runtime, panel } = await panelOver({
      ...{
        provider: 'newrelic',
        region: 'eu',
        url: `${service.url}/graphql`,
        period: minute,
        timeout: 15_000,
      },
      ...{ account: newRelicAccount.id, 'api-key': newRelicAccount.key },
      indicators: { it: indicator({ query: 'SELECT count(*) FROM Transaction' }) },
    } as object);
    const seen = async (last: number) => {
      values.last = last;
      runtime.clock.advance(7_000);
      const to = runtime.clock.now();
      const looks = await panel.past({ from: to - 5 * minute, to, step: 10_000 });
      return looks.slice(-12).map(({ subject }) => subject['it']?.answer.failure ?? 'a value');
    };
    const now = runtime.clock.now();
    expect(new Set(await seen(now))).toEqual(new Set(['a value']));
    expect((await seen(now - 4 * minute)).at(-1)).toBe('no-data');
  });

  it('says what is wrong with several queries of a source once, with every place', async () => {
    const refusing = await FakeService.start(({ url }) =>
      url.searchParams.get('query') === 'c'
        ? { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'no' } }
        : { status: 401, body: '' },
    );
    const server = { provider: 'prometheus', url: refusing.url, timeout: 5_000 } as const;
    const { panel } = await panelOver({
      sources: { one: server, two: { ...server, timeout: 6_000 } },
      indicators: {
        first: indicator({ source: 'one', query: 'a', of: 'b' }),
        second: indicator({ source: 'one', query: 'c' }),
        third: indicator({ source: 'one', query: 'a' }),
        fourth: indicator({ source: 'two', query: 'a' }),
      },
    });
    const unauthorized = `can't be asked: ${refusing.url}/api/v1/query answered with status 401`;
    expect(await panel.findMistakes()).toEqual([
      {
        path: ['indicators', 'first', 'query'],
        message: `${unauthorized} (the same: \`indicators.first.of\`, \`indicators.third.query\`)`,
      },
      { path: ['indicators', 'second', 'query'], message: expect.stringMatching(/^can't be evaluated/) },
      { path: ['indicators', 'fourth', 'query'], message: unauthorized },
    ]);
  });
});
