import type { SourceOf } from '@deploy-actions/config';
import { alertmanager } from '../../src/providers/alertmanager.ts';
import { type Answerer, FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const queries = ['severity="critical"', 'service=~"shop|cart"', '{}'] as const;
const filters = ['severity="critical"', 'service=~"shop|cart"', null];

// https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml; alertmanager.test.ts has recorded answers.
const answer: Answerer = ({ url, headers }, given) => {
  if (headers.authorization !== `Basic ${Buffer.from('me:pass-word-1234').toString('base64')}`) {
    throw new Error('no user name and password');
  }
  if (url.pathname !== '/alertmanager/api/v2/alerts') throw new Error(`nothing is at ${url.pathname}`);
  const index = filters.indexOf(url.searchParams.get('filter'));
  if (index < 0) throw new Error(`an unknown filter: ${url.search}`);
  switch (given.situation) {
    case 'values':
      return { body: alerts(given.values[index] ?? 0) };
    case 'bad-query':
      return { status: 400, body: JSON.stringify('bad matcher format: a'), headers: json };
    case 'wrong-shape':
      return { body: alerts(1).map(({ startsAt, ...alert }) => ({ ...alert, since: startsAt })) };
    case 'cut-off':
      return { body: alerts(2) };
    default:
      return undefined;
  }
};

const json = { 'content-type': 'application/json' };

function alerts(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    annotations: {},
    endsAt: '2026-01-01T12:05:00.000Z',
    fingerprint: `82c5eafecbe7f1d${index}`,
    receivers: [{ name: 'none' }],
    startsAt: '2026-01-01T12:00:00.001Z',
    status: { inhibitedBy: [], silencedBy: [], state: 'active' },
    updatedAt: '2026-01-01T12:00:00.001Z',
    labels: { alertname: 'Slow', service: 'cart', severity: 'warning' },
  }));
}

const harness: ProviderHarness<SourceOf<'alertmanager'>> = {
  kind: alertmanager,
  queries,
  system: /127\.0\.0\.1:\d+\/alertmanager\/api\/v2\/alerts/,
  secrets: ['pass-word-1234'],
  situations: {
    nothing: { never: 'no alert is the value 0' },
    'not-a-number': { never: 'a number of alerts is always one' },
    'several-series': { never: 'alerts are counted together' },
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
  history: { never: 'Alertmanager forgets alerts that have ended' },
  findsMistakes: true,
  start: async ({ timeout }) => {
    const service = await FakeService.start(answer);
    return {
      source: {
        provider: 'alertmanager',
        url: `${service.url}/alertmanager`,
        username: 'me',
        password: 'pass-word-1234',
        counts: 'firing',
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('alertmanager', harness);
