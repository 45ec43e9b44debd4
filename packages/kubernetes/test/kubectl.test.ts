import { ConfigurationError, ProviderError, systemProcessRunner } from '@deploy-actions/action-kit';
import {
  createTestRuntime,
  type FakeKubernetes,
  kubectlOverHttp,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNamespaceName, Kubectl, KubernetesLoginError } from '../src/index.ts';

const user = { name: 'the test', section: 'tests', system: 'testing' };
const namespace = '/api/v1/namespaces/shop';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
});
afterEach(() => api.close());

async function kubectl(options: { token?: string; context?: string; haste?: number } = {}) {
  const { token = api.token, context, haste = 50 } = options;
  const tool = kubectlOverHttp({ url: api.url, token, contexts: [], haste });
  return new Kubectl(await createTestRuntime({ processes: { ...systemProcessRunner, tool } }), user, context);
}

describe('kubectl', () => {
  it.each([
    [429, 'TooManyRequests'],
    [500, 'InternalError'],
    [503, 'ServiceUnavailable'],
    ['lost-reply', 'no-answer'],
    ['stuck', 'no-answer'],
  ] as const)('tells %s apart by its reason, and that it may pass', async (how, reason) => {
    api.faults.push({ how });
    await expect((await kubectl()).get(`${namespace}/configmaps/x`)).rejects.toMatchObject({
      ...{ name: 'ProviderError', reason, retryable: true, system: 'testing', operation: 'get' },
    });
  });

  it.each([
    ['<html>Sign in</html>', 'no-json', false],
    ['{"kind":"PodList","items":[{"meta', 'broken-off', true],
  ])('does not read %s', async (stdout, reason, retryable) => {
    const tool = async () => ({ exitCode: 0, stdout, stderr: '' });
    const runtime = await createTestRuntime({ processes: { ...systemProcessRunner, tool } });
    const reading = new Kubectl(runtime, user, undefined).get('/x');
    await expect(reading).rejects.toBeInstanceOf(ProviderError);
    await expect(reading).rejects.toMatchObject({ reason, retryable });
  });

  it('says who needs it, and which section to look at', async () => {
    const expired = (await kubectl({ token: 'expired' })).get('/x');
    await expect(expired).rejects.toBeInstanceOf(KubernetesLoginError);
    await expect(expired).rejects.toThrow(/^the test is out of reach: error: You must be logged in/);
    const elsewhere = (await kubectl({ context: 'other' })).get('/x');
    await expect(elsewhere).rejects.toBeInstanceOf(ConfigurationError);
    await expect(elsewhere).rejects.not.toBeInstanceOf(KubernetesLoginError);
    await expect(elsewhere).rejects.toThrow(/context "other" .*; look at `context` in the section `tests`/);
  });

  it('stops with the reason of the signal while it waits', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    api.faults.push({ how: 'stuck' });
    const reading = (await kubectl({ haste: 0.1 })).get('/x', controller.signal);
    reading.catch(() => {});
    await expect.poll(() => api.requests.length).toBe(1);
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });
});

it.each([
  ['shop', true],
  ['shop-2', true],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
  ['Shop', false],
  ['-shop', false],
  ['shop/../kube-system', false],
  ['', false],
])('%j may be a namespace: %s', (name, allowed) => {
  expect(isNamespaceName(name)).toBe(allowed);
});
