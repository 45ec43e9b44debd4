import { sentry } from '../../src/providers/sentry.ts';
import { sentryAnswerer, sentryPlace } from '../fakes/sentry.ts';
import { FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const searches = ['transaction:/api', 'transaction:/cart', 'transaction:"/pay now"'] as const;

const harness: ProviderHarness<Parameters<typeof sentry.create>[0]> = {
  kind: sentry,
  queries: [
    `p95(span.duration) ${searches[0]}`,
    `spans p95(span.duration) ${searches[1]}`,
    `p95(span.duration) ${searches[2]}`,
  ],
  system: /127\.0\.0\.1:\d+\/api\/0\/organizations\/acme\/events-timeseries/,
  secrets: [sentryPlace.token],
  situations: {
    nothing: 'applies',
    'not-a-number': { never: 'a share of nothing has no samples, as no data has' },
    'several-series': { never: 'only `topEvents` gives more than one, and it is not asked for' },
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
  requestsPerLook: (queries) => queries,
  history: { pagedSteps: 3_000, notANumber: { never: 'a share of nothing is a hole' } },
  findsMistakes: true,
  start: async ({ timeout, runtime }) => {
    const service = await FakeService.start(sentryAnswerer(searches, runtime.clock));
    return {
      source: {
        provider: 'sentry',
        url: service.url,
        organization: sentryPlace.organization,
        project: sentryPlace.project,
        'sentry-environment': 'production',
        token: sentryPlace.token,
        period: 60_000,
        timeout,
      },
      giveValues: (values) => service.give({ situation: 'values', values }),
      givePoints: (series) => {
        // Sentry calls a bucket complete a minute and a half after its end.
        runtime.clock.advance(91_000);
        return service.give({ situation: 'points', series });
      },
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('sentry', harness);
