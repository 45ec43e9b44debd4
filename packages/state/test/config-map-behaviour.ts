import { ConfigurationError, type ProcessRunner, ProviderError } from '@deploy-actions/action-kit';
import { createTestRuntime, type FakeConfigMap, type FakeKubernetes } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState, openStateStore, StateConflictError, type StateStore, writeState } from '../src/index.ts';
import { storeConformance } from './store-conformance.ts';

/** An API server, and a way to run kubectl against it. */
export interface Cluster {
  readonly api: FakeKubernetes;
  /** Programs with a kubectl that is logged in with this token, in a kubeconfig with the one context `ci`. */
  kubectl(token: string): ProcessRunner;
}

const mapName = 'deployment-shop-production';
const key = `shop/${mapName}`;

/** What the state store `kubernetes` does, with whatever runs kubectl. */
export function configMapBehaviour(runner: string, open: () => Promise<Cluster>): void {
  const storeAt = async ({ api, kubectl }: Cluster, processes?: ProcessRunner, more = {}) => {
    const runtime = await createTestRuntime({ processes: processes ?? kubectl(api.token) });
    const store = await openStateStore(
      { store: 'kubernetes', namespace: 'shop', ...more },
      { service: 'shop', environment: 'production', runtime, githubToken: undefined, aws: undefined },
    );
    return { store, runtime };
  };

  storeConformance(`kubernetes through ${runner}`, async () => {
    const cluster = await open();
    const another = async () => (await storeAt(cluster)).store;
    return { store: await another(), another, close: async () => cluster.api.close() };
  });

  describe(`the state in a ConfigMap, through ${runner}`, () => {
    let cluster: Cluster;
    let api: FakeKubernetes;
    let store: StateStore;
    let runtime: Awaited<ReturnType<typeof createTestRuntime>>;
    beforeEach(async () => {
      cluster = await open();
      api = cluster.api;
      ({ store, runtime } = await storeAt(cluster));
    });
    afterEach(() => api.close());

    const state = (sequence: number, writeId = `w${sequence}`) => ({
      ...emptyState('shop', 'production'),
      ...{ sequence, writeId },
    });
    const stored = (): FakeConfigMap => api.configMaps.get(key) as FakeConfigMap;
    const storedId = () => JSON.parse(stored().data?.['state.json'] ?? '{}').writeId;
    const careful = (sequence: number, expected: string | undefined) =>
      writeState(store, runtime.clock, state(sequence), expected);
    /** What another program does to the ConfigMap. */
    const change = (by: (map: FakeConfigMap) => void) => {
      const map = structuredClone(stored());
      by(map);
      api.put(map);
    };
    const made = (more: Partial<FakeConfigMap> = {}) =>
      api.put({
        ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: mapName, namespace: 'shop' } },
        ...more,
      });

    it('stands under `state.json` with labels, and takes one request a write', async () => {
      const first = await store.write(state(1), undefined);
      const second = await store.write(state(2), first);
      expect(stored()).toMatchObject({
        metadata: {
          resourceVersion: second,
          labels: {
            'app.kubernetes.io/managed-by': 'deploy-actions',
            'deploy-actions/service': 'shop',
            'deploy-actions/environment': 'production',
          },
        },
        data: { 'state.json': `${JSON.stringify(state(2), undefined, 2)}\n` },
      });
      const collection = '/api/v1/namespaces/shop/configmaps';
      expect(api.requests).toEqual([
        `GET ${collection}/${mapName}`,
        `POST ${collection}`,
        `PUT ${collection}/${mapName}`,
      ]);
    });

    it('fills a ConfigMap somebody made, without the right to create, and keeps what else is there', async () => {
      const metadata = {
        ...{ name: mapName, namespace: 'shop' },
        labels: { team: 'web', 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { owner: 'zoë' },
      };
      made({ metadata, data: { 'notes.txt': 'ours' }, binaryData: { logo: 'AAEC' } });
      api.rules = [{ verbs: ['get', 'update'], names: [mapName] }];
      expect(await store.preflight?.()).toEqual([]);
      expect(await store.read()).toEqual({ state: undefined, revision: undefined });
      const first = await store.write(state(1), undefined);
      await store.write(state(2), first);
      expect(stored()).toMatchObject({ metadata, binaryData: { logo: 'AAEC' } });
      expect(Object.keys(stored().data ?? {})).toEqual(['notes.txt', 'state.json']);
      expect(storedId()).toBe('w2');
    });

    it('lets only one of two writers fill it', async () => {
      made();
      const other = (await storeAt(cluster)).store;
      const ends = await Promise.allSettled([
        store.write(state(1, 'a'), undefined),
        other.write(state(1, 'b'), undefined),
      ]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(ends.find((end) => end.status === 'rejected')?.reason).toBeInstanceOf(StateConflictError);
    });

    it('is not held up by others who change what is not the state', async () => {
      const first = await store.write(state(1), undefined);
      change((map) => {
        map.metadata.annotations = { touched: 'yes' };
      });
      await store.write(state(2), first);
      expect(storedId()).toBe('w2');
      expect(stored().metadata.annotations).toEqual({ touched: 'yes' });
    });

    it.each([
      ['changed', () => change((map) => (map.data = { 'state.json': JSON.stringify(state(2, 'other')) }))],
      ['deleted', () => api.configMaps.delete(key)],
      ['deleted and made again', () => void [api.configMaps.delete(key), made({ data: { a: 'b' } })]],
    ])('is a conflict when it was %s meanwhile', async (_, meanwhile) => {
      const first = await store.write(state(1), undefined);
      meanwhile();
      const before = structuredClone(api.configMaps.get(key));
      await expect(store.write(state(2), first)).rejects.toBeInstanceOf(StateConflictError);
      await expect((await storeAt(cluster)).store.write(state(2), first)).rejects.toBeInstanceOf(
        StateConflictError,
      );
      expect(api.configMaps.get(key)).toEqual(before);
    });

    it.each(['lost-reply', 'lost-request', 'stuck', 429, 500, 503] as const)(
      'is written once when the API fails by %s',
      async (how) => {
        api.faults.push({ method: 'POST', how });
        const first = await careful(1, undefined);
        api.faults.push({ method: 'PUT', how });
        const second = await careful(2, first);
        expect(api.faults).toEqual([]);
        expect(stored().metadata.resourceVersion).toBe(second);
        expect(Number(second)).toBe(Number(first) + 1);
        expect(storedId()).toBe('w2');
      },
    );

    it.each(['lost-request', 'lost-reply', 429, 500, 503] as const)(
      'is read although the API fails by %s twice',
      async (how) => {
        const revision = await store.write(state(1), undefined);
        api.faults.push({ how }, { how });
        expect((await store.read()).revision).toBe(revision);
        // kubectl asks once more by itself when a connection that was used before breaks.
        api.faults.push(...Array(9).fill({ how }));
        await expect(store.read()).rejects.toMatchObject({ system: 'state store', retryable: true });
      },
    );

    it('fails as another system does when nobody is there, and may be tried again', async () => {
      api.close();
      for (const attempt of [() => store.read(), () => store.write(state(1), undefined)])
        await expect(attempt()).rejects.toMatchObject({
          ...{ name: 'ProviderError', retryable: true },
          message: expect.stringMatching(/kubectl get: dial tcp \S+: connect: connection refused/),
        });
    });

    it.each([
      [404, /the server could not find the requested resource/],
      ['sign-in', /no Kubernetes API/],
      ['other-json', /the answer is another object/],
    ] as const)('is never taken for missing because a proxy answers %s', async (how, message) => {
      await store.write(state(1), undefined);
      api.faults.push({ how });
      const reading = store.read();
      await expect(reading).rejects.toBeInstanceOf(ProviderError);
      await expect(reading).rejects.toThrow(message);
    });

    it('says what to do about a login that does not count', async () => {
      const { store } = await storeAt(cluster, cluster.kubectl('expired'));
      const reading = store.read();
      await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
      await expect(reading).rejects.toThrow(/You must be logged in to the server.*; log in to the cluster/);
    });

    it('says what to do about a context that is not there', async () => {
      const { store } = await storeAt(cluster, undefined, { context: 'ci' });
      expect(await store.read()).toEqual({ state: undefined, revision: undefined });
      const wrong = (await storeAt(cluster, undefined, { context: 'other' })).store.read();
      await expect(wrong).rejects.toBeInstanceOf(ConfigurationError);
      await expect(wrong).rejects.toThrow(/context "other" does not exist; look at `context`/);
    });

    it.each(['get', 'create', 'update'])(
      'names the verb %s and a Role when it is forbidden',
      async (verb) => {
        const verbs = ['get', 'create', 'update'].filter((each) => each !== verb);
        if (verb === 'update') await store.write(state(1), undefined);
        const { revision } = await store.read();
        api.rules = [{ verbs }];
        if (verb === 'get') await expect(store.read()).rejects.toBeInstanceOf(ConfigurationError);
        const attempt = store.write(state(2), revision);
        await expect(attempt).rejects.toBeInstanceOf(ConfigurationError);
        await expect(attempt).rejects.toThrow(
          new RegExp(
            `User "ci" cannot ${verb} resource "configmaps".* in the namespace "shop"; the login needs a Role`,
          ),
        );
        await expect(attempt).rejects.toThrow(`resourceNames: [${mapName}], verbs: [get, update]`);
        expect(await store.preflight?.()).toEqual([
          expect.stringMatching(
            new RegExp(`^the ConfigMap ${mapName} in the namespace shop: this login may not ${verb} it; `),
          ),
        ]);
      },
    );

    it('asks before the first write only for what it will need', async () => {
      expect(await store.preflight?.()).toEqual([]);
      await store.write(state(1), undefined);
      api.rules = [{ verbs: ['get', 'update'], names: [mapName] }];
      expect(await store.preflight?.()).toEqual([]);
      api.rules = [{ verbs: ['get', 'update'], names: ['another'] }];
      expect((await store.preflight?.())?.join()).toContain('may not get, update, create it');
      expect(storedId()).toBe('w1');
    });

    it('names a missing namespace, an immutable ConfigMap and one that is full', async () => {
      api.namespaces.delete('shop');
      await expect(store.write(state(1), undefined)).rejects.toThrow(
        /namespaces "shop" not found; create the namespace/,
      );
      api.namespaces.add('shop');
      const map = made({ data: { other: 'x'.repeat(1024 * 1024 - 10) } });
      await expect(store.write(state(1), undefined)).rejects.toThrow(/Too long: .*; a ConfigMap holds 1 MiB/);
      api.put({ ...map, data: {}, immutable: true });
      await expect(store.write(state(1), undefined)).rejects.toBeInstanceOf(ConfigurationError);
      expect(await store.preflight?.()).toEqual([expect.stringMatching(/ is immutable; delete it/)]);
    });
  });
}
