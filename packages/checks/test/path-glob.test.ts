import { expect, test } from 'vitest';
import { matchesAny, pathMatches } from '../src/path-glob.ts';

test.each([
  ['infra/main.tf', 'infra/**', true],
  ['infra/.terraform.lock.hcl', 'infra/**', true],
  ['infra/.terraform.lock.hcl', 'infra/*', true],
  ['.github/workflows/ci.yml', '**', true],
  ['.github/workflows/ci.yml', '.github/**', true],
  ['.github/workflows/ci.yml', '**/*.yml', true],
  ['github/workflows/ci.yml', '.github/**', false],
  ['.tf', '*.tf', true],
  ['a/b/c.js', 'a/*', false],
  ['release/1.2', 'release/*', true],
  ['release', 'release/*', false],
])('%s in %s is %s', (path, glob, wanted) => {
  expect(pathMatches(path, glob)).toBe(wanted);
});

test('one of several globs is enough', () => {
  expect(matchesAny('b/.x', ['a/**', 'b/**'])).toBe(true);
  expect(matchesAny('c', ['a/**', 'b/**'])).toBe(false);
});
