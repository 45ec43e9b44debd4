import { type ConfigurationError, Secrets, systemClock } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { readFlag, recordText } from '../src/maintenance-record.ts';
import { fixedAnswer, messageIn } from '../src/switches/alb/fixed-answer.ts';
import { recordIn, tagsOf } from '../src/switches/alb/rule-tags.ts';
import { redisAddress } from '../src/switches/redis/address.ts';
import { RedisSwitch } from '../src/switches/redis/redis-switch.ts';
import { recordOf } from './switch-behaviour.ts';

const awkward = 'Ünten <b>&lt;</b> "10" {{{x}}} \\ 🚧\nnoch eine Zeile';

describe('the record as text', () => {
  it('comes back as it was, in ASCII and without what SSM takes for a reference', () => {
    const record = recordOf('migrate', { message: awkward });
    const text = recordText(record);
    expect(text).toMatch(/^\{"enabled":true,[\x20-\x7e]*$/);
    expect(text).not.toContain('{{');
    expect(readFlag(text)).toEqual({ on: true, record });
  });

  it.each([
    ...(['true', 'TRUE', 'on', ' yes\n', '1', '{"enabled":true}', '{"enabled":"true"}'] as const).map(
      (text) => [text, true] as const,
    ),
    ...(
      ['', 'false', 'off', '0', 'null', '[]', '{}', '{"enabled":false}', '<html>', '{"enabled":'] as const
    ).map((text) => [text, false] as const),
  ])('by hand, %j is %s', (text, on) => {
    expect(readFlag(text)).toEqual({ on });
  });

  it.each([
    { until: 'tomorrow' },
    { holder: undefined },
    { holder: { id: 'x', actor: 'ada', run: { repository: 'a/b', runId: '7' } } },
    { stay: 'false' },
  ])('is no record with %j', (change) => {
    expect(readFlag(JSON.stringify({ enabled: true, ...recordOf('migrate'), ...change }))).toEqual({
      on: true,
    });
  });
});

describe('the record in the tags of a rule', () => {
  it.each([
    { stay: true },
    { holder: { id: 'ada@desk', actor: 'ada@desk' } },
    {
      holder: {
        id: 'acme/shop/7/2/a-b_c',
        actor: 'ada',
        run: { repository: 'acme/shop', runId: 7, attempt: 2, job: 'a-b_c' },
      },
    },
  ])('comes back as it was: %j', (change) => {
    const record = recordOf('migrate', change);
    expect(recordIn(tagsOf(record), record.message)).toEqual(record);
  });

  it('has no more tags, and no other characters, than AWS takes', () => {
    const actor = 'dependabot[bot] <x>'.padEnd(400, 'y');
    const tags = tagsOf(recordOf('migrate', { holder: { id: 'x', actor } }));
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html, and moto takes ten
    expect(tags.length).toBeLessThanOrEqual(10);
    for (const { Value = '' } of tags) expect(Value).toMatch(/^[\p{L}\p{N} +\-=._:/@]{0,256}$/u);
  });

  it('is not there in the tags of somebody else’s rule', () => {
    expect(recordIn([], 'x')).toBeUndefined();
    expect(recordIn([{ Key: 'team', Value: 'shop' }], 'x')).toBeUndefined();
  });

  it.each(['text/html', 'text/plain', 'application/json'] as const)(
    'has the message in a %s answer',
    (type) => {
      const record = recordOf('migrate', { message: awkward });
      const answer = fixedAnswer({ 'content-type': type, status: 503 }, record);
      expect(answer).toMatchObject({ ContentType: type, StatusCode: '503' });
      expect(messageIn(answer)).toBe(awkward);
      if (type === 'text/html') expect(answer.MessageBody).not.toContain('<b>');
    },
  );
});

describe('the address of Redis', () => {
  const none = { username: undefined, password: undefined };

  it('says host, port, database, TLS and the way in', () => {
    expect(redisAddress({ ...none, url: 'rediss://ada:p%2Fw@cache.example:6380/2' })).toEqual({
      ...{ host: 'cache.example', port: 6380, db: 2, tls: true, username: 'ada', password: 'p/w' },
      place: 'Redis at cache.example:6380',
    });
    expect(redisAddress({ ...none, url: 'redis://[::1]' })).toMatchObject({
      host: '::1',
      port: 6379,
      db: 0,
      tls: false,
    });
  });

  it.each([
    [{ url: 'http://cache' }, 1],
    [{ url: 'redis://ada:geheim/x@cache' }, 1],
    [{ url: 'redis://cache/0?x=1', username: 'ada' }, 2],
    [{ url: 'redis://ada:geheim-1@cache', password: 'geheim-2' }, 1],
  ])('refuses %o with everything that is wrong, and shows no password', (given, count) => {
    let error: unknown;
    try {
      redisAddress({ ...none, ...given });
    } catch (thrown) {
      error = thrown;
    }
    expect((error as ConfigurationError).problems).toHaveLength(count);
    expect(String(error)).not.toMatch(/geheim/);
  });

  it('masks a password that stands in it', () => {
    const secrets = new Secrets();
    const section = { switch: 'redis', message: 'x', for: 1, timeout: 1, key: 'k', ...none } as const;
    const maintenance = new RedisSwitch(
      { ...section, url: 'redis://ada:geheim-1@cache/0' },
      { clock: systemClock, secrets },
    );
    expect(secrets.redact('geheim-1')).toBe('***');
    expect(maintenance.place).toBe('the key `k` in Redis at cache:6379');
  });
});
