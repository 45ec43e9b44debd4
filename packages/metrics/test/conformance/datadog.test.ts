import { datadog } from '../../src/providers/datadog.ts';
import { datadogAnswerer, datadogKeys } from '../fakes/datadog.ts';
import { FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const queries = [
  'sum:trace.http.request.errors{env:prod,color:green}.as_count() / sum:trace.http.request.hits{env:prod,color:green}.as_count()',
  'p95:trace.http.request{env:prod}',
  'default_zero(avg:queue.depth{color:green} by {region})',
] as const;

const harness: ProviderHarness<Parameters<typeof datadog.create>[0]> = {
  kind: datadog,
  queries,
  system: /127\.0\.0\.1:\d+(\/api\/v2\/query\/timeseries)?/,
  secrets: Object.values(datadogKeys),
  situations: {
    nothing: 'applies',
    'not-a-number': { never: 'a division by 0 leaves a hole, as no data does' },
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
  requestsPerLook: () => 1,
  history: { pagedSteps: 2_500, notANumber: { never: 'a division by 0 leaves a hole' } },
  findsMistakes: true,
  start: async ({ timeout, runtime }) => {
    const service = await FakeService.start(datadogAnswerer(queries));
    // The newest bucket counts half a minute after its end.
    runtime.clock.advance(40_000);
    return {
      source: {
        provider: 'datadog',
        site: 'datadoghq.com',
        url: service.url,
        'api-key': datadogKeys.api,
        'application-key': datadogKeys.application,
        period: 60_000,
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      givePoints: (series) => service.give({ situation: 'points', series }),
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('datadog', harness);
