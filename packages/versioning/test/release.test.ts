import { ConfigurationError } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { releaseIn, TestRepository } from './git-repository.ts';

describe('a release in one repository', () => {
  test('commits the changelog and puts an annotated tag on that commit', async () => {
    const repository = TestRepository.create();
    const source = repository.commit('feat(api): first thing');
    const result = await releaseIn(repository);
    expect(result).toMatchObject({ released: true, reasonCode: 'released', version: '0.1.0', tag: 'v0.1.0' });
    expect(result).toMatchObject({ bump: 'minor', previousTag: undefined, sha: source, releaseUrl: undefined });
    expect(repository.git('cat-file', '-t', 'v0.1.0')).toBe('tag');
    expect(repository.head('v0.1.0')).toBe(repository.head());
    expect(repository.head('HEAD^')).toBe(source);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.read('CHANGELOG.md')).toContain(
      '## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n### Added\n\n- **api:** first thing\n',
    );
    expect(repository.git('log', '-1', '--format=%an <%ce>')).toBe('Robot <robot@example.org>');
    expect(repository.git('tag', '-l', '--format=%(taggeremail) %(contents)', 'v0.1.0')).toBe('<robot@example.org> Release 0.1.0');
    expect(() => repository.git('config', '--local', 'user.name')).toThrow();
  });

  test('a second run says the same and writes nothing', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: first thing');
    const first = await releaseIn(repository);
    const refs = repository.refs();
    const second = await releaseIn(repository);
    expect(second).toMatchObject({ released: true, reasonCode: 'already-released', version: '0.1.0', notes: first.notes, writes: [] });
    expect(repository.refs()).toEqual(refs);
  });
});
