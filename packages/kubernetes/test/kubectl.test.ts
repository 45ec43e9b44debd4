import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { type FakeKubernetes, startFakeKubernetes } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNamespaceName, KubernetesLoginError } from '../src/index.ts';
import { openKubectl } from './open-kubectl.ts';

const namespace = '/api/v1/namespaces/shop';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
});
afterEach(() => api.close());

describe('kubectl', () => {
  it.each([
    [429, 'TooManyRequests'],
    [500, 'InternalError'],
    [503, 'ServiceUnavailable'],
    ['lost-reply', 'no-answer'],
    ['stuck', 'no-answer'],
  ] as const)('tells %s apart by its reason, and that it may pass', async (how, reason) => {
    api.faults.push({ how });
    await expect((await openKubectl(api)).get(`${namespace}/configmaps/x`)).rejects.toMatchObject({
      ...{ name: 'ProviderError', reason, retryable: true, system: 'testing', operation: 'get' },
    });
  });

  it.each([
    ['sign-in', 'no-json', false],
    ['cut-off', 'broken-off', true],
  ] as const)('does not read %s', async (how, reason, retryable) => {
    api.faults.push({ how });
    const reading = (await openKubectl(api)).get('/api/v1/namespaces/shop/pods');
    await expect(reading).rejects.toBeInstanceOf(ProviderError);
    await expect(reading).rejects.toMatchObject({ reason, retryable });
  });

  it('says who needs it, and which section to look at', async () => {
    const expired = (await openKubectl(api, { token: 'expired' })).get('/x');
    await expect(expired).rejects.toBeInstanceOf(KubernetesLoginError);
    await expect(expired).rejects.toThrow(/^the test is out of reach: You must be logged in/);
    const elsewhere = (await openKubectl(api, { context: 'other' })).get('/x');
    await expect(elsewhere).rejects.toBeInstanceOf(ConfigurationError);
    await expect(elsewhere).rejects.not.toBeInstanceOf(KubernetesLoginError);
    await expect(elsewhere).rejects.toThrow(/context "other" .*; look at `context` in the section `tests`/);
  });

  it('stops with the reason of the signal while it waits', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    api.faults.push({ how: 'stuck' });
    const reading = (await openKubectl(api, { haste: 0.1 })).get('/x', controller.signal);
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
