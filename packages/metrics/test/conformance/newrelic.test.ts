import { newRelic } from '../../src/providers/newrelic.ts';
import { newRelicAccount, newRelicAnswerer } from '../fakes/newrelic.ts';
import { FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const queries = [
  "SELECT percentage(count(*), WHERE error IS true) / 100 FROM Transaction WHERE appName = 'shop'",
  "SELECT percentile(duration, 95) FROM Transaction WHERE appName = 'shop'",
  "FROM TransactionError SELECT count(*) WHERE appName = 'shop' -- all of them",
] as const;

const harness: ProviderHarness<Parameters<typeof newRelic.create>[0]> = {
  kind: newRelic,
  queries,
  system: /127\.0\.0\.1:\d+\/graphql/,
  secrets: [newRelicAccount.key],
  situations: {
    nothing: 'applies',
    'not-a-number': { never: 'a share of no events is null, as no data is' },
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
  history: { pagedSteps: 800, notANumber: { never: 'a share of no events is null' } },
  findsMistakes: true,
  start: async ({ timeout, runtime }) => {
    const service = await FakeService.start(newRelicAnswerer(queries));
    return {
      source: {
        provider: 'newrelic',
        region: 'us',
        url: `${service.url}/graphql`,
        account: newRelicAccount.id,
        'api-key': newRelicAccount.key,
        period: 60_000,
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      givePoints: (series) => {
        // The newest bucket counts a minute after its end.
        runtime.clock.advance(60_000);
        return service.give({ situation: 'points', series });
      },
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('newrelic', harness);
