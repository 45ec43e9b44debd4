import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { credentialRemedy, maskCredentials } from '../../src/git/credentials.ts';
import { pushRefused } from '../../src/release/push.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;

describe('credentials in the URL of a remote are masked', () => {
  test.each([
    ['a password', 'https://ada:s3cret@example.org/shop.git', ['s3cret']],
    [
      'one that is encoded, either way',
      'https://ada:s3%23cret@example.org/shop.git',
      ['s3%23cret', 's3#cret'],
    ],
    ['one that is no valid encoding', 'https://ada:100%25%zz@example.org/shop.git', ['100%25%zz']],
    ['a token in the place of the name', `https://${token}@github.com/org/shop.git`, [token]],
    [
      'the same with the word that stands for no password',
      `https://${token}:x-oauth-basic@github.com/o/s`,
      [token],
    ],
  ])('%s', async (_, url, secrets) => {
    const runtime = await createTestRuntime();
    maskCredentials(url, runtime);
    for (const secret of secrets) expect(runtime.secrets.redact(`<${secret}>`)).toBe('<***>');
    expect(runtime.secrets.redact('ada, git and github.com')).toBe('ada, git and github.com');
  });
});

describe('what git says when it is not let in has a remedy', () => {
  test.each([
    [`fatal: could not read Password for 'https://x@github.com': terminal prompts disabled`, /github-token/],
    [`fatal: could not read Username for 'https://github.com': terminal prompts disabled`, /github-token/],
    ['remote: Repository not found.\nfatal: repository not found', /may not see the repository/],
    [
      'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      /SSH key/,
    ],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', /known_hosts/],
  ])('%s', (words, remedy) => {
    expect(credentialRemedy(words)).toMatch(remedy);
    const told = pushRefused(words, 'origin', [{ ref: 'refs/tags/v1.0.0', to: 'a' }]).message;
    expect(told).toMatch(remedy);
    expect(told).not.toContain('contents: write');
  });
});
