import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { type FakeAws, startFakeAws } from '../aws/fake-aws.ts';
import type { FakeBucket } from '../aws/fake-s3.ts';
import { outcomes } from '../outcomes.ts';

const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const audio: FakeBucket = {
  name: 'musicgen-audio',
  objects: [{ key: 'songs/1.ogg' }],
  versioning: 'Enabled',
  encryption: 'aws:kms',
  publicAccess: blocked,
};

/** A check of a bucket that differs from the usual one. */
async function scene(
  check: object,
  finding: RegExp,
  { bucket = {}, change }: { bucket?: Partial<FakeBucket>; change?: (fake: FakeAws) => void } = {},
) {
  const { fake, runtime } = await startFakeAws();
  fake.buckets.push({ ...audio, ...bucket });
  change?.(fake);
  return { check: { bucket: 'musicgen-audio', ...check }, runtime, finding };
}

outcomes('s3-bucket', {
  passes: async () => ({
    ...(await scene(
      { versioning: true, encryption: 'aws:kms', 'block-public-access': true },
      /^bucket `musicgen-audio` can be listed; versioning is Enabled; encryption is aws:kms; public access is blocked$/,
    )),
    answer: /^region eu-central-1\n/,
  }),
  warns: () =>
    scene(
      { prefix: 'covers/' },
      /^`covers\/` in bucket `musicgen-audio` can be listed, but nothing is there$/,
    ),
  fails: {
    'nothing there': () =>
      scene({ empty: 'fail' }, /can be listed, but nothing is there$/, { bucket: { objects: [] } }),
    'older versions are lost': () =>
      scene({ versioning: true }, /^versioning is Suspended, wanted Enabled$/, {
        bucket: { versioning: 'Suspended' },
      }),
    'versioning that is not wanted': () =>
      scene({ versioning: false }, /^versioning is Enabled, wanted none$/),
    'another encryption': () =>
      scene({ encryption: 'aws:kms' }, /^encryption is AES256, wanted aws:kms$/, {
        bucket: { encryption: 'AES256' },
      }),
    'no encryption': () =>
      scene({ encryption: 'AES256' }, /^encryption is none, wanted AES256$/, {
        bucket: { encryption: undefined as never },
      }),
    'public access': () =>
      scene({ 'block-public-access': true }, /these are off: BlockPublicPolicy$/, {
        bucket: { publicAccess: { ...blocked, BlockPublicPolicy: false } },
      }),
    'public access that nobody thought of': () =>
      scene({ 'block-public-access': true }, /off: BlockPublicAcls, IgnorePublicAcls, Block/, {
        bucket: { publicAccess: undefined as never },
      }),
    'no such bucket': () =>
      scene(
        { bucket: 'musicgen-adio' },
        /^there is no bucket `musicgen-adio`: look at its name, and whether/,
      ),
    'another region': () =>
      scene(
        {},
        /^the bucket `musicgen-audio` is in region `us-west-2`, and was asked for in `eu-central-1`; set `region`/,
        {
          bucket: { region: 'us-west-2' },
        },
      ),
    'a setting that may not be read': () =>
      scene({ versioning: true }, /allow `s3:GetBucketVersioning` on `arn:aws:s3:::musicgen-audio`/, {
        change: (fake) => fake.refusals.set('GetBucketVersioning', ['AccessDenied', 403]),
      }),
  },
  unreachable: {
    'the list is refused': () =>
      scene(
        {},
        /^list the bucket `musicgen-audio`: .*allow `s3:ListBucket` on `arn:aws:s3:::musicgen-audio`/,
        {
          change: (fake) => fake.refusals.set('ListObjectsV2', ['AccessDenied', 403, 'Access Denied']),
        },
      ),
    'S3 is busy': () =>
      scene({}, /Please reduce your request rate/, {
        change: (fake) =>
          fake.refusals.set('ListObjectsV2', ['SlowDown', 503, 'Please reduce your request rate.']),
      }),
    'expired credentials': () =>
      scene({}, /have expired: set `aws.role`/, {
        change: (fake) => fake.refusals.set('ListObjectsV2', ['ExpiredToken', 400]),
      }),
  },
});

test('a region of its own is asked', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.buckets.push({ ...audio, region: 'us-west-2' });
  const check = { kind: 's3-bucket', bucket: 'musicgen-audio', region: 'us-west-2' };
  expect(await ask(check, runtime)).toMatchObject({ status: 'pass' });
});

test.each([['s3://musicgen-audio'], ['musicgen-audio/songs'], ['']])('`%s` is no bucket', (bucket) => {
  expect(() => section({ kind: 's3-bucket', bucket })).toThrow(/must be the name of a bucket/);
});
