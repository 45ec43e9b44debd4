import type { SourceOf } from '@deploy-actions/config';
import {
  backOff,
  endContainer,
  type FakeKubernetesFault,
  type FakePod,
  fakeKubectl,
  lackImage,
  runningPod,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import { kubernetes } from '../../src/providers/kubernetes.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness, Situation } from './provider-harness.ts';

const faults: Partial<Record<Situation, FakeKubernetesFault['how']>> = {
  'wrong-shape': 'other-json',
  html: 'sign-in',
  'too-many-requests': 429,
  'internal-error': 500,
  unavailable: 503,
  hanging: 'stuck',
  'cut-off': 'cut-off',
};

/** So many pods with so many crash loops, images that don't come, and pods that aren't ready; `unavailable` includes the others. */
function podsWith(loops: number, lacking: number, unavailable: number): FakePod[] {
  return Array.from({ length: unavailable + 1 }, (_, index) => {
    const pod = runningPod(`shop-${index}`);
    if (index < unavailable) endContainer(pod, 'app', Date.UTC(2026, 0, 1), { exitCode: 1, reason: 'Error' });
    if (index < loops) backOff(pod, 'app');
    else if (index < loops + lacking) lackImage(pod, 'app', 'ErrImagePull');
    return pod;
  });
}

const harness: ProviderHarness<SourceOf<'kubernetes'>> = {
  kind: kubernetes,
  queries: ['crash-loops', 'unavailable', 'image-pull-errors'],
  values: [1, 5, 2],
  system: /the pods in the namespace `shop`/,
  secrets: ['token-of-ci'],
  situations: {
    nothing: { instead: 'no-data', because: 'without a pod no query has a value' },
    'not-a-number': { never: 'all values are counts' },
    'several-series': { never: 'all pods are counted together' },
    'bad-query': { never: 'queries are known here; a selector that is refused is tested apart' },
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
  history: { never: 'the API shows only the present' },
  findsMistakes: true,
  start: async ({ timeout, runtime }) => {
    const api = await startFakeKubernetes();
    onTestFinished(() => api.close());
    const rules = api.rules;
    // What stands before the API gives up after 5 s, which pass as fast as the suite wants.
    const login = { url: api.url, token: 'token-of-ci', contexts: [], haste: 5_000 / timeout };
    Object.assign(runtime, { processes: fakeKubectl(login) });
    const give = (situation: Situation | undefined) => {
      login.url = situation === 'refusing' ? 'http://127.0.0.1:1' : api.url;
      login.token = situation === 'unauthorized' ? 'expired' : 'token-of-ci';
      const how = situation && faults[situation];
      api.rules = situation === 'forbidden' ? [] : rules;
      // Each request uses up one.
      api.faults.splice(0, Infinity, ...(how === undefined ? [] : Array(9).fill({ how })));
      if (situation === 'nothing') api.pods = [];
    };
    return {
      source: { provider: 'kubernetes', namespace: 'shop', selector: 'app=shop' },
      giveValues: ([loops = 0, unavailable = 0, lacking = 0]) => {
        give(undefined);
        api.pods = podsWith(loops, lacking, unavailable);
      },
      give,
      requests: () => api.requests.length,
    };
  },
};

describeProvider('kubernetes', harness);
