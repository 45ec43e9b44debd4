import { ConfigurationError } from '@deploy-actions/action-kit';
import { createTestRuntime, fakeKubectl, startFakeKubernetes } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { emptyState, openStateStore } from '../src/index.ts';
import { configMapBehaviour } from './config-map-behaviour.ts';

configMapBehaviour('a stand-in for kubectl', async () => {
  const api = await startFakeKubernetes();
  return { api, kubectl: (token) => fakeKubectl({ url: api.url, token, contexts: ['ci'] }) };
});

const contextOf = async (environment: string, service = 'shop') => ({
  ...{ service, environment, githubToken: undefined, aws: undefined },
  runtime: await createTestRuntime(),
});

describe('the names of ConfigMap and namespace', () => {
  it.each([
    [{ namespace: 'Shop_1' }, 'production', /^`state\.namespace`: found `Shop_1`, allowed are lower-case/],
    [{ namespace: 'a'.repeat(64) }, 'production', /^`state\.namespace`: found/],
    [{ namespace: 'shop', name: '-x' }, 'production', /^`state\.name` is `-x`, but allowed are/],
    [{ namespace: 'shop', name: 'a..b' }, 'production', /^`state\.name` is `a\.\.b`/],
    [{ namespace: 'shop/../kube-system' }, 'production', /^`state\.namespace`: found/],
    [
      { namespace: 'shop' },
      'Production EU',
      /made of service and environment, is `deployment-shop-Production EU`, .*; give one as `name`/,
    ],
  ])('%o in %s are refused before anything is asked', async (names, environment, message) => {
    const opening = openStateStore({ store: 'kubernetes', ...names }, await contextOf(environment));
    await expect(opening).rejects.toBeInstanceOf(ConfigurationError);
    await expect(opening).rejects.toThrow(message);
  });

  it('are all told at once', async () => {
    const opening = openStateStore({ store: 'kubernetes', namespace: 'A', name: 'B' }, await contextOf('x'));
    expect((await opening.catch((error) => error)).problems).toHaveLength(2);
  });

  it('may be any the API takes, and labels take the shape it wants', async () => {
    const api = await startFakeKubernetes();
    const service = `${'long-'.repeat(15)}name`;
    const context = await contextOf('Prod (EU) – west', service);
    const processes = fakeKubectl({ url: api.url, token: api.token, contexts: [] });
    const runtime = { ...context.runtime, processes };
    const configuration = { store: 'kubernetes', namespace: 'shop', name: 'web.state-1' } as const;
    const store = await openStateStore(configuration, { ...context, runtime });
    await store.write(emptyState('shop', 'x'), undefined);
    expect(api.configMaps.get('shop/web.state-1')?.metadata.labels).toMatchObject({
      'deploy-actions/service': `${'long-'.repeat(12)}lon`,
      'deploy-actions/environment': 'Prod--EU----west',
    });
    api.close();
  });
});
