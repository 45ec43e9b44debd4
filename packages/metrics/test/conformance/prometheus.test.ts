import type { SourceOf } from '@deploy-actions/config';
import type { Point } from '../../src/metric-provider.ts';
import { prometheus } from '../../src/providers/prometheus.ts';
import { type Answerer, FakeService, type Given, type Received, type Reply } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const queries = ['sum(rate(orders_total[1m]))', 'max(queue_depth)', 'sum(sessions)'] as const;

// The shapes are those of https://prometheus.io/docs/prometheus/latest/querying/api/; prometheus.test.ts has recorded ones.
const answer: Answerer = (request, given) => {
  if (request.headers.authorization !== 'Bearer server-token-1234') throw new Error('no token');
  const parameters = request.method === 'POST' ? new URLSearchParams(request.body) : request.url.searchParams;
  const path = request.url.pathname;
  if (path === '/prometheus/api/v1/series') return failing(given) ?? success([{ __name__: 'some' }]);
  const index = queries.indexOf(parameters.get('query') as (typeof queries)[number]);
  if (index < 0) throw new Error(`an unknown query: ${parameters}`);
  if (path === '/prometheus/api/v1/query')
    return instant(request, Number(parameters.get('time')), given, index);
  if (path !== '/prometheus/api/v1/query_range') throw new Error(`nothing is at ${path}`);
  return range(parameters, given, index);
};

function instant(request: Received, time: number, given: Given, index: number): Reply | undefined {
  if (!(time > 1e9 && time < 1e10)) throw new Error(`no time in seconds in ${request.url.search}`);
  const sample = (value: string, metric = {}) => ({ metric, value: [time, value] });
  const vector = (...result: unknown[]) => success({ resultType: 'vector', result });
  switch (given.situation) {
    case 'values': {
      const value = given.values[index];
      return value === undefined ? vector() : vector(sample(String(value)));
    }
    case 'nothing':
      return vector();
    case 'not-a-number':
      return vector(sample('NaN'));
    case 'several-series':
      return vector(sample('1', { a: 'x' }), sample('2', { a: 'y' }));
    case 'wrong-shape':
      return vector({ metric: {}, value: 5 });
    case 'cut-off':
      return vector(sample('1'));
    default:
      return failing(given);
  }
}

function range(parameters: URLSearchParams, given: Given, index: number): Reply | undefined {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(parameters.get(name)));
  if (!start || !end || !step || end < start) throw new Error(`no range: ${parameters}`);
  if ((end - start) / step > 11_000)
    return badData('exceeded maximum resolution of 11,000 points per timeseries');
  const matrix = (...result: unknown[]) => success({ resultType: 'matrix', result });
  const values = (points: readonly Point[]) =>
    points.flatMap(({ time, value }) =>
      time < start * 1_000 || time > end * 1_000 ? [] : [[time / 1_000, String(value)]],
    );
  switch (given.situation) {
    case 'points': {
      const found = values(given.series[index] ?? []);
      return found.length > 0 ? matrix({ metric: {}, values: found }) : matrix();
    }
    case 'several-series':
      return matrix(
        { metric: { a: 'x' }, values: [[end, '1']] },
        { metric: { a: 'y' }, values: [[end, '1']] },
      );
    case 'wrong-shape':
      return matrix({ metric: {}, values: [{ time: end, value: 1 }] });
    case 'cut-off':
      return matrix({ metric: {}, values: [[end, '1']] });
    default:
      return failing(given);
  }
}

function failing({ situation }: Given): Reply | undefined {
  return situation === 'bad-query' ? badData('invalid parameter "query": 1:5: parse error: no') : undefined;
}

function success(data: unknown): Reply {
  return { body: { status: 'success', data } };
}

function badData(error: string): Reply {
  return { status: 400, body: { status: 'error', errorType: 'bad_data', error } };
}

const harness: ProviderHarness<SourceOf<'prometheus'>> = {
  kind: prometheus,
  queries,
  system: /127\.0\.0\.1:\d+\/prometheus\/api\/v1\//,
  secrets: ['server-token-1234', 'tenant-key-1234'],
  situations: {
    nothing: 'applies',
    'not-a-number': 'applies',
    'several-series': 'applies',
    'bad-query': 'applies',
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
  requestsPerLook: (count) => count,
  history: { pagedSteps: 12_000, notANumber: 'applies' },
  findsMistakes: true,
  start: async ({ timeout }) => {
    const service = await FakeService.start(answer);
    return {
      source: {
        provider: 'prometheus',
        url: `${service.url}/prometheus/`,
        token: 'server-token-1234',
        headers: { 'X-Scope-OrgID': 'tenant-key-1234' },
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      give: (situation) => service.give({ situation }),
      givePoints: (series) => service.give({ situation: 'points', series }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('prometheus', harness);
