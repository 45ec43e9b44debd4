import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { complaints } from './language-service.ts';

const page = readFileSync(join(repositoryRoot, 'docs/workflows.md'), 'utf8');
const snippets = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');

test('every workflow has a snippet', () => {
  for (const name of ['deploy', 'rollback', 'release'])
    expect(snippets.some((text) => text.includes(`/.github/workflows/${name}.yml@v1`))).toBe(true);
});

test.each(snippets)('a snippet can be copied as it is', async (text) => {
  expect(await complaints('.github/workflows/snippet.yml', text)).toEqual([]);
});

test.each([
  ['an input', /\n +version: (?=\$)/, '\n      vresion: '],
  ['a secret', 'deploy-env: ', 'deploy-envs: '],
  ['a required input left out', /\n +environment: production\n/, '\n'],
])('a snippet with a mistake in %s is found', async (_, right, wrong) => {
  const snippet = snippets[0] ?? '';
  const mistaken = snippet.replace(right, wrong);
  expect(mistaken).not.toBe(snippet);
  expect(await complaints('.github/workflows/snippet.yml', mistaken)).not.toEqual([]);
});
