import { openMetrics } from '../../src/providers/openmetrics.ts';
import { type Answerer, FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const names = ['orders', 'queue', 'sessions'] as const;

const answer: Answerer = (_, given) => {
  switch (given.situation) {
    case 'values':
      return page(names.map((name, index) => line(name, given.values[index])));
    case 'nothing':
      return page(['other 1\n']);
    case 'not-a-number':
      return page(names.map((name) => `${name} NaN\n`));
    case 'several-series':
      return page(names.map((name) => `${name}{x="1"} 1\n${name}{x="2"} 1\n`));
    case 'wrong-shape':
      return page(['orders one\n']);
    case 'cut-off':
      return {
        headers: { 'content-type': 'application/openmetrics-text; version=1.0.0' },
        body: '# TYPE orders gauge\norders 1\n# TYPE queue gauge\nqueue 1\n# EOF\n',
      };
    default:
      return undefined;
  }
};

function page(lines: readonly string[]) {
  return { headers: { 'content-type': 'text/plain; version=0.0.4' }, body: `up 1\n${lines.join('')}` };
}

function line(name: string, value: number | undefined): string {
  return value === undefined ? '' : `${name} ${value}\n`;
}

const harness: ProviderHarness<Parameters<typeof openMetrics.create>[0]> = {
  kind: openMetrics,
  queries: names,
  system: /127\.0\.0\.1:\d+\/metrics/,
  secrets: ['page-token-1234'],
  situations: {
    nothing: 'applies',
    'not-a-number': 'applies',
    'several-series': 'applies',
    'bad-query': { never: 'queries are evaluated here, and refused before anything starts' },
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
  history: { never: 'a page shows only the present' },
  findsMistakes: false,
  start: async ({ timeout }) => {
    const service = await FakeService.start(answer);
    return {
      source: {
        provider: 'openmetrics',
        url: `${service.url}/metrics`,
        headers: { authorization: 'Bearer page-token-1234' },
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('openmetrics', harness);
