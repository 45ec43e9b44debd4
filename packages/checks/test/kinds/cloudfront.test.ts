import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { type FakeAws, startFakeAws } from '../aws/fake-aws.ts';
import type { FakeDistribution } from '../aws/fake-cloudfront.ts';
import { outcomes } from '../outcomes.ts';

const hour = 3_600_000;
const id = 'E1234567890ABC';

/** A check of a distribution that differs from the usual one. */
async function scene(
  check: object,
  distribution: Partial<FakeDistribution>,
  finding: RegExp,
  change?: (fake: FakeAws) => void,
) {
  const { fake, runtime } = await startFakeAws();
  fake.distributions.push({
    id,
    aliases: ['cdn.musicgen.ai'],
    modified: Date.now() - 5 * hour,
    ...distribution,
  });
  change?.(fake);
  return { check: { distribution: id, ...check }, runtime, finding };
}

outcomes('cloudfront', {
  passes: async () => ({
    ...(await scene(
      {
        aliases: ['cdn.musicgen.ai'],
        origins: ['shop.s3.amazonaws.com'],
        config: {
          'DefaultCacheBehavior.ViewerProtocolPolicy': 'redirect-to-https',
          'Aliases.Items.0': 'cdn.musicgen.ai',
        },
        'changed-within': '6h',
      },
      {},
      /^distribution `E1234567890ABC` is enabled and deployed$/,
    )),
    answer: /aliases: cdn\.musicgen\.ai\norigins: shop\.s3\.amazonaws\.com\ncertificate: arn:aws:acm/,
  }),
  warns: () =>
    scene(
      { 'in-progress': 'warn' },
      { status: 'InProgress' },
      /is `InProgress`, wanted `Deployed`: its last change/,
    ),
  fails: {
    'a change under way': () => scene({}, { status: 'InProgress' }, /is `InProgress`, wanted `Deployed`/),
    'a status that nobody knows': () =>
      scene({ 'in-progress': 'warn' }, { status: 'Melted' }, /is `Melted`, wanted `Deployed`/),
    disabled: () => scene({}, { enabled: false }, /^distribution `E1234567890ABC` is disabled$/),
    'an alias that is missing': () =>
      scene(
        { aliases: ['www.musicgen.ai'] },
        {},
        /^the alias `www\.musicgen\.ai` is missing, it has `cdn\.musicgen\.ai`$/,
      ),
    'another origin': () =>
      scene(
        { origins: ['new.example.com'] },
        {},
        /^the origin `new\.example\.com` is missing, it has `shop\.s3/,
      ),
    'other settings': () =>
      scene(
        { config: { HttpVersion: 'http2and3', 'Logging.Enabled': true } },
        {},
        /^`HttpVersion` is "http2", wanted "http2and3"; `Logging.Enabled` is missing, wanted true$/,
      ),
    'not changed lately': () =>
      scene({ 'changed-within': '1h' }, {}, /^it was changed 5h ago, wanted at most 1h$/),
    'not there': () =>
      scene(
        { distribution: 'E0' },
        {},
        /^there is no distribution `E0` in the account of these credentials$/,
      ),
    'a permission that is missing': () =>
      scene(
        {},
        {},
        /allow `cloudfront:GetDistribution` on `arn:aws:cloudfront::\*:distribution\/E1234567890ABC`/,
        (fake) => fake.refusals.set('GetDistribution', ['AccessDenied', 403]),
      ),
  },
  unreachable: {
    'expired credentials': () =>
      scene({}, {}, /have expired: set `aws.role`/, (fake) =>
        fake.refusals.set('GetDistribution', ['ExpiredToken', 403]),
      ),
    'CloudFront is busy': () =>
      scene({}, {}, /Rate exceeded/, (fake) =>
        fake.refusals.set('GetDistribution', ['Throttling', 400, 'Rate exceeded']),
      ),
  },
});

test('an invalidation under way is a warning', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.distributions.push({ id, invalidations: 2 });
  expect(await ask({ kind: 'cloudfront', distribution: id }, runtime)).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(/has 2 invalidations under way: edges may still serve what is old$/),
  });
});

test('what is often secret can not be asked for', () => {
  const config = { 'Origins.Items.0.CustomHeaders.Items.0.HeaderValue': 'x' };
  expect(() => section({ kind: 'cloudfront', distribution: id, config })).toThrow(
    /what stands there is often secret/,
  );
});
