import { isoInstant, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../../packages/checks/test/asking.ts';
import { awsSetUp } from '../../packages/checks/test/aws/set-up.ts';
import { manifestOf } from '../../packages/checks/test/backups.ts';
import { type Moto, motoVariables, startMoto } from './components/index.ts';

const day = 86_400_000;
const bucket = 'musicgen-backups';

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await moto?.close();
});
beforeEach(() => moto.reset());

/** How a check ends; `later` puts its clock on by so many milliseconds. */
async function look(
  check: object,
  later = 0,
): Promise<{ readonly status: string; readonly finding: string }> {
  const environment = { ...motoVariables, AWS_ENDPOINT_URL: moto.url };
  const clock = { ...systemClock, now: () => systemClock.now() + later };
  const runtime = { ...(await createTestRuntime({ environment })), clock };
  const { status, finding } = await ask(check, runtime);
  return { status, finding };
}

it('the credentials are of whom moto says', async () => {
  expect(await look({ kind: 'aws-identity', account: '123456789012' })).toMatchObject({ status: 'pass' });
  expect(await look({ kind: 'aws-identity', account: '210987654321' })).toMatchObject({ status: 'fail' });
  expect(await look({ kind: 'aws-identity', role: 'deploy' })).toMatchObject({ status: 'fail' });
});

describe('secrets', () => {
  const check = {
    kind: 'secret-age',
    secrets: ['shop/production'],
    'rotated-within': '90d',
    'warn-before': '14d',
  };

  it('are as old as their current value', async () => {
    const { createSecret, changeSecret, deleteSecret } = awsSetUp();
    expect(await look(check)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/does not exist/),
    });
    await createSecret('shop/production', 'one');
    expect(await look(check)).toMatchObject({ status: 'pass' });
    expect(await look(check, 80 * day)).toMatchObject({ status: 'warn' });
    await changeSecret('shop/production', 'two');
    expect(await look(check, 91 * day)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(
        /^`shop\/production` was never rotated, its value was set 9[01]d\S* ago, wanted/,
      ),
    });
    await deleteSecret('shop/production');
    expect(await look(check)).toMatchObject({
      finding: expect.stringMatching(/is scheduled for deletion since/),
    });
  });

  it('are not shared between environments', async () => {
    const { createSecret } = awsSetUp();
    const create = (name: string, password: string) =>
      createSecret(name, JSON.stringify({ engine: 'postgresql', password }));
    await create('shop/production', 'correct-horse-battery');
    await create('shop/staging', 'correct-horse-battery');
    await create('shop/test', 'quite-another-one');
    const shared = (other: string) => look({ ...check, 'not-shared-with': [other] });
    expect(await shared('shop/staging')).toEqual({
      status: 'fail',
      finding: '`shop/production` key `password` has the same value as `shop/staging` key `password`',
    });
    expect(await shared('shop/test')).toMatchObject({ status: 'pass' });
  });
});

it('access keys of all users of a path have an age', async () => {
  const { createUser, createKey } = awsSetUp();
  const check = {
    kind: 'access-key-age',
    'path-prefix': '/ci/',
    'rotated-within': '90d',
    'never-used': 'warn',
  };
  expect(await look(check)).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/there is no IAM user/),
  });
  for (let n = 0; n < 12; n += 1) await createUser(`ci-${n}`, '/ci/');
  expect(await look(check)).toMatchObject({ status: 'pass' });
  await createKey('ci-11');
  expect(await look(check)).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(/was never used$/),
  });
  expect(await look(check, 91 * day)).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/^key \S{4}…\S{4} of `ci-11` was made 9[01]d\S* ago, wanted at most 90d/),
  });
  expect(await look({ ...check, 'path-prefix': undefined, users: ['nobody'] })).toMatchObject({
    finding: expect.stringMatching(/`nobody` does not exist/),
  });
});

describe('backups', () => {
  const put = (key: string, body: string) => awsSetUp().putObject(bucket, key, body);
  const createBucket = () => awsSetUp().createBucket(bucket);

  it('are objects in a bucket', async () => {
    const check = { kind: 'backup-age', s3: `s3://${bucket}/postgres/`, 'larger-than': '10B' };
    expect(await look(check)).toMatchObject({ finding: expect.stringMatching(/^there is no bucket/) });
    await createBucket();
    expect(await look(check)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^no object under/),
    });
    await put('postgres/1.dump', 'x'.repeat(100));
    expect(await look(check)).toMatchObject({ status: 'pass' });
    expect(await look(check, 25 * 3_600_000)).toMatchObject({ status: 'fail' });
  });

  it('are found among more objects than a page holds', async () => {
    await createBucket();
    const { putObject } = awsSetUp();
    const names = Array.from({ length: 1_050 }, (_, n) => `postgres/${String(n).padStart(4, '0')}`);
    for (let first = 0; first < names.length; first += 50) {
      await Promise.all(names.slice(first, first + 50).map((name) => putObject(bucket, name, 'x')));
    }
    const check = { kind: 'backup-age', s3: `s3://${bucket}/postgres/`, matches: 'postgres/1049' };
    expect(await look(check)).toMatchObject({
      status: 'pass',
      finding: expect.stringMatching(/`postgres\/1049`/),
    });
  });

  it('are described by manifests in a bucket, restore test and all', async () => {
    await createBucket();
    const created = Date.now() - 3_600_000;
    const restoreAt = isoInstant(created + 60_000);
    const manifest = manifestOf('shop-1', created, {
      sizeBytes: 4,
      verified: { level: 'restore', restoreAt, restoreSeconds: 30 },
    });
    await put('shop/shop-1.json', JSON.stringify(manifest));
    const place = `s3://${bucket}/shop/`;
    const age = { kind: 'backup-age', manifest: place, verified: 'restore' };
    expect(await look(age)).toMatchObject({ finding: expect.stringMatching(/is not beside the manifest$/) });
    await put('shop/shop-1.db', 'data');
    expect(await look(age)).toMatchObject({ status: 'pass' });
    const tested = { kind: 'restore-test', manifest: place, backup: place, longest: '15m' };
    expect(await look(tested)).toMatchObject({ status: 'pass' });
    expect(await look(tested, 31 * day)).toMatchObject({ status: 'fail' });
  });

  it('are snapshots of RDS', async () => {
    const { createInstance, createSnapshot } = awsSetUp();
    const check = { kind: 'backup-age', rds: { instance: 'shop', snapshots: 'manual' } };
    expect(await look(check)).toMatchObject({
      finding: expect.stringMatching(/^no manual snapshot of the instance/),
    });
    await createInstance('shop');
    await createSnapshot('shop', 'by-hand');
    expect(await look(check)).toMatchObject({ status: 'pass', finding: expect.stringMatching(/`by-hand`/) });
    expect(await look(check, 25 * 3_600_000)).toMatchObject({ status: 'fail' });
  });
});

it('a bucket is reached, and set up as wanted', async () => {
  const { createBucket, putObject, secureBucket } = awsSetUp();
  const check = {
    kind: 's3-bucket',
    bucket,
    versioning: true,
    encryption: 'aws:kms',
    'block-public-access': true,
  };
  await createBucket(bucket);
  await putObject(bucket, 'a', 'a');
  expect(await look(check)).toEqual({
    status: 'fail',
    finding: expect.stringMatching(
      /^versioning is never enabled, wanted Enabled; encryption is \S+, wanted aws:kms; public access is not blocked/,
    ),
  });
  await secureBucket(bucket);
  expect(await look(check)).toMatchObject({ status: 'pass' });
});

it('a distribution is configured as wanted', async () => {
  const distribution = await awsSetUp().createDistribution('cdn.musicgen.ai', 'shop.s3.amazonaws.com');
  const check = { kind: 'cloudfront', distribution, aliases: ['cdn.musicgen.ai'] };
  const config = { 'DefaultCacheBehavior.ViewerProtocolPolicy': 'redirect-to-https' };
  expect(await look({ ...check, config, origins: ['shop.s3.amazonaws.com'] })).toMatchObject({
    status: 'pass',
  });
  expect(await look({ ...check, aliases: ['www.musicgen.ai'] })).toMatchObject({ status: 'fail' });
  expect(await look({ ...check, distribution: 'E0' })).toMatchObject({
    finding: expect.stringMatching(/^there is no distribution `E0`/),
  });
});
