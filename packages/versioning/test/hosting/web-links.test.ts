import { expect, test } from 'vitest';
import { webLinks } from '../../src/hosting/web-links.ts';

test.each([
  'https://github.com/acme/shop',
  'https://github.com/acme/shop.git',
  'https://user:secret@github.com/acme/shop.git/',
  'git@github.com:acme/shop.git',
  'ssh://git@github.com:22/acme/shop.git',
])('%s is a repository on GitHub', (url) => {
  const links = webLinks(url, undefined);
  expect(links?.tag('v1.0.0')).toBe('https://github.com/acme/shop/releases/tag/v1.0.0');
  expect(links?.compare('pkg/v1', 'a b')).toBe('https://github.com/acme/shop/compare/pkg/v1...a%20b');
});

test('the host of an enterprise server is known from the run', () => {
  const url = 'git@git.acme.example:acme/shop.git';
  expect(webLinks(url, 'https://git.acme.example')?.tag('v1')).toBe(
    'https://git.acme.example/acme/shop/releases/tag/v1',
  );
  expect(webLinks(url, 'https://github.com')).toBeUndefined();
});

test.each([
  '/srv/git/shop.git',
  'file:///srv/shop',
  'https://gitlab.com/a/b.git',
  'https://github.com/only',
  undefined,
])('%s has no pages we know', (url) => {
  expect(webLinks(url, 'https://github.com')).toBeUndefined();
});
