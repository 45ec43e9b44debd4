import { ConfigurationError, systemProcessRunner } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import {
  backOff,
  createTestRuntime,
  endContainer,
  type FakePod,
  fakeKubectl,
  lackImage,
  pendingPod,
  restartContainer,
  runningPod,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, InquiringProvider } from '../../src/metric-provider.ts';
import { kubernetes } from '../../src/providers/kubernetes.ts';

const everything = ['restarts', 'oom-kills', 'crash-loops', 'unavailable', 'image-pull-errors'];

/** A provider in front of an API with these pods; `look` lets ten seconds pass before each look. */
async function watch(
  pods: FakePod[],
  {
    queries = everything,
    login,
    ...more
  }: Partial<SourceOf<'kubernetes'>> & { queries?: readonly string[]; login?: string } = {},
) {
  const api = await startFakeKubernetes();
  onTestFinished(() => api.close());
  api.pods = pods;
  const processes = fakeKubectl({ url: api.url, token: login ?? api.token, contexts: ['ci'] });
  const runtime = await createTestRuntime({ processes });
  const source = { provider: 'kubernetes', namespace: 'shop', selector: 'app=shop', ...more } as const;
  const provider = kubernetes.create(source, queries, { runtime, release: {} }) as InquiringProvider;
  const look = async () => {
    runtime.clock.advance(10_000);
    return provider.observe();
  };
  const count = async () => (await look()).map((answer) => answer.failure ?? answer.value);
  return { api, runtime, provider, look, count, now: () => runtime.clock.now() };
}

const details = (answers: readonly Answer[]) => [
  ...new Set(answers.map((answer) => 'detail' in answer && answer.detail)),
];

describe('restarts and OOM kills', () => {
  it('count from the first look on', async () => {
    const pod = runningPod('shop-1');
    endContainer(pod, 'app', Date.UTC(2026, 0, 1, 11, 30));
    restartContainer(pod, 'app', Date.UTC(2026, 0, 1, 11, 31));
    const { count, now, runtime } = await watch([pod, runningPod('shop-2')], {
      queries: ['restarts', 'oom-kills'],
    });
    expect(await count()).toEqual([0, 0]);
    expect(runtime.lines).toEqual([]);
    endContainer(pod, 'app', now());
    expect(await count()).toEqual([0, 1]);
    backOff(pod, 'app');
    expect(await count()).toEqual([0, 1]);
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([1, 1]);
    expect(await count()).toEqual([1, 1]);
    endContainer(pod, 'app', now(), { exitCode: 1, reason: 'Error' });
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([2, 1]);
  });

  it('see a second kill in the same container, also when it came between two looks', async () => {
    const pod = runningPod('shop-1');
    const { count, now } = await watch([pod], { queries: ['restarts', 'oom-kills'] });
    await count();
    endContainer(pod, 'app', now());
    restartContainer(pod, 'app', now());
    endContainer(pod, 'app', now());
    expect(await count()).toEqual([1, 2]);
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([2, 2]);
  });

  it('keep what a pod added that is gone', async () => {
    const pod = runningPod('shop-1');
    const { api, count, now } = await watch([pod, runningPod('shop-2')], {
      queries: ['restarts', 'oom-kills'],
    });
    await count();
    endContainer(pod, 'app', now());
    restartContainer(pod, 'app', now());
    await count();
    api.pods = api.pods.slice(1);
    expect(await count()).toEqual([1, 1]);
  });

  it('count all of a pod that was made after the watch began, of the same name, too', async () => {
    const old = runningPod('shop-0');
    for (let index = 0; index < 3; index += 1) {
      endContainer(old, 'app', Date.UTC(2026, 0, 1, 11, index));
      restartContainer(old, 'app', Date.UTC(2026, 0, 1, 11, index));
    }
    const { api, count, now } = await watch([old], { queries: ['restarts', 'oom-kills'] });
    expect(await count()).toEqual([0, 0]);
    const fresh = runningPod('shop-0', { created: now() });
    endContainer(fresh, 'app', now());
    restartContainer(fresh, 'app', now());
    api.pods = [fresh];
    expect(await count()).toEqual([1, 1]);
  });

  it('do not count what an old pod had gone through before it got the label', async () => {
    const pod = runningPod('shop-1', { labels: { app: 'other' } });
    endContainer(pod, 'app', Date.UTC(2026, 0, 1, 11, 30));
    restartContainer(pod, 'app', Date.UTC(2026, 0, 1, 11, 31));
    const { count, now } = await watch([pod, runningPod('shop-2')], { queries: ['restarts', 'oom-kills'] });
    await count();
    pod.metadata.labels = { app: 'shop' };
    expect(await count()).toEqual([0, 0]);
    endContainer(pod, 'app', now());
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([1, 1]);
  });

  it('are not lowered by a count that the kubelet lost', async () => {
    const pod = runningPod('shop-1');
    const { count, now } = await watch([pod], { queries: ['restarts'] });
    await count();
    restartContainer(pod, 'app', now());
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([2]);
    for (const status of pod.status.containerStatuses ?? []) status.restartCount = 0;
    expect(await count()).toEqual([2]);
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([3]);
  });

  it('include init containers, or one container alone', async () => {
    const pods = [runningPod('shop-1', { initContainers: ['migrate'], containers: ['app', 'proxy'] })];
    const all = await watch(pods, { queries: ['restarts'] });
    const one = await watch(pods, { queries: ['restarts', 'unavailable'], container: 'app' });
    await all.count();
    await one.count();
    for (const name of ['migrate', 'proxy', 'proxy', 'app']) {
      endContainer(pods[0] as FakePod, name, all.now(), { exitCode: 2, reason: 'Error' });
      restartContainer(pods[0] as FakePod, name, all.now());
    }
    endContainer(pods[0] as FakePod, 'proxy', all.now(), { exitCode: 2, reason: 'Error' });
    expect(await all.count()).toEqual([4]);
    expect(await one.count()).toEqual([1, 0]);
    endContainer(pods[0] as FakePod, 'app', all.now(), { exitCode: 2, reason: 'Error' });
    expect(await one.count()).toEqual([1, 1]);
  });

  it('survive looks that failed', async () => {
    const pod = runningPod('shop-1');
    const { api, count, now } = await watch([pod], { queries: ['restarts', 'oom-kills'] });
    await count();
    api.faults.push({ how: 503 });
    endContainer(pod, 'app', now());
    expect(await count()).toEqual(['not-ready', 'not-ready']);
    restartContainer(pod, 'app', now());
    expect(await count()).toEqual([1, 1]);
  });
});

describe('the log', () => {
  it('tells each ending and each restart once, with exit code and reason', async () => {
    const pod = runningPod('shop-1');
    const { look, now, runtime } = await watch([pod]);
    await look();
    endContainer(pod, 'app', now());
    await look();
    await look();
    backOff(pod, 'app');
    await look();
    restartContainer(pod, 'app', now());
    await look();
    endContainer(pod, 'app', now(), { exitCode: 1, reason: 'Error' });
    restartContainer(pod, 'app', now());
    await look();
    await look();
    expect(runtime.lines).toEqual([
      'Container `app` of pod `shop-1` ended with exit code 137 (`OOMKilled`).',
      'Container `app` of pod `shop-1` was restarted.',
      'Container `app` of pod `shop-1` ended with exit code 1 (`Error`) and was restarted.',
    ]);
  });

  it('tells once that an image is missing, and nothing of pods that leave', async () => {
    const [pending, leaving] = [pendingPod('shop-2'), runningPod('shop-3')];
    const { look, now, runtime } = await watch([pending, leaving]);
    await look();
    lackImage(pending, 'app', 'ErrImagePull');
    leaving.metadata.deletionTimestamp = '2026-01-01T12:00:30Z';
    endContainer(leaving, 'app', now(), { exitCode: 143, reason: 'Error' });
    await look();
    lackImage(pending, 'app', 'ImagePullBackOff');
    await look();
    expect(runtime.lines).toEqual([
      expect.stringMatching(
        /^Container `app` of pod `shop-2` has no image \(`ErrImagePull`: `rpc error: .*`\)\.$/,
      ),
    ]);
  });

  it('counts what would be too much to tell', async () => {
    const pods = Array.from({ length: 13 }, (_, index) => runningPod(`shop-${index}`));
    const { look, now, runtime } = await watch(pods);
    await look();
    for (const pod of pods) restartContainer(pod, 'app', now());
    await look();
    expect(runtime.lines).toHaveLength(11);
    expect(runtime.lines.at(-1)).toBe('3 more containers ended or were restarted.');
  });
});

describe('the state of this moment', () => {
  it('counts crash loops, images that do not come, and pods that are not ready', async () => {
    const [one, two, three] = [runningPod('shop-1'), runningPod('shop-2'), pendingPod('shop-3')];
    const { count, now } = await watch([one, two, three], {
      queries: ['crash-loops', 'unavailable', 'image-pull-errors'],
    });
    expect(await count()).toEqual([0, 1, 0]);
    endContainer(one, 'app', now(), { exitCode: 1, reason: 'Error' });
    backOff(one, 'app');
    expect(await count()).toEqual([1, 2, 0]);
    lackImage(three, 'app', 'InvalidImageName');
    expect(await count()).toEqual([1, 2, 1]);
    lackImage(three, 'app', 'CreateContainerConfigError');
    restartContainer(one, 'app', now());
    expect(await count()).toEqual([0, 1, 0]);
  });

  it('leaves out pods that are on their way out or done', async () => {
    const [leaving, failed, done] = [pendingPod('shop-1'), pendingPod('shop-2'), pendingPod('shop-3')];
    lackImage(leaving, 'app', 'ErrImagePull');
    leaving.metadata.deletionTimestamp = '2026-01-01T12:00:30Z';
    failed.status.phase = 'Failed';
    done.status.phase = 'Succeeded';
    const { api, count, look } = await watch([leaving, failed, done]);
    expect(await count()).toEqual([0, 0, 'no-data', 'no-data', 'no-data']);
    expect(details((await look()).slice(2))).toEqual([
      'all pods with the labels `app=shop` are leaving or have ended',
    ]);
    api.pods.push(runningPod('shop-4'));
    expect(await count()).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the pods', () => {
  it('are all found, page by page, with one selection for all queries', async () => {
    const pods = Array.from({ length: 1_203 }, (_, index) => pendingPod(`shop-${index}`));
    const other = pendingPod('other', { labels: { app: 'shop', color: 'blue' } });
    const { api, count } = await watch([...pods, other], { selector: 'app in (shop, web),!color' });
    expect(await count()).toEqual([0, 0, 0, 1_203, 0]);
    expect(api.requests).toHaveLength(3);
    expect(api.requests[0]).toBe(
      'GET /api/v1/namespaces/shop/pods?labelSelector=app+in+%28shop%2C+web%29%2C%21color&limit=500',
    );
  });

  it('are too many above 10,000', async () => {
    const pods = Array.from({ length: 10_001 }, () => pendingPod('shop'));
    const { look } = await watch(pods);
    expect(details(await look())).toEqual([expect.stringMatching(/more than 10000 have the labels; narrow/)]);
  });

  it('are asked for when there are none', async () => {
    const { look, provider } = await watch([pendingPod('x', { labels: { app: 'other' } })]);
    expect(details(await look())).toEqual([
      'no pod in the namespace `shop` has the labels `app=shop`; look at `selector`, `namespace` and `kubectl -n shop get pods --show-labels`',
    ]);
    expect(await provider.findMistakes()).toEqual(everything.map(() => undefined));
  });

  it('must have the container', async () => {
    const { look } = await watch([pendingPod('shop', { containers: ['web', 'proxy'] })], {
      container: 'app',
    });
    expect(details(await look())).toEqual([
      'no pod with the labels `app=shop` has a container `app`, they have `web`, `proxy`; look at `container`',
    ]);
  });
});

describe('mistakes', () => {
  it('are a namespace that is not there, where the login may see that', async () => {
    const { api, provider } = await watch([]);
    api.namespaces.delete('shop');
    expect(await provider.findMistakes()).toEqual(everything.map(() => undefined));
    api.rules = [
      { verbs: ['list'], resource: 'pods' },
      { verbs: ['get'], resource: 'namespaces' },
    ];
    const [mistake] = await provider.findMistakes();
    expect(mistake).toMatch(/namespaces "shop" not found; look at `namespace`/);
    api.namespaces.add('shop');
    expect(await provider.findMistakes()).toEqual(everything.map(() => undefined));
  });

  it('are rights that are missing, with the rule that gives them', async () => {
    const { api, look, provider } = await watch([runningPod('shop-1')]);
    api.rules = [];
    const said =
      'the API says Forbidden: pods is forbidden: User "ci" cannot list resource "pods" in API group "" in the namespace "shop"; the login needs a Role in this namespace with `{ apiGroups: [""], resources: [pods], verbs: [list] }`';
    expect(await look()).toEqual(
      everything.map(() => ({
        failure: 'wrong-credentials',
        detail: `the pods in the namespace \`shop\`: ${said}`,
      })),
    );
    expect(await provider.findMistakes()).toEqual(everything.map(() => expect.stringContaining(said)));
  });

  it('are a selector that the API refuses', async () => {
    const { look, provider } = await watch([], { selector: 'app=shop web' });
    expect((await look())[0]).toMatchObject({ failure: 'bad-query' });
    expect((await provider.findMistakes())[0]).toMatch(
      /the API says BadRequest: unable to parse requirement: .*; look at `selector`/,
    );
  });

  it.each([
    [
      { context: 'other' },
      'refused',
      /context "other" does not exist; look at `context` in the section `metrics`/,
    ],
    [
      { login: 'expired' },
      'wrong-credentials',
      /^the pods .* `kubernetes` is out of reach: You must be logged in/,
    ],
  ])('are a kubeconfig as with %o', async (options, failure, message) => {
    const { look, provider } = await watch([runningPod('shop-1')], options);
    expect((await look())[0]).toMatchObject({ failure, detail: expect.stringMatching(message) });
    expect((await provider.findMistakes())[0]).toMatch(/^can't be answered: the pods/);
  });

  it('are a kubectl that is not there', async () => {
    const background: typeof systemProcessRunner.background = (request) =>
      systemProcessRunner.background({ ...request, command: 'kubectl-that-nobody-has' });
    const runtime = await createTestRuntime({ processes: { ...systemProcessRunner, background } });
    const source = { provider: 'kubernetes', namespace: 'shop', selector: 'app=shop' } as const;
    const provider = kubernetes.create(source, ['restarts'], { runtime, release: {} }) as InquiringProvider;
    const message = /the metrics provider `kubernetes` needs kubectl on the runner/;
    expect(await provider.observe()).toMatchObject([
      { failure: 'refused', detail: expect.stringMatching(message) },
    ]);
    expect(await provider.findMistakes()).toEqual([expect.stringMatching(message)]);
  });

  it('are refused before anything is asked, all at once', async () => {
    const attempt = watch([], {
      namespace: 'shop/../kube-system',
      queries: ['restarts', 'restart', 'toString'],
    });
    await expect(attempt).rejects.toBeInstanceOf(ConfigurationError);
    await expect(attempt).rejects.toThrow(
      /`namespace`: found `shop\/\.\.\/kube-system`, .*\n.*`restart`, .* did you mean `restarts`\?\n.*`toString`, .* known are `restarts`, /,
    );
  });
});
