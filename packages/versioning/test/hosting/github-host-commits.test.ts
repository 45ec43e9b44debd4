import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FileCommit, type FilePullRequest, movedOn } from '../../src/hosting/release-host.ts';
import { type HostedShop, hostedShop } from './hosted-shop.ts';

let world: HostedShop;
beforeEach(() => {
  world = hostedShop();
});
afterEach(() => vi.useRealTimers());

const text = '# Changelog\n\n## 1.2.0 – “Äpfel”\r\n';

function changelog(changes: Partial<FileCommit> = {}): FileCommit {
  const message = `chore(release): v1.2.0\n\nSource-Commit: ${world.head}\n`;
  return { branch: 'main', parent: world.head, path: 'docs/CHANGELOG.md', text, message, ...changes };
}

function proposal(changes: Partial<FilePullRequest> = {}): FilePullRequest {
  const title = 'chore(release): v1.2.0';
  return { ...changelog(), from: 'changelog/v1.2.0', title, body: 'What changed.', ...changes };
}

describe('commit', () => {
  it('puts the file onto the branch, signed, in one request', async () => {
    const commit = await (await world.open()).commit(changelog());
    expect(world.requests()).toEqual(['POST /graphql 200']);
    const { shop, head } = world;
    expect(shop.head()).toBe(commit);
    expect(shop.file('docs/CHANGELOG.md')).toBe(text);
    expect(shop.file('README.md')).toBeDefined();
    expect(shop.state.objects.commit(String(commit))).toMatchObject({
      parents: [head],
      message: `chore(release): v1.2.0\n\nSource-Commit: ${head}`,
      verified: true,
    });
  });

  it('does nothing to a branch that moved on, or is gone', async () => {
    const other = world.shop.commit({ files: { 'a.txt': 'a' } });
    const host = await world.open();
    expect(await host.commit(changelog())).toBe(movedOn);
    expect(await host.commit(changelog({ branch: 'gone' }))).toBe(movedOn);
    expect(world.shop.head()).toBe(other);
  });

  it('is made once by two runs at once', async () => {
    const hosts = await Promise.all([world.open(), world.open()]);
    const answers = await Promise.all(hosts.map((host) => host.commit(changelog())));
    expect(answers.filter((answer) => answer === movedOn)).toHaveLength(1);
    expect(world.shop.history()).toHaveLength(2);
  });

  it.each([{ kind: 'lost-reply' }, { kind: 'server-error', status: 502, applied: true }] as const)(
    'is found when its answer is lost ($kind), also below later commits',
    async (fault) => {
      world.github.fail({ operation: 'graphql', ...fault });
      const later = () => void world.shop.commit({ files: { 'a.txt': 'a' } });
      world.github.fail({ operation: 'repos/list-commits', kind: 'meanwhile', act: later });
      const commit = await (await world.open()).commit(changelog());
      expect(commit).toBe(world.shop.history()[1]?.sha);
      expect(world.requests().map((request) => request.split(' ')[0])).toEqual(['POST', 'GET']);
      expect(world.shop.history()).toHaveLength(3);
    },
  );

  it('is an error when it got lost; another commit isn’t taken for it', async () => {
    world.github.fail({ operation: 'graphql', kind: 'lost-request' });
    // Neither one of another release nor one of the same words on another commit.
    world.shop.commit({ files: { b: 'b' }, message: changelog().message });
    const parent = world.shop.commit({ files: { c: 'c' }, message: 'chore(release): v1.1.0' });
    const failed = (await world.open()).commit(changelog({ parent }));
    await expect(failed).rejects.toThrow(ProviderError);
    expect(world.requests().filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it.each<[string, RegExp, (world: HostedShop) => void]>([
    [
      'a ruleset',
      /rules of acme\/shop forbid to commit docs\/CHANGELOG\.md on the branch `main` .*through a pull request.*exclude `main`.*token of a GitHub App.*or bring the changelog by a pull request with `changelog-commit: pull-request`$/,
      ({ shop }) => void shop.addRuleset({ rules: [{ type: 'pull_request' }] }),
    ],
    [
      'a protected branch',
      /rules of acme\/shop forbid .*2 of 2 required status checks.*`changelog-commit: pull-request`$/,
      ({ shop }) => shop.protectBranch('main', { requiredChecks: ['a', 'b'] }),
    ],
  ])('is refused by %s with the ways around it', async (_, words, forbid) => {
    forbid(world);
    const failed = await (await world.open()).commit(changelog()).catch((error) => error);
    expect(failed).toBeInstanceOf(ConfigurationError);
    expect(failed.message).toMatch(words);
  });

  it('is refused for a token that may only read', async () => {
    const host = await world.open({ permissions: { contents: 'read' } });
    await expect(host.commit(changelog())).rejects.toThrow(/give the job `permissions: contents: write`/);
  });
});

describe('propose', () => {
  const writes = ['POST git/refs 201', 'POST /graphql 200', 'POST pulls 201'];

  it('makes branch, commit and pull request', async () => {
    const host = await world.open();
    expect(await host.proposal('main', 'changelog/v1.2.0')).toBeUndefined();
    const opened = await host.propose(proposal());
    expect(world.requests()).toEqual(['GET pulls 200', ...writes]);
    expect(opened).toEqual({ number: 1, url: 'https://github.com/acme/shop/pull/1' });
    expect(world.shop.head()).toBe(world.head);
    expect(world.shop.file('docs/CHANGELOG.md', 'changelog/v1.2.0')).toBe(text);
    expect(world.shop.state.project.pullRequests).toMatchObject([
      { title: 'chore(release): v1.2.0', body: 'What changed.', base: 'main' },
    ]);
    expect(await host.proposal('main', 'changelog/v1.2.0')).toEqual(opened);
  });

  it('finds what is merged, and takes what was closed for nothing', async () => {
    const head = { ref: 'changelog/v1.2.0' };
    world.shop.addPullRequest({ head, state: 'closed' });
    const host = await world.open();
    expect(await host.proposal('main', 'changelog/v1.2.0')).toBeUndefined();
    world.shop.addPullRequest({ head, mergeCommitSha: world.head });
    expect(await host.proposal('main', 'changelog/v1.2.0')).toMatchObject({ number: 2 });
    expect(await host.proposal('1.x', 'changelog/v1.2.0')).toBeUndefined();
  });

  it.each(['git/create-ref', 'graphql', 'pulls/create'])(
    'goes on where %s lost its answer, and where a run was killed behind it',
    async (operation) => {
      world.github.fail({ operation, kind: 'lost-reply' });
      const opened = await (await world.open()).propose(proposal());
      expect(opened.number).toBe(1);
      expect(world.shop.history('changelog/v1.2.0')).toHaveLength(2);
    },
  );

  it.each([0, 1, 2])('completes what a run that was killed after %s writes left', async (count) => {
    const operation = ['git/create-ref', 'graphql', 'pulls/create'][count] ?? '';
    world.github.fail({ operation, kind: 'lost-request' });
    await expect((await world.open()).propose(proposal())).rejects.toThrow(ProviderError);
    world.requests();
    expect(await (await world.open()).propose(proposal())).toMatchObject({ number: 1 });
    const looked = ['POST git/refs 422', 'GET commits 200'];
    expect(world.requests()).toEqual(count === 0 ? writes : [...looked, ...writes.slice(count)]);
    expect(world.shop.history('changelog/v1.2.0')).toHaveLength(2);
  });

  it.each([1, 2])('starts over on a branch that moved on since %s writes', async (count) => {
    const operation = ['', 'graphql', 'pulls/create'][count] ?? '';
    world.github.fail({ operation, kind: 'lost-request' });
    await expect((await world.open()).propose(proposal())).rejects.toThrow(ProviderError);
    const parent = world.shop.commit({ files: { 'a.txt': 'a' } });
    const message = `chore(release): v1.2.0\n\nSource-Commit: ${parent}`;
    await (await world.open()).propose(proposal({ parent, message }));
    const commits = world.shop.history('changelog/v1.2.0').map(({ sha }) => sha);
    expect(commits.slice(1)).toEqual([parent, world.head]);
  });

  it('opens one pull request for two runs at once', async () => {
    const hosts = await Promise.all([world.open(), world.open()]);
    const opened = await Promise.all(hosts.map((host) => host.propose(proposal())));
    expect(opened.map(({ number }) => number)).toEqual([1, 1]);
    expect(world.shop.history('changelog/v1.2.0')).toHaveLength(2);
  });

  it('opens nothing for what somebody else commits there meanwhile', async () => {
    const meanwhile = () => void world.shop.commit({ branch: 'changelog/v1.2.0', files: { b: 'b' } });
    world.github.fail({ operation: 'graphql', kind: 'meanwhile', act: meanwhile });
    const failed = (await world.open()).propose(proposal());
    await expect(failed).rejects.toThrow(/`changelog\/v1\.2\.0` of acme\/shop moved on meanwhile; run again/);
    expect(world.shop.state.project.pullRequests).toEqual([]);
  });

  it('leaves a branch that somebody works on as it is', async () => {
    const branch = 'changelog/v1.2.0';
    const theirs = world.shop.commit({ branch, files: { 'b.txt': 'b' }, message: 'Mine', parents: [] });
    const failed = await (await world.open()).propose(proposal()).catch((error) => error);
    expect(failed).toBeInstanceOf(ConfigurationError);
    expect(failed.message).toMatch(
      /`changelog\/v1\.2\.0` of acme\/shop.*ends with .*Mine.*merge or delete it/,
    );
    expect(world.shop.head(branch)).toBe(theirs);
  });

  it('says where GitHub lets runs open pull requests', async () => {
    world.shop.state.project.actionsMayPropose = false;
    const failed = (await world.open()).propose(proposal());
    await expect(failed).rejects.toThrow(
      /may not open a pull request.*allow it in the settings.*Workflow permissions.*token of a GitHub App/,
    );
  });

  it('says that it needs the permission', async () => {
    const host = await world.open({ permissions: { contents: 'write', 'pull-requests': 'read' } });
    await expect(host.propose(proposal())).rejects.toThrow(
      /give the job `permissions: pull-requests: write`/,
    );
  });

  it('names the branch that rules forbid', async () => {
    world.shop.addRuleset({ include: ['refs/heads/changelog/*'], rules: [{ type: 'creation' }] });
    await expect((await world.open()).propose(proposal())).rejects.toThrow(
      /forbid to make a branch for the changelog on the branch `changelog\/v1\.2\.0`.*exclude.*GitHub App/,
    );
  });
});

describe('credits', () => {
  it('tell logins and merged pull requests, and leave out what GitHub does not have', async () => {
    const { shop } = world;
    const byAda = shop.commit({ files: { a: 'a' } });
    const open = shop.commit({ files: { b: 'b' }, branch: 'side' });
    shop.addPullRequest({ mergeCommitSha: byAda });
    // What came from the repository that this one is a fork of has numbers of that one.
    const fromUpstream = shop.commit({ files: { c: 'c' } });
    shop.addPullRequest({ mergeCommitSha: fromUpstream, upstream: 'upstream/shop' });
    const unknown = 'f'.repeat(40);
    const credits = await (await world.open()).credits([byAda, unknown, open, fromUpstream]);
    expect([...credits]).toEqual([
      [byAda, { author: 'octocat', pullRequest: 1 }],
      [open, { author: 'octocat', pullRequest: undefined }],
      [fromUpstream, { author: 'octocat', pullRequest: undefined }],
    ]);
    expect(world.requests()).toEqual(['POST /graphql 200']);
  });

  it('are asked for by two queries at most, of the newest commits', async () => {
    const { head } = world;
    const commits = [
      head,
      ...Array.from({ length: 1_999 }, (_, index) => index.toString(16).padStart(40, '0')),
    ];
    const host = await world.open();
    expect([...(await host.credits(commits)).keys()]).toEqual([head]);
    expect(world.requests()).toEqual(Array(2).fill('POST /graphql 200'));
    expect((await host.credits([])).size).toBe(0);
    expect(world.requests()).toEqual([]);
  });

  it('need a permission', async () => {
    const host = await world.open({ permissions: { contents: 'read' } });
    await expect(host.credits([world.head])).rejects.toThrow(
      /give the job `permissions: pull-requests: read`/,
    );
  });

  it('are asked for again after an answer got lost', async () => {
    world.github.fail({ operation: 'graphql', kind: 'server-error', status: 502, times: 2 });
    expect((await (await world.open()).credits([world.head])).size).toBe(1);
  });
});
