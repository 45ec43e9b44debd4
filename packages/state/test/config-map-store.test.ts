import { ConfigurationError, systemProcessRunner } from '@deploy-actions/action-kit';
import { createTestRuntime, kubectlOverHttp, startFakeKubernetes } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { emptyState, openStateStore } from '../src/index.ts';
import { configMapBehaviour } from './config-map-behaviour.ts';

configMapBehaviour('a stand-in for kubectl', async () => {
  const api = await startFakeKubernetes();
  return { api, kubectl: (token) => kubectlOverHttp({ url: api.url, token, contexts: ['ci'] }) };
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
    const runtime = {
      ...context.runtime,
      processes: {
        ...systemProcessRunner,
        tool: kubectlOverHttp({ url: api.url, token: api.token, contexts: [] }),
      },
    };
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

describe('kubectl itself', () => {
  const withTool = async (replace: Partial<Parameters<typeof systemProcessRunner.tool>[0]>) => {
    const context = await contextOf('production');
    const tool: typeof systemProcessRunner.tool = (request) =>
      systemProcessRunner.tool({ ...request, ...replace });
    const runtime = { ...context.runtime, processes: { ...systemProcessRunner, tool } };
    return openStateStore({ store: 'kubernetes', namespace: 'shop' }, { ...context, runtime });
  };

  it('is asked for when it is missing', async () => {
    const reading = (await withTool({ command: 'kubectl-that-nobody-has' })).read();
    await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
    await expect(reading).rejects.toThrow(
      /needs kubectl on the runner, but .* could not be started .*; install it/,
    );
  });

  it('is stopped when its login never ends', async () => {
    const reading = (await withTool({ command: 'sleep', args: ['60'], timeout: 100 })).read();
    await expect(reading).rejects.toMatchObject({
      ...{ name: 'ProviderError', retryable: true, system: 'state store' },
      message: expect.stringMatching(/did not end within 100ms and was stopped: the API, or the login to it/),
    });
  });

  it.each([
    [
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
      /there is no kubeconfig: log in/,
    ],
    [
      'Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin not found\n\nIt looks like you are …',
      /executable gke-gcloud-auth-plugin not found; install the plug-in/,
    ],
    [
      'W0101 loader.go:223] Config not found\nerror: error loading config file "/x": yaml: line 7: mapping values',
      /^the state store `kubernetes` is out of reach: error: error loading config file .*; look at the kubeconfig/,
    ],
    [
      'Unable to connect to the server: x509: certificate signed by unknown authority',
      /the kubeconfig does not fit the certificate/,
    ],
  ])('is explained when it says %s', async (said, message) => {
    const reading = (
      await withTool({
        command: 'bash',
        args: ['-c', `echo "$SAID" >&2; exit 1`],
        environment: { SAID: said },
      })
    ).read();
    await expect(reading).rejects.toBeInstanceOf(ConfigurationError);
    await expect(reading).rejects.toThrow(message);
  });
});
