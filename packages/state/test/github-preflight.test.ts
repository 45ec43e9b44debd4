import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  branch,
  type OpenOptions,
  type StoresOnGithub,
  skipTime,
  storesOnGithub,
  writeNumber,
} from './github-stores.ts';

beforeEach(skipTime);
afterEach(() => vi.useRealTimers());

describe('what the store `github` finds before its first write', () => {
  let stores: StoresOnGithub;
  beforeEach(() => {
    stores = storesOnGithub();
  });

  const preflight = (options?: OpenOptions) => stores.open(options).preflight?.();
  const withRule = (type: string, parameters?: Record<string, unknown>, extra = {}) =>
    stores.repository.addRuleset({
      ...{ include: ['~ALL'], name: 'Everything', rules: [{ type, ...(parameters ? { parameters } : {}) }] },
      ...extra,
    });
  /** Makes branch and state before any rule is there. */
  const begin = () => stores.open().write(writeNumber(1), undefined);

  it('nothing, with tokens of all kinds, in three requests that write nothing', async () => {
    for (const kind of ['actions', 'installation', 'user'] as const) {
      await begin().catch(() => {});
      stores.requests();
      expect(await preflight({ token: { kind } })).toEqual([]);
      expect(stores.requests().toSorted()).toEqual([
        `GET git/ref/heads/${branch} 200`,
        'GET repository 200',
        `GET rules/branches/${branch} 200`,
      ]);
    }
  });

  it('nothing with a token that may only read, since a dry run has no other', async () => {
    expect(await preflight({ token: { permissions: { contents: 'read' } } })).toEqual([]);
  });

  const pattern = (operator: string, text: string, negate = false) => ({ operator, pattern: text, negate });
  const check = {
    required_status_checks: [{ context: 'build' }],
    strict_required_status_checks_policy: false,
  };

  it.each<[string, Record<string, unknown> | undefined, string]>([
    ['creation', undefined, 'the branch may not be created'],
    ['update', { update_allows_fetch_and_merge: false }, 'nobody may push to the branch'],
    ['pull_request', undefined, 'changes need a pull request'],
    ['required_status_checks', check, 'commits need checks that passed before they are pushed'],
    [
      'commit_message_pattern',
      pattern('starts_with', 'JIRA-'),
      "commit messages must start with `JIRA-`, and those of the state don't fit",
    ],
    [
      'commit_message_pattern',
      pattern('contains', '[skip ci]', true),
      "commit messages must not contain `[skip ci]`, and those of the state don't fit",
    ],
    [
      'commit_message_pattern',
      pattern('regex', '^(feat|fix)'),
      "commit messages must match `^(feat|fix)`, and those of the state don't fit",
    ],
    [
      'branch_name_pattern',
      pattern('starts_with', 'feature/'),
      'names of branches must start with `feature/`',
    ],
  ])('the rule %s %j', async (type, parameters, objection) => {
    const { id } = withRule(type, parameters);
    const all = [
      `the ruleset \`Everything\` of acme/shop stops the state on the branch \`${branch}\`: ${objection} (\`${type}\`); exclude \`deployments/**/*\` from it, or let the owner of the token bypass it: https://github.com/acme/shop/rules/${id}`,
    ];
    expect(await preflight()).toEqual(all);
    // What is foretold is what happens.
    await expect(begin()).rejects.toThrow(/^rules of acme\/shop forbid to /);
    expect(stores.repository.file('state.json', branch)).toBeUndefined();
  });

  it.each<[string, Record<string, unknown> | undefined]>([
    ['deletion', undefined],
    ['non_fast_forward', undefined],
    ['required_linear_history', undefined],
    ['commit_message_pattern', pattern('contains', 'WIP', true)],
    ['commit_message_pattern', pattern('regex', '^shop in ')],
    ['branch_name_pattern', pattern('regex', '^deployments/')],
  ])('nothing in the rule %s %j, which lets the state pass', async (type, parameters) => {
    withRule(type, parameters);
    expect(await preflight()).toEqual([]);
    await begin();
  });

  it.each(['creation', 'branch_name_pattern'])(
    'nothing in the rule %s once the branch is there',
    async (type) => {
      const revision = await begin();
      withRule(type, type === 'creation' ? undefined : pattern('starts_with', 'feature/'));
      expect(await preflight()).toEqual([]);
      await stores.open().write(writeNumber(2), revision);
    },
  );

  it('signatures: only for tokens whose commits GitHub doesn’t sign', async () => {
    withRule('required_signatures');
    expect(await preflight()).toEqual([]);
    expect(await preflight({ token: { kind: 'user' } })).toEqual([
      expect.stringContaining('commits need signatures, which GitHub gives to those of Apps alone'),
    ]);
  });

  it('one finding for each ruleset, and none for those the token bypasses or that leave the branch out', async () => {
    withRule('update', undefined, { name: 'A', rules: [{ type: 'update' }, { type: 'creation' }] });
    withRule('pull_request', undefined, { name: 'B', include: ['refs/heads/deployments/**/*'] });
    withRule('update', undefined, { name: 'C', bypass: ['github-actions[bot]'] });
    withRule('update', undefined, { name: 'D', exclude: ['refs/heads/deployments/**/*'] });
    withRule('update', undefined, { name: 'E', enforcement: 'disabled' });
    const found = await preflight();
    expect(found).toHaveLength(2);
    expect(found?.[0]).toMatch(
      /`A` .*: nobody may push to the branch \(`update`\), the branch may not be created \(`creation`\);/,
    );
    expect(found?.[1]).toMatch(/`B` .*: changes need a pull request/);
  });

  it('a person who may only read, an archived repository, the default branch', async () => {
    stores.repository.state.archived = true;
    const token = { kind: 'user', permissions: { contents: 'read' } } as const;
    expect(await preflight({ branch: 'main', token })).toEqual([
      'the repository acme/shop is archived; keep the state in another one, with `repository` in the section `state`',
      'the owner of the token may only read acme/shop; give `github-token` a token that may write there (`contents: write`)',
      '`main` is the default branch of acme/shop; give the state a branch of its own, or leave `branch` out of the section `state`',
    ]);
  });

  it('a branch that git can’t have beside the one of the state', async () => {
    stores.repository.commit({ branch: 'deployments/shop', files: {} });
    expect(await preflight()).toEqual([
      `git can't have \`${branch}\` beside the branch \`deployments/shop\`; rename that one, or give the state another \`branch\` in the section \`state\``,
    ]);
  });

  it('names the branch itself where it is none below `deployments/`', async () => {
    withRule('update');
    expect(await preflight({ branch: 'state' })).toEqual([
      expect.stringContaining('exclude `state` from it'),
    ]);
  });

  it('nothing where GitHub doesn’t tell of rules, and a ruleset’s number where it tells no more', async () => {
    const { id } = withRule('update');
    expect(await preflight({ without: /\/rules\// })).toEqual([]);
    expect(await preflight({ without: /\/rulesets\// })).toEqual([
      expect.stringMatching(`^ruleset ${id} of acme/shop stops the state .* bypass it$`),
    ]);
  });
});
