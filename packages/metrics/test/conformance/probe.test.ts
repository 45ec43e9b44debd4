import type { SourceOf } from '@deploy-actions/config';
import { probe } from '../../src/providers/probe.ts';
import { FakeService } from './fake-service.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness } from './provider-harness.ts';

const paths: readonly string[] = ['/a', '/b', '/c', '/d'];

const counted = { never: 'an answer that is not the wanted one, or none, is what a probe counts' };

const release: { 'color-url'?: string } = {};

/** The suite asks for three values at the first look; there are two that a first look has, so one is asked for twice. */
const harness: ProviderHarness<SourceOf<'probe'>> = {
  kind: probe,
  queries: ['failing', 'slowest', 'failing'],
  values: [0.75, 0.2, 0.75],
  system: /127\.0\.0\.1/,
  secrets: ['probe-token-1234'],
  situations: {
    nothing: { never: 'a look always has a share' },
    'not-a-number': { never: 'there is at least one probe' },
    'several-series': { never: 'all probes are counted together' },
    'bad-query': { never: 'queries are known here' },
    'wrong-shape': counted,
    'cut-off': counted,
    html: counted,
    unauthorized: counted,
    forbidden: counted,
    'too-many-requests': counted,
    'internal-error': counted,
    unavailable: counted,
    hanging: counted,
    refusing: counted,
  },
  requestsPerLook: () => paths.length,
  history: { never: 'what was not asked is not known' },
  findsMistakes: false,
  release,
  start: async ({ timeout, runtime }) => {
    const service = await FakeService.start(({ url, headers }, given) => {
      if (headers.authorization !== 'Bearer probe-token-1234') throw new Error('who is that?');
      const [share = 0, slowest = 0] = 'values' in given ? given.values : [];
      const place = paths.indexOf(url.pathname);
      // All four wait at the same time, so that the time of one is that of all.
      if (place === 0) runtime.clock.advance(slowest * 1_000);
      return { status: place < share * paths.length ? 500 : 200, body: '' };
    });
    release['color-url'] = service.url;
    const probes = paths.map((path) => ({
      ...{ path, method: 'GET' as const, status: 200, requests: 1, timeout },
      headers: { authorization: 'Bearer probe-token-1234' },
    }));
    return {
      source: { provider: 'probe', probes },
      giveValues: (values) => service.give({ situation: 'values', values }),
      give: (situation) => service.give({ situation }),
      requests: () => service.received.length,
      holdUntil: (requests) => service.holdUntil(requests),
    };
  },
};

describeProvider('probe', harness);
