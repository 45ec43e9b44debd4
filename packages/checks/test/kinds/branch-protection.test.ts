import { expect, test } from 'vitest';
import { section } from '../asking.ts';
import {
  askAgain,
  permissions,
  refusals,
  type ShopOnGithub,
  shopOnGithub,
} from '../github/shop-on-github.ts';
import { outcomes } from '../outcomes.ts';

const strict = [
  {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: 2,
      require_code_owner_review: true,
      dismiss_stale_reviews_on_push: true,
      require_last_push_approval: false,
      required_review_thread_resolution: true,
    },
  },
  {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: true,
      required_status_checks: [{ context: 'test' }, { context: 'lint' }],
    },
  },
  { type: 'non_fast_forward' },
  { type: 'deletion' },
  { type: 'required_signatures' },
  { type: 'required_linear_history' },
];

const all = {
  'pull-requests': true,
  reviews: 2,
  'code-owner-reviews': true,
  'dismiss-stale-reviews': true,
  'status-checks': ['test', 'lint'],
  'up-to-date': true,
  'conversation-resolution': true,
  signatures: true,
  'linear-history': true,
  'no-force-pushes': true,
  'no-deletions': true,
};

async function ruled(...rules: { type: string; parameters?: object }[]) {
  const world = await shopOnGithub();
  world.shop.addRuleset({ rules: rules as never });
  return world;
}

const asked = (world: ShopOnGithub, check: object) =>
  askAgain(world, { kind: 'branch-protection', branch: 'main', ...check });

outcomes('branch-protection', {
  passes: async () =>
    (await ruled(...strict)).scene(
      { branch: 'main', requires: all },
      /^`main` is protected: pull-requests, reviews: 2, .*status-checks: test, lint, up-to-date/,
    ),
  warns: async () =>
    (await ruled({ type: 'deletion' })).scene(
      { branch: 'main', recommends: { signatures: true } },
      /^`main`: the rule `signatures` is missing$/,
    ),
  fails: {
    'a branch that is not there': async () =>
      (await shopOnGithub()).scene({ branch: 'release/1' }, /^there is no branch `release\/1`$/),
    'a branch without protection': async () =>
      (await shopOnGithub()).scene({ branch: 'main' }, /^the branch `main` is not protected: add a ruleset/),
    'too few approvals': async () =>
      (await ruled(...strict)).scene(
        { branch: 'main', requires: { reviews: 3 } },
        /^`main`: approvals that a pull request needs: 2, wanted 3$/,
      ),
    'a check that nobody requires': async () =>
      (await ruled(...strict)).scene(
        { branch: 'main', requires: { 'status-checks': ['test', 'e2e'] } },
        /no rule requires the status checks `e2e`$/,
      ),
    'a classic protection whose details are for administrators': async () => {
      const { shop, scene } = await shopOnGithub();
      shop.protectBranch('main', { approvals: 2 });
      return scene(
        { branch: 'main', requires: { reviews: 2 } },
        /needs: 0, wanted 2, as far as this token may see: .*`administration: read` \(403/,
        /not readable with this token/,
      );
    },
  },
  unreachable: refusals({ branch: 'main' }, 'contents: read'),
});

test.each(Object.entries(all))('%s is missing without its rule', async (name, wanted) => {
  const world = await ruled({ type: 'creation' });
  const { status, finding } = await asked(world, { requires: { [name]: wanted } });
  expect({ status, finding }).toMatchObject({ status: 'fail', finding: expect.stringMatching(/^`main`: /) });
});

test('several rulesets count together, the strictest of each rule', async () => {
  const world = await ruled(...strict);
  const parameters = { required_approving_review_count: 1, require_code_owner_review: false };
  world.shop.addRuleset({
    rules: [{ type: 'pull_request', parameters: { ...strict[0]?.parameters, ...parameters } }],
  });
  expect((await asked(world, { requires: all })).status).toBe('pass');
});

test('classic protection says its required checks to everybody, all else to administrators', async () => {
  const world = await shopOnGithub();
  world.shop.protectBranch('main', { approvals: 2, requiredChecks: ['test'] });
  expect((await asked(world, { requires: { 'status-checks': ['test'] } })).status).toBe('pass');
  const requires = { reviews: 2, 'status-checks': ['test'], 'no-force-pushes': true, 'no-deletions': true };
  expect((await asked(world, { requires })).status).toBe('fail');
  const admin = await shopOnGithub({ permissions: { ...permissions, administration: 'read' } });
  admin.shop.protectBranch('main', { approvals: 2, requiredChecks: ['test'], allowDeletions: true });
  expect((await asked(admin, { requires })).finding).toBe('`main`: the rule `no-deletions` is missing');
});

test('rules that are not in force count for nothing', async () => {
  const world = await shopOnGithub();
  world.shop.addRuleset({ rules: [{ type: 'deletion' }], enforcement: 'evaluate' });
  expect((await asked(world, {})).finding).toMatch('is not protected');
});

test('a wish for nothing is refused', () => {
  expect(() => section({ kind: 'branch-protection', branch: 'main', requires: {} })).toThrow(
    /at least one rule/,
  );
});
