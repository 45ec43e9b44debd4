import { describe, expect, test } from 'vitest';
import { base64, send, shopOnGithub } from './fake-github-client.ts';

const file = (path = 'a') => [`PUT /contents/${path}`, { message: 'm', content: base64('1') }] as const;

describe('tokens', () => {
  test('that nobody gave are 401, even for what is public', async () => {
    const { github, as } = shopOnGithub();
    expect(await send(github, 'ghs_none', 'GET /rate_limit')).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
    const token = github.addToken();
    expect((await as(token, 'GET ')).status).toBe(200);
    github.revokeToken(token);
    expect((await as(token, 'GET ')).status).toBe(401);
  });

  test('don’t see private repositories that aren’t theirs', async () => {
    const { github, as } = shopOnGithub();
    const other = github.addToken({ repositories: ['acme/other'] });
    for (const token of [undefined, other]) {
      expect(await as(token, 'GET ')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
      expect((await as(token, ...file())).status).toBe(404);
    }
    expect((await as(github.addToken({ repositories: ['Acme/Shop'] }), 'GET ')).status).toBe(200);
  });

  test.each([
    ['actions', 'integration'],
    ['installation', 'integration'],
    ['user', 'personal access token'],
  ] as const)('of kind %s without the permission are 403', async (kind, by) => {
    const { github, as, shop } = shopOnGithub();
    const head = shop.head();
    const reader = github.addToken({ kind, permissions: { contents: 'read' } });
    expect((await as(reader, 'GET /contents/README.md')).status).toBe(200);
    const refused = await as(reader, ...file());
    expect(refused).toMatchObject({ status: 403, body: { message: `Resource not accessible by ${by}` } });
    expect(refused.headers['x-accepted-github-permissions']).toBe('contents=write');
    expect((await as(reader, 'GET /actions/runs/1')).status).toBe(403);
    const none = github.addToken({ kind, permissions: { contents: 'none' } });
    expect((await as(none, 'GET /contents/README.md')).status).toBe(403);
    expect((await as(none, 'GET ')).status).toBe(200);
    expect(shop.head()).toBe(head);
  });

  test('aren’t needed to read what is public, and are to write it', async () => {
    const { as, shop, github } = shopOnGithub();
    shop.state.private = false;
    expect((await as(undefined, 'GET /contents/README.md')).headers['x-ratelimit-limit']).toBe('60');
    expect(await as(undefined, ...file())).toMatchObject({
      status: 401,
      body: { message: 'Requires authentication' },
    });
    expect((await as(github.addToken({ repositories: [] }), ...file())).status).toBe(403);
  });

  test('need `workflows` to write workflows, by contents and by trees', async () => {
    const { github, to, as } = shopOnGithub();
    const path = '.github/workflows/deploy.yml';
    expect((await to(...file(path))).status).toBe(403);
    expect((await to('POST /git/trees', { tree: [{ path, mode: '100644', content: '' }] })).status).toBe(403);
    const app = github.addToken({
      kind: 'installation',
      permissions: { contents: 'write', workflows: 'write' },
    });
    expect((await as(app, ...file(path))).status).toBe(201);
  });

  test('can’t write to an archived repository', async () => {
    const { to, shop } = shopOnGithub();
    shop.state.archived = true;
    expect((await to(...file())).body.message).toBe('Repository was archived so is read-only.');
    expect((await to('GET /contents/README.md')).status).toBe(200);
  });

  test('need a user agent beside them', async () => {
    const { github, token } = shopOnGithub();
    const response = await github.fetch('https://api.github.com/rate_limit', {
      headers: { authorization: `token ${token}` },
    });
    expect(response.status).toBe(403);
  });
});

describe('a repository', () => {
  test('tells a user what they may do, an installation nothing true, and GITHUB_TOKEN nothing at all', async () => {
    const { github, as, to } = shopOnGithub();
    const permissions = { contents: 'write' } as const;
    expect((await to('GET ')).body).toMatchObject({
      full_name: 'acme/shop',
      private: true,
      default_branch: 'main',
    });
    expect((await to('GET ')).body).not.toHaveProperty('permissions');
    const app = await as(github.addToken({ kind: 'installation', permissions }), 'GET ');
    expect(app.body.permissions).toMatchObject({ push: false, pull: false });
    const user = await as(github.addToken({ kind: 'user', permissions }), 'GET ');
    expect(user.body.permissions).toMatchObject({ admin: false, push: true, pull: true });
  });

  test('shows branches, with their protection', async () => {
    const { to, shop } = shopOnGithub();
    expect((await to('GET /branches/main')).body).toMatchObject({
      name: 'main',
      protected: false,
      commit: { sha: shop.head() },
    });
    shop.setBranch('deployments/api', shop.head());
    shop.protectBranch('deployments/api', { requiredChecks: ['test'] });
    expect((await to('GET /branches/deployments%2Fapi')).body).toMatchObject({
      protected: true,
      protection: { enabled: true, required_status_checks: { contexts: ['test'] } },
    });
    expect(await to('GET /branches/none')).toMatchObject({
      status: 404,
      body: { message: 'Branch not found' },
    });
  });
});

describe('rulesets', () => {
  test('are listed for branches that exist and that don’t, bypass or not', async () => {
    const { to, shop } = shopOnGithub();
    const deployments = { include: ['refs/heads/deployments/**/*'], bypass: ['github-actions[bot]'] };
    const { id } = shop.addRuleset({ ...deployments, rules: [{ type: 'creation' }, { type: 'deletion' }] });
    shop.addRuleset({ include: ['~ALL'], enforcement: 'evaluate', rules: [{ type: 'update' }] });
    shop.addRuleset({
      include: ['~ALL'],
      exclude: ['refs/heads/deployments/*/*'],
      rules: [{ type: 'non_fast_forward' }],
    });
    const types = async (branch: string) =>
      (await to(`GET /rules/branches/${branch}`)).body.map(({ type }: { type: string }) => type);
    expect(await types('deployments%2Fapi%2Fproduction')).toEqual(['creation', 'deletion']);
    expect(await types('deployments/api/production')).toEqual(['creation', 'deletion']);
    expect(await types('deployments')).toEqual(['non_fast_forward']);
    expect(await types('main')).toEqual(['non_fast_forward']);
    const { body } = await to('GET /rules/branches/deployments/x/y?per_page=1');
    expect(body).toEqual([
      { type: 'creation', ruleset_id: id, ruleset_source: 'acme/shop', ruleset_source_type: 'Repository' },
    ]);
  });

  test('say who they are, and whether the token may bypass them', async () => {
    const { to, as, github, shop } = shopOnGithub();
    const { id } = shop.addRuleset({
      name: 'Releases',
      rules: [{ type: 'update' }],
      bypass: ['github-actions[bot]'],
    });
    expect((await to(`GET /rulesets/${id}`)).body).toMatchObject({
      name: 'Releases',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
      rules: [{ type: 'update' }],
      current_user_can_bypass: 'always',
    });
    const user = github.addToken({ kind: 'user' });
    expect((await as(user, `GET /rulesets/${id}`)).body.current_user_can_bypass).toBe('never');
    const [listed] = (await to('GET /rulesets')).body;
    expect(listed).toMatchObject({ id, name: 'Releases' });
    expect(listed).not.toHaveProperty('rules');
    expect((await to('GET /rulesets/1')).status).toBe(404);
  });

  // https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository
  test.each([
    ['refs/heads/qa/*', ['qa/foo'], ['qa', 'qa/foo/bar', 'xqa/foo']],
    ['refs/heads/qa/**/*', ['qa/foo', 'qa/foo/bar', 'qa/foo/bar/baz'], ['qa', 'qax/foo']],
    ['refs/heads/qa/**', ['qa/foo'], ['qa/foo/bar']],
    ['refs/heads/v?.x', ['v1.x'], ['v12.x', 'v1-x', 'v/.x']],
    ['~DEFAULT_BRANCH', ['main'], ['main/x', 'other']],
    ['~ALL', ['main', 'qa/foo/bar'], []],
  ])('of %s bind %j and not %j', async (pattern, bound, free) => {
    const { to, shop } = shopOnGithub();
    shop.addRuleset({ include: [pattern], rules: [{ type: 'update' }] });
    for (const branch of [...bound, ...free]) {
      const { body } = await to(`GET /rules/branches/${encodeURIComponent(branch)}`);
      expect({ branch, bound: body.length }).toEqual({ branch, bound: bound.includes(branch) ? 1 : 0 });
    }
  });

  test('a parameter the description doesn’t know is a mistake of the test', async () => {
    const { to, shop, github } = shopOnGithub({ violations: 'collect' });
    shop.addRuleset({ rules: [{ type: 'pull_request', parameters: { approvals: 1 } }] });
    await expect(to('GET /rules/branches/main')).rejects.toThrow(/answer/);
    expect(github.violations).toHaveLength(1);
  });

  const found = (reason: string) => `Repository rule violations found\n\n${reason}\n\n`;

  test('forbid: 422 for refs', async () => {
    const { to, shop } = shopOnGithub();
    const [old, next] = [shop.head(), shop.commit({ files: { a: '1' } })];
    shop.setBranch('state', old);
    shop.addRuleset({ include: ['~ALL'], rules: [{ type: 'creation' }] });
    expect(await to('POST /git/refs', { ref: 'refs/heads/x', sha: old })).toMatchObject({
      status: 422,
      body: { message: found('Cannot create ref due to creations being restricted.') },
    });
    shop.state.rulesets.length = 0;
    shop.addRuleset({
      include: ['refs/heads/state'],
      rules: ['deletion', 'update'].map((type) => ({ type })),
    });
    expect((await to('DELETE /git/refs/heads/state')).body.message).toBe(found('Cannot delete this branch'));
    expect((await to('PATCH /git/refs/heads/state', { sha: next })).body.message).toBe(
      found('Cannot update this protected ref.'),
    );
    shop.addRuleset({ rules: [{ type: 'non_fast_forward' }] });
    const forced = await to('PATCH /git/refs/heads/main', { sha: old, force: true });
    expect(forced.body.message).toBe(found('Cannot force-push to this branch'));
    expect([shop.head(), shop.head('state')]).toEqual([next, old]);
  });

  test('forbid: 409 for contents, every reason once', async () => {
    const { to, shop } = shopOnGithub();
    const head = shop.head();
    shop.addRuleset({
      rules: [
        { type: 'pull_request' },
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [{ context: 'test' }],
            strict_required_status_checks_policy: false,
          },
        },
      ],
    });
    shop.addRuleset({ rules: [{ type: 'pull_request' }] });
    expect(await to(...file())).toMatchObject({
      status: 409,
      body: {
        message: found(
          'Changes must be made through a pull request.\n\nRequired status check "test" is expected.',
        ),
      },
    });
    expect(shop.head()).toBe(head);
  });

  test('that ask for signatures let through what GitHub signs itself', async () => {
    const { github, shop, to, as } = shopOnGithub();
    shop.addRuleset({ include: ['~ALL'], rules: [{ type: 'required_signatures' }] });
    const user = github.addToken({ kind: 'user' });
    const tree = (await to(`GET /git/commits/${shop.head()}`)).body.tree.sha;
    const person = { name: 'Ann', email: 'ann@example.com' };
    const branchAt = async (token: string, name: string, more = {}) => {
      const { sha } = (await as(token, 'POST /git/commits', { message: 'm', tree, ...more })).body;
      return (await as(token, 'POST /git/refs', { ref: `refs/heads/${name}`, sha })).status;
    };
    const bot = github.addToken();
    expect(await branchAt(bot, 'a')).toBe(201);
    expect(await branchAt(bot, 'b', { author: person })).toBe(422);
    expect(await branchAt(user, 'c')).toBe(422);
    const written = await as(user, ...file());
    expect(written).toMatchObject({
      status: 201,
      body: { commit: { verification: { verified: true, reason: 'valid' } } },
    });
    expect((await as(user, 'PUT /contents/b', { message: 'm', content: '', author: person })).status).toBe(
      409,
    );
  });

  test('bind messages and names, let the named ones pass, and refuse rules nobody taught them', async () => {
    const { to, shop } = shopOnGithub({ violations: 'collect' });
    const pattern = (type: string, operator: string, text: string, negate = false) => ({
      type,
      parameters: { operator, pattern: text, negate },
    });
    shop.addRuleset({ rules: [pattern('commit_message_pattern', 'regex', '^(feat|fix): ')] });
    expect((await to(...file())).status).toBe(409);
    expect((await to('PUT /contents/a', { message: 'fix: a', content: '' })).status).toBe(201);
    shop.state.rulesets.length = 0;
    shop.addRuleset({
      include: ['~ALL'],
      rules: [pattern('branch_name_pattern', 'contains', 'state', true)],
    });
    expect((await to('POST /git/refs', { ref: 'refs/heads/my-state', sha: shop.head() })).status).toBe(422);
    shop.state.rulesets.length = 0;
    shop.addRuleset({ rules: [{ type: 'update' }], bypass: ['github-actions[bot]'] });
    expect((await to(...file('b'))).status).toBe(201);
    shop.addRuleset({ rules: [{ type: 'merge_queue' }] });
    await expect(to(...file('c'))).rejects.toThrow(/doesn't know what the rule merge_queue forbids/);
  });
});

describe('protected branches', () => {
  test('refuse pushes without review, checks or the right, force and deletion', async () => {
    const { to, shop } = shopOnGithub();
    const first = shop.head();
    shop.commit({ files: { a: '1' } });
    shop.protectBranch('main', { requirePullRequest: true, requiredChecks: ['a', 'b'] });
    expect(await to(...file('b'))).toMatchObject({
      status: 409,
      body: {
        message:
          'Could not update file: 2 of 2 required status checks are expected. Changes must be made through a pull request.',
      },
    });
    shop.protectBranch('main', {});
    expect(await to('PATCH /git/refs/heads/main', { sha: first, force: true })).toMatchObject({
      status: 422,
      body: { message: 'Cannot force-push to this protected branch' },
    });
    shop.setBranch('old', first);
    shop.protectBranch('old', {});
    expect((await to('DELETE /git/refs/heads/old')).body.message).toBe('Cannot delete this protected branch');
    shop.protectBranch('main', { pushers: ['octocat'] });
    expect((await to(...file('b'))).body.message).toMatch(/not authorized to push to this branch/);
    shop.protectBranch('main', { requirePullRequest: true, bypass: ['github-actions[bot]'] });
    expect((await to(...file('b'))).status).toBe(201);
  });
});
