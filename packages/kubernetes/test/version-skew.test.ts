import {
  createTestRuntime,
  type FakeKubernetes,
  fakeKubectl,
  startFakeKubernetes,
} from '@deploy-actions/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Kubectl, versionSkew } from '../src/index.ts';
import { user } from './open-kubectl.ts';

let api: FakeKubernetes;
beforeEach(async () => {
  api = await startFakeKubernetes();
});
afterEach(() => api.close());

async function ask(minor: string, login: object = {}) {
  api.version = { major: '1', minor, gitVersion: `v1.${minor}.2` };
  const processes = fakeKubectl({ url: api.url, token: api.token, contexts: [], ...login });
  const runtime = await createTestRuntime({ processes });
  return () => versionSkew(new Kubectl(runtime, user, undefined), runtime);
}

it.each(['33', '34', '35', '34+'])('kubectl 1.34 is supported with an API of 1.%s', async (minor) => {
  expect(await (await ask(minor))()).toEqual([]);
});

it.each(['32', '36', '32+'])('but not with one of 1.%s, which is told once', async (minor) => {
  const skew = await ask(minor);
  expect(await skew()).toEqual([
    expect.stringMatching(
      /^kubectl is `v1\.34\.4`, but the API of the cluster is `v1\.3[26]\+?\.2`: .*; install/,
    ),
  ]);
  expect(await skew()).toEqual([]);
});

it('is no trouble where nobody says a version', async () => {
  expect(await (await ask('20', { url: 'http://127.0.0.1:1' }))()).toEqual([]);
  expect(await (await ask('x'))()).toEqual([]);
});
