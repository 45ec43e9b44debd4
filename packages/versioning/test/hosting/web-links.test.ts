import { expect, test } from 'vitest';
import { remoteRepository, repositoryOnGithub, webLinks } from '../../src/hosting/web-links.ts';

const github = { origin: 'https://github.com', repository: 'acme/shop' };

test.each([
  'https://github.com/acme/shop',
  'https://github.com/acme/shop.git',
  'https://user:secret@github.com/acme/shop.git/',
  'https://x-access-token:ghs_1@GitHub.com/acme/shop',
  'http://github.com:80/acme/shop',
  'git@github.com:acme/shop.git',
  'git@github.com:/acme/shop.git',
  'org-1234@github.com:acme/shop.git',
  'ssh://git@github.com/acme/shop.git',
  'ssh://git@github.com:22/acme/shop.git',
  'ssh://git@ssh.github.com:443/acme/shop.git',
  'git://github.com/acme/shop.git',
])('%s is a repository on GitHub', (url) => {
  expect(remoteRepository(url, undefined)).toEqual(github);
  const links = webLinks(url, undefined);
  expect(links?.tag('v1.0.0')).toBe('https://github.com/acme/shop/releases/tag/v1.0.0');
  expect(links?.compare('pkg/v1', 'a b')).toBe('https://github.com/acme/shop/compare/pkg/v1...a%20b');
});

test.each([
  ['git@git.acme.example:acme/shop.git', 'https://git.acme.example'],
  ['https://git.acme.example/acme/shop.git', 'https://git.acme.example/'],
  ['https://git.acme.example:8443/acme/shop.git', 'https://git.acme.example:8443'],
  ['ssh://git@git.acme.example:2222/acme/shop.git', 'https://git.acme.example:8443'],
  ['http://127.0.0.1:3000/acme/shop', 'http://127.0.0.1:3000'],
])('%s is a repository on the server %s', (url, server) => {
  const origin = new URL(server).origin;
  expect(remoteRepository(url, server)).toEqual({ origin, repository: 'acme/shop' });
  expect(webLinks(url, server)?.tag('v1')).toBe(`${origin}/acme/shop/releases/tag/v1`);
  expect(repositoryOnGithub(url, server)).toBe('acme/shop');
});

test.each([
  '/srv/git/shop.git',
  'C:/git/shop.git',
  'file:///srv/shop',
  'https://gitlab.com/a/b.git',
  'https://github.com/only',
  'https://github.com/acme/shop/extra',
  'https://github.com.evil.example/acme/shop',
  'https://github.com@evil.example/acme/shop',
  'https://github.com:8443/acme/shop',
  'git@evil.example:github.com/shop',
  'https://[broken',
  '',
  undefined,
])('%s has no pages we know', (url) => {
  expect(webLinks(url, 'https://github.com')).toBeUndefined();
  expect(repositoryOnGithub(url, 'https://github.com')).toBeUndefined();
});

test('the token of an enterprise server goes nowhere else', () => {
  const url = 'https://github.com/acme/shop';
  expect(remoteRepository(url, 'https://git.acme.example')).toEqual(github);
  expect(repositoryOnGithub(url, 'https://git.acme.example')).toBeUndefined();
  expect(repositoryOnGithub('https://git.acme.example:444/a/b', 'https://git.acme.example')).toBeUndefined();
});
