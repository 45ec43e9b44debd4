import { Secrets } from '@deploy-actions/action-kit';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

function masking(...values: string[]): Secrets {
  const secrets = new Secrets();
  for (const value of values) secrets.add(value);
  return secrets;
}

describe('a secret is masked', () => {
  test('wherever and however often it stands', () => {
    expect(masking('hunter22').redact('hunter22 and xhunter22x')).toBe('*** and x***x');
  });

  test('line by line when it has several, for logs are written line by line', () => {
    const secrets = masking('first-line\r\nsecond-line\n');
    expect(secrets.redact('second-line before first-line')).toBe('*** before ***');
    expect(secrets.redact('first-line\r\nsecond-line\n')).not.toMatch(/line/);
  });

  test('in JSON, in a URL and in base64', () => {
    const secrets = masking('pass "word"&/ü');
    const url = new URL('https://x/');
    url.pathname = `/${encodeURIComponent('pass "word"&/ü')}`;
    const text = `${JSON.stringify({ a: 'pass "word"&/ü' })} ${url.href} ${Buffer.from('pass "word"&/ü').toString('base64')}`;
    expect(secrets.redact(text)).toBe('{"a":"***"} https://x/*** ***');
  });

  test('as a whole when another one is a part of it', () => {
    expect(masking('abcd', 'abcdefgh').redact('abcdefgh abcd')).toBe('*** ***');
    expect(masking('abcdefgh', 'abcd').redact('abcdefgh abcd')).toBe('*** ***');
  });

  test('without the white space around it, too', () => {
    expect(masking(' token-1 \n').redact('[token-1]')).toBe('[***]');
  });

  test('and with an address its password, as it is written and as it is meant', () => {
    const secrets = masking('postgres://shop:se%3Acret%401@127.0.0.1:5432/shop');
    expect(secrets.redact('/app/postgres:/shop:se%3Acret%401@127.0.0.1 and se:cret@1')).toBe(
      '/app/postgres:/shop:***@127.0.0.1 and ***',
    );
    expect(masking('mysql://u:with/and@it@host:3306/shop').redact('with/and@it@host')).toBe('***@host');
    expect(masking('https://example.com:8443/a@b').redact('8443/a@b')).toBe('8443/a@b');
  });

  test('with characters that mean something in patterns and replacements', () => {
    expect(masking('a.c*$&').redact('abcc a.c*$&')).toBe('abcc ***');
  });
});

test('what is empty or too short to be a secret masks nothing', () => {
  const secrets = masking('', ' ', '\n\n', '1', 'on', '{', 'abc');
  expect(secrets.redact('{"a": 1, "on": true} abc')).toBe('{"a": 1, "on": true} abc');
});

test('the runner is told each line once', () => {
  const told: string[] = [];
  const secrets = new Secrets((line) => told.push(line));
  secrets.add('line one\nline two');
  secrets.add('line two');
  expect(told).toEqual(['line one', 'line two']);
});

test.prop([fc.array(fc.string({ minLength: 4, maxLength: 12 }), { minLength: 1 }), fc.string()])(
  'no secret of some length survives in any text',
  (values, filler) => {
    const secrets = masking(...values);
    const text = secrets.redact(values.map((value) => `${filler}${value}`).join(filler));
    for (const value of values) {
      // A mask may complete a secret made of asterisks.
      if (value.trim().length >= 4 && !value.includes('*')) expect(text).not.toContain(value);
    }
  },
);
