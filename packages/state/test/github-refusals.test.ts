import { ConfigurationError, ProviderError, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type StateStore, writeState } from '../src/index.ts';
import { openGithubText } from '../src/stores/github-text.ts';
import { branch, type StoresOnGithub, skipTime, storesOnGithub, writeNumber } from './github-stores.ts';

beforeEach(skipTime);
afterEach(() => vi.useRealTimers());

let stores: StoresOnGithub;
beforeEach(() => {
  stores = storesOnGithub();
});

async function errorOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => new Error('nothing went wrong'),
    (error) => error,
  );
}

const firstWrite = (store: StateStore) => store.write(writeNumber(1), undefined);

describe('what the reader can put right', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a token GitHub doesn’t know',
      () => stores.open({ token: 'ghs_gone' }).read(),
      "GitHub doesn't accept the token (401, `Bad credentials`): it has expired, was revoked, or is for another GitHub; give a current one as `github-token`. That of a run ends with its job, that of a GitHub App after an hour",
    ],
    [
      'a repository the token doesn’t reach',
      () => stores.open({ repository: 'acme/state' }).read(),
      "could not read the state: the repository acme/state isn't there for this token (404, `Not Found`). GITHUB_TOKEN reaches the repository of its run alone; for another one, give `github-token` the token of a GitHub App that is installed there with `permissions: contents: read`",
    ],
    [
      'a run without permission to write',
      () => firstWrite(stores.open({ token: { permissions: { contents: 'read' } } })),
      'the token may not create the branch of the state in acme/shop (403, `Resource not accessible by integration`): give the job `permissions: contents: write`, and so each workflow that calls it; a workflow from a fork gets none',
    ],
    [
      'a personal token without permission to write',
      () => firstWrite(stores.open({ token: { kind: 'user', permissions: { contents: 'read' } } })),
      'the token may not create the branch of the state in acme/shop (403, `Resource not accessible by personal access token`): the token needs `permissions: contents: write` for this repository',
    ],
    [
      'a ruleset against new branches',
      () => {
        stores.repository.addRuleset({ include: ['~ALL'], rules: [{ type: 'creation' }] });
        return firstWrite(stores.open());
      },
      'rules of acme/shop forbid to create the branch of the state on the branch `deployments/shop/production` (422, `Repository rule violations found Cannot create ref due to creations being restricted.`): exclude `deployments/**/*` from the ruleset or branch protection, or let the owner of the token bypass it',
    ],
    [
      'a branch of a name that git can’t have beside the state’s',
      () => {
        stores.repository.commit({ branch: 'deployments', files: {} });
        return firstWrite(stores.open());
      },
      "GitHub refused to create the branch of the state, `deployments/shop/production` in acme/shop (422, `Reference update failed`): git can't have `deployments/shop/production` beside the branch `deployments`; rename that one, or give the state another `branch` in the section `state`",
    ],
    [
      'a branch below the state’s',
      () => {
        stores.repository.commit({ branch: `${branch}/old`, files: {} });
        return firstWrite(stores.open());
      },
      "GitHub refused to create the branch of the state, `deployments/shop/production` in acme/shop (422, `Reference update failed`): git can't have `deployments/shop/production` beside the branch `deployments/shop/production/old`; rename that one, or give the state another `branch` in the section `state`",
    ],
    [
      'an archived repository',
      () => {
        stores.repository.state.archived = true;
        return firstWrite(stores.open());
      },
      'the token may not create the branch of the state in acme/shop (403, `Repository was archived so is read-only.`): unarchive it, or name another one',
    ],
  ])('%s', async (_, work, message) => {
    const error = await errorOf(work());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toBe(message);
  });

  it('a repository without commits, which can be read but has no room for a branch', async () => {
    stores = storesOnGithub({ files: null });
    const store = stores.open();
    expect(await store.read()).toEqual({ state: undefined, revision: undefined });
    stores.requests();
    const error = await errorOf(firstWrite(store));
    expect(stores.requests()).toEqual([`GET git/ref/heads/${branch} 409`]);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toBe(
      'could not keep the state in acme/shop (409, `Git Repository is empty.`); make a first commit there',
    );
  });

  it('a private repository that the token may see and not read', async () => {
    stores = storesOnGithub({ private: true });
    const error = await errorOf(stores.open({ token: { permissions: { actions: 'read' } } }).read());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toMatch(/may not read the state in acme\/shop .* `permissions: contents: read`/);
  });

  it('a folder where the state should be', async () => {
    stores.repository.commit({ branch, files: { 'state.json/inner': 'x' } });
    const error = await errorOf(stores.open().read());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toMatch(
      /^`state.json` on the branch `deployments\/shop\/production` of acme\/shop is no file/,
    );
  });

  it.each([
    ['update', 'Cannot update this protected ref.'],
    ['pull_request', 'Changes must be made through a pull request.'],
  ])('a rule %s that lets a branch be made and not written: no lock is ever taken', async (type, words) => {
    stores.repository.addRuleset({ include: ['~ALL'], rules: [{ type }] });
    const error = await errorOf(writeState(stores.open(), systemClock, writeNumber(1), undefined));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(`forbid to write the state on the branch \`${branch}\``);
    expect(error.message).toContain(words);
    expect(stores.repository.file('state.json', branch)).toBeUndefined();
  });

  it.each([
    [{ requirePullRequest: true }, 'Changes must be made through a pull request.'],
    [{ requiredChecks: ['build'] }, 'Required status check "build" is expected.'],
    [{ pushers: ['octocat'] }, 'You are not authorized to push to this branch.'],
  ])('classic protection of the branch: %j', async (protection, words) => {
    const store = stores.open();
    const first = await firstWrite(store);
    stores.repository.protectBranch(branch, protection);
    const error = await errorOf(store.write(writeNumber(2), first));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(words);
    expect(error.message).toContain('exclude `deployments/**/*` from the ruleset or branch protection');
  });
});

describe('what GitHub has to put right', () => {
  it('waits out a rate limit that ends within a minute', async () => {
    const store = stores.open();
    const first = await firstWrite(store);
    stores.github.fail({ kind: 'primary-rate-limit', method: 'PUT', resetAfter: 40 });
    stores.github.fail({ kind: 'secondary-rate-limit', method: 'GET', retryAfter: 20, status: 429 });
    const before = Date.now();
    const second = await store.write(writeNumber(2), first);
    expect(await store.read()).toEqual({ state: writeNumber(2), revision: second });
    expect(Date.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(stores.lines.filter((line) => line.includes('patience'))).toHaveLength(2);
  });

  it.each([
    [
      'primary',
      { kind: 'primary-rate-limit', resetAfter: 2400 },
      /requests .* in an hour are used up; it takes more at 20\d\d-.*Z, in 40m/,
    ],
    [
      'secondary',
      { kind: 'secondary-rate-limit', retryAfter: 120 },
      /secondary rate limit\); it takes more at 20\d\d-.*Z, in 2m/,
    ],
  ] as const)('says when a %s rate limit ends that lasts longer', async (_, fault, message) => {
    const store = stores.open();
    stores.github.fail({ ...fault, method: 'GET' });
    const before = Date.now();
    const error = await errorOf(store.read());
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ system: 'state store', operation: 'read the state', retryable: false });
    expect(error.message).toMatch(message);
    expect(Date.now() - before).toBeLessThan(1_000);
  });

  it('gives a rate limit up that is still there after two waits', async () => {
    stores.github.fail({ kind: 'secondary-rate-limit', method: 'GET', retryAfter: 30, times: 10 });
    await expect(stores.open().read()).rejects.toBeInstanceOf(ProviderError);
    expect(stores.requests()).toHaveLength(3);
  });

  it('stops waiting when the run is cancelled, and still sends what comes after', async () => {
    const cancel = new AbortController();
    const store = stores.open({ signal: cancel.signal });
    stores.github.fail({ kind: 'secondary-rate-limit', method: 'GET', retryAfter: 50 });
    const before = Date.now();
    setTimeout(() => cancel.abort(), 2_000);
    await expect(store.read()).rejects.toThrow(/secondary rate limit/);
    expect(Date.now() - before).toBeLessThan(3_000);
    await firstWrite(store);
  });

  it('repeats a read twice, and says what was wrong when that doesn’t help', async () => {
    const store = stores.open();
    const revision = await firstWrite(store);
    stores.github.fail({ kind: 'server-error', method: 'GET', times: 2 });
    expect(await store.read()).toEqual({ state: writeNumber(1), revision });
    stores.github.fail({ kind: 'server-error', status: 503, method: 'GET', times: 3 });
    const down = await errorOf(store.read());
    expect(down).toMatchObject({ system: 'state store', retryable: true });
    expect(down.message).toBe('GitHub answered 503: `Service Unavailable`; see https://www.githubstatus.com');
    stores.github.fail({ kind: 'lost-request', method: 'GET', times: 3 });
    const lost = await errorOf(store.read());
    expect(lost).toMatchObject({ system: 'state store', retryable: true });
    expect(lost.message).toBe('GitHub gave no answer: fetch failed: other side closed');
    expect(await store.read()).toEqual({ state: writeNumber(1), revision });
  });

  it('sends no write twice by itself', async () => {
    const store = stores.open();
    const first = await firstWrite(store);
    stores.requests();
    stores.github.fail({ kind: 'server-error', method: 'PUT', times: 5 });
    await expect(store.write(writeNumber(2), first)).rejects.toMatchObject({ retryable: true });
    expect(stores.requests()).toEqual(['PUT contents/state.json server-error']);
  });

  it('never shows the token, whatever happens', async () => {
    const token = stores.github.addToken({ permissions: { contents: 'read' } });
    const store = stores.open({ token });
    const errors = [await errorOf(firstWrite(store))];
    stores.github.fail({ kind: 'lost-request', method: 'GET', times: 3 });
    errors.push(await errorOf(store.read()));
    stores.github.revokeToken(token);
    errors.push(await errorOf(store.read()));

    expect(errors.map(({ name }) => name)).toEqual([
      'ConfigurationError',
      'ProviderError',
      'ConfigurationError',
    ]);
    expect(stores.lines.length).toBeGreaterThan(5);
    const shown = JSON.stringify([
      errors.map((error) => [error.message, error.stack, error.cause, error]),
      stores.lines,
    ]);
    expect(shown).not.toContain(token);
  });
});

describe('a store that was opened with too little', () => {
  const opened = async (
    configuration: { repository?: string; branch?: string },
    {
      repository = 'acme/shop' as string | null,
      token = 'ghs_x' as string | null,
      environment = 'production',
    },
  ) => {
    const runtime = await createTestRuntime();
    const run = { ...runtime.run, repository: repository ?? undefined };
    return openGithubText(configuration, {
      ...{ service: 'shop', environment, githubToken: token ?? undefined },
      runtime: { ...runtime, run },
    });
  };

  it('opens, and then says all that is missing with each request', async () => {
    const text = await opened({ branch: 'my state' }, { repository: null, token: null });
    for (const work of [() => text.read(), () => text.create('', ''), () => text.preflight()]) {
      const error = await errorOf(work());
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error.message.split('\n')).toEqual([
        'no repository is known that could keep the state; give `repository: owner/name` in the section `state`, or set GITHUB_REPOSITORY',
        '`state.branch` is `my state`, but the name of a branch has no spaces, no control characters and none of `~^:?*[\\` or `@{`',
        `input \`github-token\`: is empty, but the state is kept on a branch (store \`github\`, the default); give it \`\${{ github.token }}\` and the job \`permissions: contents: write\`, or choose another store in the section \`state\`: \`ssm\`, \`kubernetes\` or \`file\``,
      ]);
    }
  });

  it.each([
    ['production', 'deployments/shop/production'],
    ['eu/production 1', 'deployments/shop/eu%2Fproduction%201'],
    ['..', 'deployments/shop/%2E%2E'],
    ['größe', 'deployments/shop/gr%C3%B6%C3%9Fe'],
  ])('keeps the environment %s on %s', async (environment, name) => {
    const text = await opened({}, { environment });
    expect(text.place).toBe(`\`state.json\` on the branch \`${name}\` of acme/shop`);
  });

  it.each(['refs/heads/x', 'a..b', 'a//b', 'a/', '.a', 'a.lock', 'a.', '-a', '@', 'a@{b', 'a:b'])(
    'refuses the branch %s',
    async (name) => {
      await expect((await opened({ branch: name }, {})).read()).rejects.toThrow(/^`state\.branch` is /);
    },
  );
});
