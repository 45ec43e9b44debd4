import { writeFile } from 'node:fs/promises';
import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import type { AwsConfiguration } from '@deploy-actions/config';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAws, refuseShortLived } from '../src/index.ts';
import { type FakeAws, startFakeAws } from './fake-aws.ts';

const minute = 60_000;
const hour = 60 * minute;
const role = 'arn:aws:iam::123456789012:role/deploy';

const section = (change: Partial<AwsConfiguration> = {}): AwsConfiguration => ({
  region: 'eu-central-1',
  'session-duration': hour,
  lifetime: hour,
  ...change,
});

afterEach(() => vi.unstubAllEnvs());

/** The SDK reads the environment of the process, so a test of its chain has to set that, and nothing may be left in it. */
function stubKeys(keys: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const names = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ];
  for (const name of names) vi.stubEnv(name, keys[name]);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  return { ...keys, AWS_REGION: 'eu-central-1' };
}

describe('a role with OIDC', () => {
  let runtime: TestRuntime;
  let fake: FakeAws;
  beforeEach(async () => {
    const first = await createTestRuntime();
    fake = await startFakeAws(() => first.clock.now());
    runtime = { ...first, environment: fake.oidcEnvironment };
    vi.stubEnv('AWS_ENDPOINT_URL', fake.url);
  });
  afterEach(() => fake.close());

  it('is assumed with a token of the run for the audience of AWS, in a session named after the run', async () => {
    const access = openAws(section({ role }), runtime);
    expect(await access.credentials()).toMatchObject({
      accessKeyId: 'ASIAFAKE1',
      sessionToken: 'fake-session-token-1',
    });
    expect(fake.audiences).toEqual(['sts.amazonaws.com']);
    expect(fake.assumed).toEqual([
      expect.objectContaining({
        RoleArn: role,
        RoleSessionName: 'acme-shop-1-1',
        DurationSeconds: '3600',
        WebIdentityToken: 'token-1',
      }),
    ]);
  });

  it('is assumed once for all of a step that name the same section, and again for another', async () => {
    await Promise.all(['state', 'router'].map(() => openAws(section({ role }), runtime).credentials()));
    expect(fake.assumed).toHaveLength(1);
    await openAws(section({ role: `${role}-read` }), runtime).credentials();
    await openAws(section({ role }), { ...runtime }).credentials();
    expect(fake.assumed.map(({ RoleArn }) => RoleArn)).toEqual([role, `${role}-read`, role]);
  });

  it('keeps the credentials while they live and renews them five minutes before they end, with a new token', async () => {
    const access = openAws(section({ role, 'session-duration': 15 * minute }), runtime);
    await access.credentials();
    runtime.clock.advance(9 * minute);
    expect((await access.credentials()).accessKeyId).toBe('ASIAFAKE1');
    runtime.clock.advance(2 * minute);
    expect((await access.credentials()).accessKeyId).toBe('ASIAFAKE2');
    runtime.clock.advance(5 * hour);
    expect((await access.credentials()).accessKeyId).toBe('ASIAFAKE3');
    expect(fake.assumed.map(({ WebIdentityToken }) => WebIdentityToken)).toEqual([
      'token-1',
      'token-2',
      'token-3',
    ]);
    expect(await access.lifetime()).toEqual({ kind: 'unlimited' });
  });

  it('renews credentials that live shorter than the lead again and again', async () => {
    fake.lives = 20_000;
    const access = openAws(section({ role }), runtime);
    for (let n = 1; n <= 3; n += 1) {
      expect((await access.credentials()).accessKeyId).toBe(`ASIAFAKE${n}`);
      runtime.clock.advance(21_000);
    }
  });

  it('is assumed once for all who wait for it', async () => {
    const access = openAws(section({ role }), runtime);
    const all = await Promise.all([1, 2, 3].map(() => access.credentials()));
    expect(new Set(all.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['ASIAFAKE1']));
    expect(fake.assumed).toHaveLength(1);
  });

  it('keeps credentials that still live when a renewal fails, says so once a while, and renews later', async () => {
    const access = openAws(section({ role }), runtime);
    await access.credentials();
    runtime.clock.advance(56 * minute);
    fake.trouble.push('untrusted');
    expect((await access.credentials()).accessKeyId).toBe('ASIAFAKE1');
    expect((await access.credentials()).accessKeyId).toBe('ASIAFAKE1');
    expect(fake.audiences).toHaveLength(2);
    expect(runtime.lines.join('\n')).toMatch(/warning: the AWS credentials end at 2026-01-01T13:00:00Z and/);
    runtime.clock.advance(31_000);
    fake.trouble.length = 0;
    expect((await access.credentials()).accessKeyId).toBe('ASIAFAKE2');
  });

  it('fails once the credentials have ended and can’t be renewed', async () => {
    const access = openAws(section({ role }), runtime);
    await access.credentials();
    runtime.clock.advance(61 * minute);
    fake.trouble.push('untrusted');
    await expect(access.credentials()).rejects.toThrow(/trust policy must allow this repository/);
  });

  it('masks the token and the keys', async () => {
    await openAws(section({ role }), runtime).credentials();
    expect(runtime.secrets.redact('token-1 fake-secret-key-1 fake-session-token-1')).toBe('*** *** ***');
  });

  it('tries again when GitHub is busy', async () => {
    fake.trouble.push('oidc-down');
    const access = openAws(section({ role }), runtime);
    await expect(access.credentials()).rejects.toMatchObject({ name: 'ProviderError', retryable: true });
    await expect(access.credentials()).resolves.toMatchObject({ accessKeyId: 'ASIAFAKE1' });
  });

  it('says which side refused, and what to do', async () => {
    fake.trouble.push('untrusted');
    const untrusted = openAws(section({ role }), runtime).credentials();
    await expect(untrusted).rejects.toBeInstanceOf(ConfigurationError);
    await expect(untrusted).rejects.toThrow(`the role ${role} was not given: Not authorized`);
    fake.trouble.length = 0;
    const long = openAws(section({ role, 'session-duration': 2 * hour }), runtime).credentials();
    await expect(long).rejects.toThrow(/MaxSessionDuration; look at .*`aws.session-duration`/);
    fake.trouble.push('sts-down');
    const down = openAws(section({ role }), runtime).credentials();
    await expect(down).rejects.toBeInstanceOf(ProviderError);
    await expect(down).rejects.toMatchObject({ system: 'AWS STS', retryable: true });
  });

  it('is a ConfigurationError in a job without OIDC, which names the permission', async () => {
    const environment = { GITHUB_ACTIONS: 'true', AWS_ACCESS_KEY_ID: 'AKIA' };
    expect(() => openAws(section({ role }), { ...runtime, environment })).toThrow(
      /permissions: id-token: write/,
    );
  });

  it('gives way to the credentials of the machine for whoever works by hand', async () => {
    const environment = stubKeys({ AWS_ACCESS_KEY_ID: 'AKIAHAND', AWS_SECRET_ACCESS_KEY: 'by-hand' });
    const access = openAws(section({ role }), { ...runtime, environment });
    expect((await access.credentials()).accessKeyId).toBe('AKIAHAND');
    expect(runtime.lines.join('\n')).toContain('the AWS credentials of this machine are used');
  });
});

describe('the section', () => {
  it('gives the region, before the environment does', async () => {
    const runtime = await createTestRuntime({ environment: { AWS_REGION: 'us-east-1' } });
    expect(openAws(section(), runtime).region).toBe('eu-central-1');
    expect(openAws(undefined, runtime).region).toBe('us-east-1');
  });

  it('is refused with all that is wrong with it at once', async () => {
    const runtime = await createTestRuntime({ environment: { GITHUB_ACTIONS: 'true' } });
    const { region: _, ...elsewhere } = section({ role, 'session-duration': 13 * hour });
    const problems = () => {
      try {
        openAws(elsewhere, runtime);
      } catch (error) {
        return (error as ConfigurationError).problems.map(({ message }) => message);
      }
      return [];
    };
    expect(problems()).toEqual([
      expect.stringMatching(/no AWS region .* `aws.region`, or AWS_REGION/),
      expect.stringMatching(/`aws.session-duration` is 13h, .*`15m` to `12h`/),
      expect.stringMatching(/id-token: write/),
    ]);
  });
});

describe('the credentials of the environment', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 'not-so-secret' };
  const temporary = { ...keys, AWS_SESSION_TOKEN: 'session-token' };
  const until = '2026-01-01T12:40:00Z';

  const open = async (
    environment: Record<string, string | undefined>,
    change?: Partial<AwsConfiguration>,
  ) => {
    const runtime = await createTestRuntime({ environment });
    return { access: openAws(section(change), runtime), clock: runtime.clock };
  };

  it('are used, and never end when they are plain keys', async () => {
    const { access, clock } = await open(stubKeys(keys));
    expect(await access.credentials()).toMatchObject({ accessKeyId: 'AKIA1' });
    await refuseShortLived(access, 100 * 24 * hour, clock);
  });

  it('end when they say so', async () => {
    const { access, clock } = await open(stubKeys({ ...temporary, AWS_CREDENTIAL_EXPIRATION: until }));
    await refuseShortLived(access, 40 * minute, clock);
    const refused = refuseShortLived(access, 41 * minute, clock);
    await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
    await expect(refused).rejects.toThrow(
      /takes up to 41m, but .* end in 40m \(2026-01-01T12:40:00Z\); set `aws.role` and .*id-token: write/,
    );
    clock.advance(hour);
    await expect(refuseShortLived(access, 1, clock)).rejects.toThrow(/the environment ended/);
  });

  it('count as living for an hour, or `lifetime`, from the start of the step when they don’t', async () => {
    const { access, clock } = await open(stubKeys(temporary));
    clock.advance(30 * minute);
    await refuseShortLived(access, 30 * minute, clock);
    await expect(refuseShortLived(access, 31 * minute, clock)).rejects.toThrow(
      /end in 30m .*they don’t say so themselves, and `aws.lifetime`/,
    );
    const longer = await open(stubKeys(temporary), { lifetime: 12 * hour });
    await refuseShortLived(longer.access, 12 * hour, longer.clock);
  });

  it('are renewed by the SDK when they come from elsewhere', async () => {
    const script = `console.log(JSON.stringify({ Version: 1, AccessKeyId: 'ASIAPROCESS', SecretAccessKey: 'from-process', SessionToken: 'st', Expiration: '2999-01-01T00:00:00Z' }))`;
    const environment = stubKeys({});
    const runtime = await createTestRuntime({ environment });
    const config = `${runtime.temporary}/config`;
    const program = `${runtime.temporary}/give.mjs`;
    await writeFile(program, script);
    await writeFile(config, `[default]\ncredential_process = "${process.execPath}" "${program}"\n`);
    vi.stubEnv('AWS_CONFIG_FILE', config);
    const access = openAws(section(), runtime);
    expect((await access.credentials()).accessKeyId).toBe('ASIAPROCESS');
    expect(await access.lifetime()).toEqual({ kind: 'unlimited' });
  });

  it('are missed with what to do', async () => {
    const { access } = await open(stubKeys({}));
    await expect(access.credentials()).rejects.toBeInstanceOf(ConfigurationError);
    await expect(access.lifetime()).rejects.toThrow(/no AWS credentials were found: set `aws.role`/);
  });
});
