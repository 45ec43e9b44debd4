import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { ConfigurationError, type ToolRequest } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../git-repository.ts';

describe('a release in one repository', () => {
  test('commits the changelog and puts an annotated tag on that commit', async () => {
    const repository = TestRepository.create();
    const source = repository.commit('feat(api): first thing');
    const result = await releaseIn(repository);
    expect(result).toMatchObject({
      released: true,
      reasonCode: 'released',
      version: '0.1.0',
      tag: 'v0.1.0',
      bump: 'minor',
      previousTag: undefined,
      sha: source,
      releaseUrl: undefined,
    });
    expect(repository.git('cat-file', '-t', 'v0.1.0')).toBe('tag');
    expect(repository.head('v0.1.0')).toBe(repository.head());
    expect(repository.head('HEAD^')).toBe(source);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.read('CHANGELOG.md')).toContain(
      '## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n### Added\n\n- **api:** first thing\n',
    );
    expect(repository.git('log', '-1', '--format=%an <%ce>')).toBe('Robot <robot@example.org>');
    const tagger = repository.git('tag', '-l', '--format=%(taggeremail) %(contents)', 'v0.1.0');
    expect(tagger).toBe('<robot@example.org> Release 0.1.0');
    expect(() => repository.git('config', '--local', 'user.name')).toThrow();
  });

  test('publish leaves what was written by hand after the released commit to a later release', async () => {
    const repository = TestRepository.create();
    const unreleased = '# Changelog\n\n## [Unreleased]\n\n';
    const change = (message: string, text: string) => {
      repository.write('CHANGELOG.md', text);
      repository.git('add', '.');
      return repository.commit(message);
    };
    const deployed = change('fix: one', `${unreleased}- by hand\n`);
    change('fix: two', `${unreleased}- later\n- by hand\n`);
    const prepared = await releaseIn(repository, { stage: 'prepare', sha: deployed, dryRun: true });
    const result = await releaseIn(repository, { stage: 'publish', sha: deployed });
    expect(result.notes).toBe('- by hand\n\n### Fixed\n\n- one');
    expect(prepared.notes).toBe(result.notes);
    expect(repository.read('CHANGELOG.md')).toBe(
      `${unreleased}- later\n\n## [0.1.0] - 2026-01-01\n\n- by hand\n\n### Fixed\n\n- one\n`,
    );
    const next = await releaseIn(repository);
    expect(next.notes).toBe('- later\n\n### Fixed\n\n- two');
  });

  test('notes of a prerelease tell what waits under Unreleased, and leave it there', async () => {
    const repository = TestRepository.create();
    const text = '# Log\n\n## [Unreleased]\n\n### Fixed\n\n- by [hand]\n\n[hand]: https://hand.example\n';
    repository.write('CHANGELOG.md', text);
    repository.git('add', '.');
    repository.commit('fix: one');
    const result = await releaseIn(repository, { bump: 'prerelease' });
    const notes = '### Fixed\n\n- by [hand]\n- one\n\n[hand]: https://hand.example';
    expect(result).toMatchObject({ version: '0.1.0-rc.1', notes });
    expect(repository.read('CHANGELOG.md')).toBe(text);
    expect(await releaseIn(repository, { bump: 'prerelease' })).toMatchObject({ notes, writes: [] });
    expect((await releaseIn(repository, { bump: 'prerelease', changelog: undefined })).notes).toBe(
      '### Fixed\n\n- one',
    );
    repository.write('CHANGELOG.md', '# Log\n\n## About\n');
    repository.git('add', '.');
    repository.commit('fix: two');
    expect((await releaseIn(repository, { bump: 'prerelease' })).notes).toContain('- two');
  });

  test('a changelog that would swallow the release is refused, and nothing is written', async () => {
    const repository = TestRepository.create();
    repository.write('CHANGELOG.md', '# Changelog\n\n<!-- hello\n');
    repository.git('add', '.');
    repository.commit('feat: first thing');
    const refs = repository.refs();
    for (const dryRun of [true, false])
      await expect(releaseIn(repository, { dryRun })).rejects.toThrow(
        'line 3 of CHANGELOG.md begins a block',
      );
    expect(repository.refs()).toEqual(refs);
  });

  test('a second run says the same and writes nothing', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: first thing');
    const first = await releaseIn(repository);
    const refs = repository.refs();
    const second = await releaseIn(repository);
    expect(second).toMatchObject({ released: true, reasonCode: 'already-released', version: '0.1.0' });
    expect(second).toMatchObject({ notes: first.notes, writes: [], sha: first.sha, bump: 'minor' });
    expect(repository.refs()).toEqual(refs);
  });

  test('publish tags the commit itself, and the changelog commit follows', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    await releaseIn(repository);
    const deployed = repository.commit('fix: two');
    const result = await releaseIn(repository, { stage: 'publish' });
    expect(result).toMatchObject({ version: '0.1.1', previousTag: 'v0.1.0', bump: 'patch' });
    expect(repository.head('v0.1.1')).toBe(deployed);
    expect(repository.head('HEAD^')).toBe(deployed);
    expect(repository.read('CHANGELOG.md')).toContain('## [0.1.1] - 2026-01-01\n\n### Fixed\n\n- two\n');
    expect(await releaseIn(repository, { stage: 'publish' })).toMatchObject({
      reasonCode: 'already-released',
      version: '0.1.1',
    });
    repository.commit('docs: say it');
    expect(await releaseIn(repository)).toMatchObject({
      released: false,
      reasonCode: 'nothing-to-release',
      previousTag: 'v0.1.1',
      version: undefined,
    });
    repository.commit('feat: three');
    expect(await releaseIn(repository)).toMatchObject({ version: '0.2.0', previousTag: 'v0.1.1' });
  });

  test.each([{ stage: 'prepare' as const }, { dryRun: true }, { stage: 'publish' as const, dryRun: true }])(
    '%o shows the plan and changes nothing',
    async (changes) => {
      const repository = TestRepository.create();
      repository.commit('feat: one');
      repository.write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\nBy hand.\n');
      repository.git('add', '.');
      const head = repository.commit('docs: a changelog');
      const runtime = await createTestRuntime();
      const result = await releaseIn(repository, changes, runtime);
      expect(result).toMatchObject({ released: false, version: '0.1.0', tag: 'v0.1.0' });
      expect(result.notes).toBe('By hand.\n\n### Added\n\n- one');
      expect(result.writes).toEqual([
        `commit CHANGELOG.md on top of ${head.slice(0, 10)}, for branch main`,
        `put the annotated tag v0.1.0 on ${changes.dryRun && !changes.stage ? 'that commit' : head.slice(0, 10)}`,
        'bring the branch, tags and files of this clone in step',
      ]);
      expect(runtime.lines.join('\n')).toContain('2. put the annotated tag v0.1.0');
      expect(repository.refs()).toEqual([`refs/heads/main ${head}`]);
      expect(repository.git('status', '--porcelain')).toBe('');
    },
  );

  test('one commit can become two versions when the second is asked for by name', async () => {
    const repository = TestRepository.create();
    const source = repository.commit('feat: one');
    await releaseIn(repository);
    const twice = await releaseIn(repository, { bump: '1.0.0' });
    expect(twice).toMatchObject({
      reasonCode: 'released',
      version: '1.0.0',
      previousTag: 'v0.1.0',
      sha: source,
    });
    expect(repository.head('v1.0.0')).toBe(repository.head());
    expect(repository.read('CHANGELOG.md')).toMatch(
      /## \[1\.0\.0\][^#]*_No notable changes\._[^#]*## \[0\.1\.0\]/,
    );
    expect(await releaseIn(repository, { bump: '1.0.0' })).toMatchObject({ reasonCode: 'already-released' });
    repository.commit('fix: two');
    expect(await releaseIn(repository)).toMatchObject({ version: '1.0.1', previousTag: 'v1.0.0' });
  });

  test('the message of the tag can hold version and notes', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: ünïcode \u{1F600}');
    await releaseIn(repository, { message: '{{tag}} of $1 `x`\n\n{{notes}}', changelog: undefined });
    const message = repository.git('tag', '-l', '--format=%(contents)', 'v0.1.0');
    expect(message).toBe('v0.1.0 of $1 `x`\n\n### Added\n\n- ünïcode \u{1F600}');
    expect(repository.git('log', '--format=%s')).toBe('feat: ünïcode \u{1F600}');
  });

  test('a detached HEAD can be tagged, and its changelog needs a branch', async () => {
    const repository = TestRepository.create();
    const head = repository.commit('feat: one');
    repository.git('checkout', '--quiet', '--detach');
    await expect(releaseIn(repository, { branch: undefined })).rejects.toThrow('input `branch`: is required');
    expect(repository.refs()).toEqual([`refs/heads/main ${head}`]);
    await releaseIn(repository, { branch: undefined, changelog: undefined });
    expect(repository.head('v0.1.0')).toBe(head);
    repository.commit('fix: two');
    await releaseIn(repository);
    expect(repository.head('main')).toBe(repository.head('v0.1.1'));
    expect(repository.git('show', 'main:CHANGELOG.md')).toContain('- two');
  });

  test('a workspace below the top of the repository has its changelog there', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    mkdirSync(`${repository.directory}/service`);
    const inside = new TestRepository(`${repository.directory}/service`);
    await releaseIn(inside);
    expect(repository.git('show', 'v0.1.0:service/CHANGELOG.md')).toContain('- one');
    expect(inside.read('CHANGELOG.md')).toContain('- one');
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('a file named like a branch or an option confuses nobody', async () => {
    const repository = TestRepository.create();
    repository.write('main', '');
    repository.write('HEAD', '');
    repository.git('add', '.');
    repository.commit('feat: one');
    await releaseIn(repository, { changelog: '*.md' });
    expect(repository.git('ls-tree', '--name-only', 'HEAD')).toContain('*.md');
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('tags', () => {
  test('only tags of the prefix that are versions count, and only those the commit can reach', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    for (const name of [
      'v1.0.0',
      'v1',
      'v1.0',
      '7.0.0',
      'api-v8.0.0',
      'v9.0',
      'v1.0.0.0',
      'vnext',
      'v01.2.3',
    ])
      repository.tag(name);
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.commit('feat: elsewhere');
    repository.tag('v5.0.0');
    repository.git('checkout', '--quiet', 'main');
    repository.commit('fix: two');
    repository.git('tag', 'v1.0.9-rc.1');
    repository.git('tag', 'v6.0.0', 'HEAD^{tree}');
    repository.commit('fix: three');
    const result = await releaseIn(repository, { stage: 'prepare' });
    expect(result).toMatchObject({ version: '1.0.9', previousTag: 'v1.0.0' });
    expect(await releaseIn(repository, { stage: 'prepare', tagPrefix: 'api-v' })).toMatchObject({
      version: '8.0.1',
    });
    expect(await releaseIn(repository, { stage: 'prepare', tagPrefix: '' })).toMatchObject({ tag: '7.0.1' });
  });

  test('the last release is found behind many versions of other lines', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    repository.tag('v1.0.0');
    repository.git('checkout', '--quiet', '-b', 'next');
    repository.commit('feat!: two');
    for (let minor = 0; minor < 45; minor += 1) repository.git('tag', `v2.${minor}.0`);
    repository.git('checkout', '--quiet', 'main');
    repository.commit('fix: three');
    expect(await releaseIn(repository)).toMatchObject({ version: '1.0.1' });
  });

  test('floating tags move forward only, and never for a prerelease', async () => {
    const repository = TestRepository.create();
    const first = repository.commit('feat: one');
    const options = { floatingTags: true, changelog: undefined };
    await releaseIn(repository, { ...options, bump: '1.2.0' });
    expect([repository.head('v1'), repository.head('v1.2')]).toEqual([first, first]);
    const second = repository.commit('feat: two');
    await releaseIn(repository, { ...options, bump: 'prerelease' });
    expect(repository.head('v1')).toBe(first);
    await releaseIn(repository, options);
    expect([repository.head('v1'), repository.head('v1.2'), repository.head('v1.3')]).toEqual([
      second,
      first,
      second,
    ]);
    repository.git('checkout', '--quiet', '-b', 'hotfix', 'v1.2.0');
    const hotfix = repository.commit('fix: old line');
    expect(await releaseIn(repository, options)).toMatchObject({ version: '1.2.1' });
    expect([repository.head('v1'), repository.head('v1.2')]).toEqual([second, hotfix]);
    expect(repository.git('cat-file', '-t', 'v1')).toBe('commit');
  });

  test('a tag that stands on another commit is refused, with both commits named', async () => {
    const repository = TestRepository.create();
    const first = repository.commit('feat: one');
    repository.tag('v0.1.0');
    repository.git('checkout', '--quiet', '--orphan', 'other');
    const second = repository.commit('feat: two');
    const refs = repository.refs();
    const attempt = releaseIn(repository, { branch: 'other' });
    await expect(attempt).rejects.toThrow(ConfigurationError);
    await expect(attempt).rejects.toThrow(`v0.1.0 already stands on ${first} (feat: one)`);
    await expect(attempt).rejects.toThrow(`would put it on ${second} (feat: two)`);
    await expect(releaseIn(repository, { branch: 'other', bump: '0.1.0' })).rejects.toThrow(first);
    expect(repository.refs()).toEqual(refs);
  });

  test('a tag made by hand on the commit is completed, not made again', async () => {
    const repository = TestRepository.create();
    const head = repository.commit('feat: one');
    repository.tag('v0.1.0');
    const result = await releaseIn(repository);
    expect(result).toMatchObject({ released: true, version: '0.1.0' });
    expect(repository.head('v0.1.0')).toBe(head);
    expect(repository.read('CHANGELOG.md')).toContain('## [0.1.0]');
  });
});

describe('prereleases', () => {
  test('count up, follow the level, leave the changelog alone and end in a final release', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    repository.tag('v1.1.0');
    const next = (changes = {}) => releaseIn(repository, { bump: 'prerelease', ...changes });
    repository.commit('fix: two');
    expect(await next()).toMatchObject({ version: '1.1.1-rc.1', bump: 'prerelease', previousTag: 'v1.1.0' });
    expect(await next()).toMatchObject({ reasonCode: 'already-released', version: '1.1.1-rc.1' });
    repository.commit('docs: nothing');
    expect(await next()).toMatchObject({ released: false, reasonCode: 'nothing-to-release' });
    repository.commit('fix: three');
    expect(await next()).toMatchObject({ version: '1.1.1-rc.2', notes: '### Fixed\n\n- two\n- three' });
    expect(await next({ prereleaseChannel: 'beta' })).toMatchObject({ version: '1.1.1-beta.1' });
    repository.commit('feat: four');
    expect(await next()).toMatchObject({ version: '1.2.0-rc.1' });
    await next({ bump: '2.0.0-rc.1' });
    repository.commit('fix: five');
    expect(await next()).toMatchObject({ version: '2.0.0-rc.2' });
    expect(repository.git('ls-tree', 'HEAD')).toBe('');
    expect(await releaseIn(repository)).toMatchObject({ version: '2.0.0', previousTag: 'v1.1.0' });
    expect(repository.read('CHANGELOG.md')).toContain('### Fixed\n\n- two\n- three\n- five\n');
  });

  test('a candidate that a release by hand left behind is given up', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    repository.tag('v2.0.0-rc.1');
    repository.commit('fix: two');
    repository.tag('v1.0.0');
    repository.commit('fix: three');
    expect(await releaseIn(repository, { stage: 'prepare' })).toMatchObject({ version: '1.0.1' });
  });
});

describe('what is refused before the first write', () => {
  test('a folder without a repository, one without commits, and a commit that is not there', async () => {
    const runtime = await createTestRuntime();
    const none = new TestRepository(runtime.workspace);
    await expect(releaseIn(none)).rejects.toThrow('run actions/checkout in an earlier step');
    const empty = TestRepository.create();
    await expect(releaseIn(empty)).rejects.toThrow('no commit yet');
    empty.commit('feat: one');
    await expect(releaseIn(empty, { sha: 'abcdef1234' })).rejects.toThrow('input `sha`: found `abcdef1234`');
  });

  test('names that git does not allow, all at once', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    const attempt = releaseIn(repository, { tagPrefix: '--force ', branch: '-d', push: true });
    await expect(attempt).rejects.toMatchObject({
      problems: [{ input: 'tag-prefix' }, { input: 'branch' }, { input: 'remote' }],
    });
  });

  test('a changelog that was changed and not committed', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: one');
    repository.write('CHANGELOG.md', '# Mine\n');
    await expect(releaseIn(repository)).rejects.toThrow('?? CHANGELOG.md');
    repository.git('add', '.');
    await expect(releaseIn(repository)).rejects.toThrow('A  CHANGELOG.md');
    repository.commit('docs: mine');
    repository.write('other.txt', 'not committed, and nobody cares');
    await releaseIn(repository);
    expect(repository.git('status', '--porcelain')).toBe('?? other.txt');
  });

  test('a changelog that is no UTF-8, or a link', async () => {
    const repository = TestRepository.create();
    writeFileSync(`${repository.directory}/CHANGELOG.md`, Buffer.from('# \xc4nderungen\n', 'latin1'));
    repository.git('add', '.');
    repository.commit('feat: in Latin-1');
    await expect(releaseIn(repository)).rejects.toThrow('CHANGELOG.md is not encoded in UTF-8');
    rmSync(`${repository.directory}/CHANGELOG.md`);
    symlinkSync('elsewhere', `${repository.directory}/CHANGELOG.md`);
    repository.git('add', '.');
    repository.commit('feat: a link');
    await expect(releaseIn(repository)).rejects.toThrow('CHANGELOG.md is a link');
    expect(repository.git('tag')).toBe('');
  });
});

describe('histories', () => {
  test('merges, squashes and reverts count once, or not at all', async () => {
    const repository = TestRepository.create();
    repository.commit('feat: released');
    repository.tag('v1.0.0');
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.commit('feat: on a branch');
    repository.commit('wip');
    repository.git('checkout', '--quiet', 'main');
    repository.commit('fix: on main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'feat: on a branch', 'topic');
    repository.git('checkout', '--quiet', '-b', 'regret');
    repository.commit('feat!: a mistake');
    repository.commit('fix: more of it');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge branch regret', 'regret');
    repository.write('a', 'a');
    repository.git('add', '.');
    const merge = repository.head();
    repository.commit(
      `Revert "Merge branch regret"\n\nThis reverts commit ${merge}, reversing\nchanges made to ${repository.head('HEAD^')}.`,
    );
    const taken = repository.commit('feat: taken back (#7)');
    repository.commit(`Revert "feat: taken back (#7)"\n\nThis reverts commit ${taken}.\n`);
    const result = await releaseIn(repository);
    expect(result.version).toBe('1.1.0');
    expect(result.notes).toBe('### Added\n\n- on a branch\n\n### Fixed\n\n- on main');
  });

  test('messages with CRLF, other scripts and no text at all', async () => {
    const repository = TestRepository.create();
    repository.commit(
      'feat(данные): добавить 表 \u{1F680}\r\n\r\nBody.\r\n\r\nBREAKING CHANGE: zwei\r\nZeilen\r\n',
    );
    repository.git('commit', '--quiet', '--allow-empty', '--allow-empty-message', '-m', '');
    repository.git(
      '-c',
      'i18n.commitEncoding=ISO-8859-1',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'fix: plain',
    );
    const { notes } = await releaseIn(repository);
    expect(notes).toBe(
      [
        '### Added\n\n- **Breaking:** **данные:** добавить 表 \u{1F680}',
        '### Fixed\n\n- plain',
        '### Migration notes\n\n- **данные:** zwei\n  Zeilen',
      ].join('\n\n'),
    );
    expect(repository.read('CHANGELOG.md')).toContain(notes);
  });

  test('a squash merge that quotes the trailer of a release commit is a change', async () => {
    const repository = TestRepository.create();
    const source = repository.commit('feat: one');
    await releaseIn(repository);
    repository.commit(`feat: two (#2)\n\n* chore(release): v0.1.0\n\nSource-Commit: ${source}`);
    expect(await releaseIn(repository)).toMatchObject({ version: '0.2.0', notes: '### Added\n\n- two (#2)' });
  });

  test('only the highest tags are looked at, however old the others are', async () => {
    const repository = TestRepository.create();
    for (let minor = 1; minor <= 30; minor += 1) {
      repository.commit(`feat: number ${minor}`);
      repository.tag(`v0.${minor}.0`);
    }
    repository.commit('fix: one more');
    const runtime = await createTestRuntime();
    const asked: string[] = [];
    const tool = (request: ToolRequest) => {
      if (request.args.includes('rev-list')) asked.push(request.input ?? '');
      return runtime.processes.tool(request);
    };
    const spy = { ...runtime, processes: { ...runtime.processes, tool } };
    expect(await releaseIn(repository, { stage: 'prepare' }, spy)).toMatchObject({ version: '0.30.1' });
    expect(asked).toEqual([`${repository.head('v0.30.0')}\n^${repository.head()}\n`]);
  });

  test('a changelog with CRLF and a byte order mark keeps both', async () => {
    const repository = TestRepository.create();
    const before =
      '\uFEFF# Änderungen\r\n\r\n## [Unreleased]\r\n\r\n## [0.0.1] - 2020-01-01\r\n\r\n- Größe\r\n';
    repository.write('CHANGELOG.md', before);
    repository.git('add', '.');
    repository.commit('feat: one');
    await releaseIn(repository);
    const section = '## [0.1.0] - 2026-01-01\r\n\r\n### Added\r\n\r\n- one\r\n\r\n';
    expect(repository.read('CHANGELOG.md')).toBe(before.replace('## [0.0.1]', `${section}## [0.0.1]`));
  });
});
