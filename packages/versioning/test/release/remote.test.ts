import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProviderError, type ToolRequest } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { releaseIn, TestRepository } from '../git-repository.ts';

function withRemote(): { repository: TestRepository; origin: TestRepository } {
  const repository = TestRepository.create({ remote: true });
  repository.commit('feat: one');
  repository.git('push', '--quiet', 'origin', 'main');
  return { repository, origin: repository.origin };
}

/** A runtime that dies right behind the first git command that has this word in it. */
async function killed(word: string) {
  const runtime = await createTestRuntime();
  let dead = false;
  const tool = async (request: ToolRequest) => {
    const result = dead ? undefined : await runtime.processes.tool(request);
    dead ||= request.args.includes(word);
    if (dead || result === undefined) throw new Error('killed');
    return result;
  };
  return { ...runtime, processes: { ...runtime.processes, tool } };
}

describe('a release with a remote', () => {
  test('pushes branch and tags in one step, floating tags by force', async () => {
    const { repository, origin } = withRemote();
    origin.git('tag', 'v0', 'main');
    const old = origin.head('v0');
    const result = await releaseIn(repository, { push: true, floatingTags: true });
    expect(result.writes.filter((write) => write.startsWith('push'))).toEqual([
      'push to origin in one step: branch main, tag v0.1.0, tag v0, tag v0.1',
    ]);
    const released = origin.head('v0.1.0');
    expect(released).not.toBe(old);
    expect([origin.head('main'), origin.head('v0'), origin.head('v0.1')]).toEqual([
      released,
      released,
      released,
    ]);
    expect(origin.git('cat-file', '-t', 'v0.1.0')).toBe('tag');
    expect(repository.head()).toBe(released);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  // Each of these leaves another state behind: objects only, the remote done, the refs done, the files done.
  const points = ['mktag', 'push', 'update-ref', 'checkout'];
  describe.each(['all', 'publish'] as const)('killed in stage %s', (stage) => {
    test.each(points)('right after %s, it is completed by the same clone', async (word) => {
      const { repository, origin } = withRemote();
      const source = repository.head();
      const options = { stage, push: true, floatingTags: true };
      await expect(releaseIn(repository, options, await killed(word))).rejects.toThrow('killed');
      const result = await releaseIn(repository, options);
      expect(result).toMatchObject({ released: true, version: '0.1.0', sha: source });
      expect(result.notes).toBe('### Added\n\n- one');
      expect(origin.head('v0.1.0')).toBe(stage === 'all' ? origin.head('main') : source);
      expect(origin.head('v0')).toBe(origin.head('v0.1.0'));
      expect(origin.git('rev-list', '--count', 'main')).toBe('2');
      expect(repository.head('main')).toBe(origin.head('main'));
      expect(repository.head('v0.1.0')).toBe(origin.head('v0.1.0'));
      expect(repository.git('status', '--porcelain')).toBe('');
      expect(repository.read('CHANGELOG.md')).toContain('## [0.1.0] - 2026-01-01');
    });
  });

  test.each(['all', 'publish'] as const)(
    'killed after the push in stage %s, it is completed by a fresh checkout of the same commit',
    async (stage) => {
      const { repository, origin } = withRemote();
      const source = repository.head();
      const options = { stage, push: true };
      await expect(releaseIn(repository, options, await killed('push'))).rejects.toThrow('killed');
      const fresh = origin.clone('--depth=1', '--no-tags');
      fresh.git('fetch', '--quiet', '--depth=1', 'origin', source);
      fresh.git('checkout', '--quiet', '--detach', source);
      const refs = origin.refs();
      expect(await releaseIn(fresh, options)).toMatchObject({
        released: true,
        version: '0.1.0',
        sha: source,
        notes: '### Added\n\n- one',
      });
      expect(origin.refs()).toEqual(refs);
      expect(fresh.head('v0.1.0')).toBe(origin.head('v0.1.0'));
    },
  );

  test.each(['all', 'publish'] as const)('two runs at once in stage %s make one release', async (stage) => {
    const { repository, origin } = withRemote();
    const copies = [origin.clone(), origin.clone()];
    const release = async (copy: TestRepository, delay: number) => {
      const runtime = await createTestRuntime();
      runtime.clock.advance(delay);
      return releaseIn(copy, { push: true, stage }, runtime);
    };
    const results = await Promise.all(copies.map((copy, index) => release(copy, index * 90_000)));
    expect(results.map(({ reasonCode, version }) => [reasonCode, version]).toSorted()).toEqual([
      ['already-released', '0.1.0'],
      ['released', '0.1.0'],
    ]);
    expect(origin.git('tag').split('\n')).toEqual(['v0.1.0']);
    expect(origin.head('v0.1.0')).toBe(stage === 'all' ? origin.head('main') : repository.head());
    expect(origin.git('log', '--format=%s', 'main')).toBe('chore(release): v0.1.0\nfeat: one');
  });

  test('a branch that moved on meanwhile gets the changelog on top with publish, and is refused with all', async () => {
    const { repository, origin } = withRemote();
    const other = origin.clone();
    const newer = other.commit('fix: meanwhile');
    other.git('push', '--quiet', 'origin', 'main');
    const deployed = repository.head();
    await expect(releaseIn(repository, { push: true })).rejects.toThrow(
      `the branch main ends with ${newer} (fix: meanwhile) and not with ${deployed}`,
    );
    expect(origin.git('tag')).toBe('');
    await releaseIn(repository, { push: true, stage: 'publish' });
    expect(origin.head('v0.1.0')).toBe(deployed);
    expect(origin.head('main^')).toBe(newer);
    expect(repository.head()).toBe(deployed);
    expect(origin.git('show', 'main:CHANGELOG.md')).not.toContain('meanwhile');
    other.git('pull', '--quiet', 'origin', 'main');
    expect(await releaseIn(other, { push: true })).toMatchObject({ version: '0.1.1', previousTag: 'v0.1.0' });
    expect(origin.git('show', 'main:CHANGELOG.md')).toMatch(
      /0\.1\.1[\s\S]*meanwhile[\s\S]*0\.1\.0[\s\S]*one/,
    );
  });

  test('a tag known to the remote alone is respected', async () => {
    const { repository, origin } = withRemote();
    origin.git('tag', 'v3.0.0', 'main');
    repository.commit('feat: two');
    expect(await releaseIn(repository, { stage: 'prepare', push: true })).toMatchObject({
      version: '3.1.0',
      previousTag: 'v3.0.0',
    });
    repository.git('tag', 'v3.0.0', 'HEAD');
    repository.git('checkout', '--quiet', 'HEAD^');
    await expect(releaseIn(repository, { push: true })).rejects.toThrow(
      /stands on .* in this clone, but on .* in the remote/,
    );
  });

  test('a shallow clone without tags is deepened first', async () => {
    const { repository, origin } = withRemote();
    await releaseIn(repository, { push: true });
    for (const message of ['fix: two', 'docs: three', 'chore: four']) repository.commit(message);
    repository.git('push', '--quiet', 'origin', 'main');
    const shallow = origin.clone('--depth=1', '--no-tags');
    expect(shallow.git('rev-list', '--count', 'HEAD')).toBe('1');
    expect(await releaseIn(shallow, { push: true })).toMatchObject({
      version: '0.1.1',
      previousTag: 'v0.1.0',
    });
    expect(origin.head('v0.1.1')).toBe(origin.head('main'));
    const again = origin.clone('--depth=1', '--no-tags');
    expect(await releaseIn(again, { push: true })).toMatchObject({ reasonCode: 'already-released' });
    const alone = origin.clone('--depth=1');
    alone.git('remote', 'remove', 'origin');
    await expect(releaseIn(alone)).rejects.toThrow('`fetch-depth: 0`');
  });

  test('a first push creates the branch in an empty remote', async () => {
    const repository = TestRepository.create({ remote: true });
    repository.commit('feat: one');
    await releaseIn(repository, { push: true });
    expect(repository.origin.head('main')).toBe(repository.origin.head('v0.1.0'));
  });

  test('without push the remote stays as it is, and a later run pushes the rest', async () => {
    const { repository, origin } = withRemote();
    const before = origin.refs();
    await releaseIn(repository);
    expect(origin.refs()).toEqual(before);
    expect(await releaseIn(repository, { push: true })).toMatchObject({
      reasonCode: 'released',
      version: '0.1.0',
    });
    expect(origin.head('main')).toBe(repository.head());
    expect(origin.head('v0.1.0')).toBe(repository.head());
  });

  test('a remote that refuses the branch takes no tag either, and its words are told', async () => {
    const { repository, origin } = withRemote();
    mkdirSync(`${origin.directory}/hooks`);
    const hook = `${origin.directory}/hooks/update`;
    origin.write(
      'hooks/update',
      '#!/bin/sh\n[ "$1" != refs/heads/main ] || { echo "GH006: protected branch update failed" >&2; exit 1; }\n',
    );
    chmodSync(hook, 0o755);
    const before = repository.refs();
    const runtime = await createTestRuntime();
    const attempt = releaseIn(repository, { push: true }, runtime);
    await expect(attempt).rejects.toThrow(ProviderError);
    expect(runtime.lines.join('\n')).not.toContain('This was done before the failure');
    await expect(attempt).rejects.toThrow(/GH006.*A rule protects the branch or the tag/s);
    expect(origin.refs()).toHaveLength(1);
    expect(repository.refs()).toEqual(before);
    expect(repository.git('status', '--porcelain')).toBe('');
    chmodSync(hook, 0o644);
    expect(await releaseIn(repository, { push: true })).toMatchObject({ reasonCode: 'released' });
  });

  test('digits in a refusal are no status of HTTP', async () => {
    const { repository, origin } = withRemote();
    mkdirSync(`${origin.directory}/hooks`);
    origin.write('hooks/update', '#!/bin/sh\necho "commit a403b lacks a review" >&2; exit 1\n');
    chmodSync(`${origin.directory}/hooks/update`, 0o755);
    const runtime = await createTestRuntime();
    const error = await releaseIn(repository, { push: true }, runtime).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining('a403b') });
    expect(String(error)).not.toContain('contents: write');
    expect(String(error)).toMatch(
      /heads\/main \[remote rejected\] \(hook declined\)\n.*\nremote: commit a403b lacks a review.*A rule of the remote/s,
    );
    expect(String(error)).not.toMatch(/Done|failed to push|^!/m);
    expect(runtime.lines.join('\n')).not.toContain('a403b');
  });

  test('a ref in the way of the tag is named', async () => {
    const { repository, origin } = withRemote();
    origin.git('update-ref', 'refs/tags/v0.1.0/old', 'main');
    const error = await releaseIn(repository, { push: true }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining('is in the way') });
    expect(origin.refs()).toHaveLength(2);
  });

  test('a remote that is not there is an error with push, a warning without', async () => {
    const { repository } = withRemote();
    repository.git('remote', 'set-url', 'origin', '/nowhere/at/all');
    await expect(releaseIn(repository, { push: true })).rejects.toMatchObject({ retryable: false });
    const runtime = await createTestRuntime();
    expect(await releaseIn(repository, {}, runtime)).toMatchObject({ reasonCode: 'released' });
    expect(runtime.lines.join('\n')).toContain("warning: The remote origin can't be read");
  });

  test('a token goes to the remote as its only header, and never into arguments, configuration or the log', async () => {
    const headers: (string[] | undefined)[] = [];
    const server = createServer((request, response) => {
      headers.push(request.headersDistinct['authorization']);
      response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { repository } = withRemote();
    repository.git('remote', 'set-url', 'origin', `http://127.0.0.1:${port}/acme/shop.git`);
    repository.git('config', `http.http://127.0.0.1:${port}/.extraheader`, 'AUTHORIZATION: basic b2xk');
    const runtime = await createTestRuntime();
    const seen: string[] = [];
    const tool = (request: ToolRequest) => {
      seen.push(request.args.join(' '));
      return runtime.processes.tool(request);
    };
    const spy = { ...runtime, processes: { ...runtime.processes, tool } };
    await expect(releaseIn(repository, { push: true, token: 's3cret' }, spy)).rejects.toThrow(ProviderError);
    server.close();
    const credential = Buffer.from('x-access-token:s3cret').toString('base64');
    expect(headers[0]).toEqual([`basic ${credential}`]);
    expect(seen.join('\n')).not.toContain(credential);
    expect(repository.git('config', '--list')).not.toContain(credential);
    expect(runtime.secrets.redact(credential)).toBe('***');
  });
});
