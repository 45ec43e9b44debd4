import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { expect, test } from 'vitest';
import { absent, awsService, type OpenedService } from '../../src/aws/service.ts';
import { startFakeAws } from './fake-aws.ts';

const question = (signal = new AbortController().signal) => ({
  ...{ operation: 'look', action: 's3:ListBucket', resource: 's3:::shop', signal },
});

/** What the check is told when the SDK throws this. */
async function told(error: object, region?: string): Promise<Error> {
  const { runtime } = await startFakeAws();
  const s3 = awsService('s3', { runtime }, region);
  const failed = s3.ask(question(), () => Promise.reject(Object.assign(new Error('AWS said so'), error)));
  return failed.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  );
}

test('checks of one service and region share a client, and others have their own', async () => {
  const { runtime } = await startFakeAws();
  const client = (region?: string) =>
    awsService('s3', { runtime }, region).ask(
      question(),
      async (opened: OpenedService<'s3'>) => opened.client,
    );
  expect(await client()).toBe(await client('eu-central-1'));
  expect(await client()).not.toBe(await client('us-west-2'));
});

test('a host that does not exist is a question of the region', async () => {
  const error = await told({ code: 'ENOTFOUND' }, 'eu-centrl-1');
  expect(error).toBeInstanceOf(ProviderError);
  expect(error.message).toBe('look: AWS said so; there may be no region `eu-centrl-1`, or no S3 in it');
  expect(await told({ code: 'EAI_AGAIN' })).toMatchObject({ retryable: true });
});

test.each([
  ['eu-central-1', 'arn:aws:s3:::shop'],
  ['cn-north-1', 'arn:aws-cn:s3:::shop'],
  ['us-gov-west-1', 'arn:aws-us-gov:s3:::shop'],
])('a permission is named for the partition of %s', async (region, resource) => {
  const error = await told({ name: 'AccessDenied' }, region);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error.message).toBe(
    `look: AWS said so; allow \`s3:ListBucket\` on \`${resource}\` in the policy of the role`,
  );
});

test('a wrong time is told apart from a wrong signature', async () => {
  const name = 'InvalidSignatureException';
  expect((await told({ name, message: 'Signature not yet current: 2026' })).message).toMatch(/put the clock/);
  expect((await told({ name, message: 'The signature does not match' })).message).toMatch(
    /does not know the cred/,
  );
});

test('a signal ends the wait, also for what never heard of it', async () => {
  const { runtime } = await startFakeAws();
  const controller = new AbortController();
  const waiting = awsService('s3', { runtime }).ask(question(controller.signal), () => new Promise(() => {}));
  controller.abort(new Error('no time left'));
  await expect(waiting).rejects.toThrow(/^no time left$/);
  const late = awsService('s3', { runtime }).ask(question(controller.signal), async () => 'an answer');
  await expect(late).rejects.toThrow(/^no time left$/);
});

test('only what is named counts as absent', async () => {
  const gone = Object.assign(new Error(), { name: 'NoSuchKey' });
  expect(absent('NoSuchBucket', 'NoSuchKey')(gone)).toBeUndefined();
  expect(() => absent('NoSuchBucket')(gone)).toThrow(gone);
});
