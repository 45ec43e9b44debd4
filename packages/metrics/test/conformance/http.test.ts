import { http } from '../../src/providers/http.ts';
import { type Answerer, FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const names = ['orders', 'queue', 'sessions'] as const;

/** Values as shares, so that 0/0 can be; points as pairs of seconds and value when a time is asked for. */
const answer: Answerer = (request, given) => {
  const { from, until } = Object.fromEntries(request.url.searchParams);
  if (request.url.pathname !== '/stats') throw new Error(`nothing is at ${request.url}`);
  if (request.headers.authorization !== 'Bearer stats-token-1234') throw new Error('no token');
  if (from !== undefined && !(Number(from) < Number(until))) throw new Error('no such range');
  switch (given.situation) {
    case 'values':
      return { body: document((index) => share(given.values[index])) };
    case 'points':
      return {
        body: document((index) => ({
          points: given.series[index]?.map(({ time, value }) => [
            time / 1_000,
            Number.isNaN(value) ? null : value,
          ]),
        })),
      };
    case 'nothing':
      return { body: {} };
    case 'not-a-number':
      return { body: document(() => ({ part: 0, whole: 0 })) };
    case 'several-series':
      return { body: document(() => ({ points: [1, 2] })) };
    case 'wrong-shape':
      return { body: document(() => ({ points: 'many' })) };
    case 'cut-off':
      return { body: document(() => share(1)) };
    default:
      return undefined;
  }
};

function document(of: (index: number) => object | undefined): object {
  return Object.fromEntries(names.map((name, index) => [name, of(index)]));
}

function share(value: number | undefined): object | undefined {
  return value === undefined ? undefined : { part: value, whole: 1 };
}

const harness: ProviderHarness<Parameters<typeof http.create>[0]> = {
  kind: http,
  queries: ['orders', 'queue', 'sessions'].map(
    (name) => `$exists(${name}.points) ? ${name}.points : ${name}.part / ${name}.whole`,
  ) as [string, string, string],
  system: /127\.0\.0\.1:\d+\/stats/,
  secrets: ['stats-token-1234'],
  situations: {
    nothing: 'applies',
    'not-a-number': 'applies',
    'several-series': 'applies',
    'bad-query': { never: 'queries are evaluated here, and what is wrong with them is known before' },
    'wrong-shape': 'applies',
    'cut-off': 'applies',
    html: 'applies',
    unauthorized: 'applies',
    forbidden: 'applies',
    'too-many-requests': 'applies',
    'internal-error': 'applies',
    unavailable: 'applies',
    hanging: 'applies',
    refusing: 'applies',
  },
  requestsPerLook: () => 1,
  history: {
    pagedSteps: { never: 'one request asks for everything' },
    notANumber: 'applies',
  },
  findsMistakes: true,
  start: async ({ timeout }) => {
    const service = await FakeService.start(answer);
    return {
      source: {
        provider: 'http',
        url: `${service.url}/stats`,
        token: 'stats-token-1234',
        method: 'GET',
        history: { from: 'from', to: 'until', step: 'every' },
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
      givePoints: (series) => service.give({ situation: 'points', series }),
    };
  },
};

describeProvider('http', harness);
