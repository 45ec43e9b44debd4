import { loadCheckSchemas } from '@deploy-actions/config';
import { createGithubClient } from '@deploy-actions/github';
import { describe, expect, test } from 'vitest';
import { GithubSource } from '../../src/github/github-source.ts';
import { ask } from '../asking.ts';
import { outcomes, type Scene } from '../outcomes.ts';
import {
  checklistWorld,
  type Edit,
  lead,
  opened,
  toggle,
  type World,
  writer,
} from '../sign-offs/checklists.ts';

const { checksSchema } = await loadCheckSchemas();

const minute = 60_000;

/** The check `lead` in such a world. */
async function scene(
  check: object,
  act: (world: World & { edit: Edit }) => void,
  expected: Pick<Scene, 'finding' | 'answer'>,
  permissions = writer,
): Promise<Scene> {
  const { runtime, run } = await opened(check, act);
  return { check: { ...lead, ...check }, runtime, context: run(permissions), ...expected };
}

const tickets = { count: { label: 'Support tickets', 'warn-above': 2, 'fail-above': 10 } };
const writes = (number: string) => (body: string) => toggle()(body.replace('___', number));

outcomes('sign-off', {
  passes: () =>
    scene({}, ({ edit }) => edit('alice'), {
      finding: /^signed off by @alice \(2026-11-22T02:00:00Z\)$/,
      answer: /^https:\/\/github.com\/acme\/shop\/issues\/1\nEngineering lead: alice, 2026-11-22T02:00:00Z$/,
    }),
  warns: () =>
    scene(tickets, ({ edit }) => edit('alice', writes('3')), {
      finding: /^Support tickets: 3, more than 2; signed off by @alice /,
    }),
  fails: {
    'nobody ticked it': () =>
      scene({}, () => {}, {
        finding:
          /^waits for Engineering lead \(@alice\): tick it in https:\/\/github.com\/acme\/shop\/issues\/1$/,
        answer: /Engineering lead: nobody yet/,
      }),
    'somebody else ticked it': () =>
      scene({}, ({ edit }) => edit('mallory'), {
        finding:
          /^ticked by @mallory, who isn't among @alice: one of those has to untick it and tick it again; waits for/,
      }),
    'who deploys ticked it': () =>
      scene({ independent: true, by: { users: ['tester'] } }, ({ edit }) => edit('tester'), {
        finding: /^ticked by @tester, who started this run and may not sign off for it; waits for/,
      }),
    'it is too long ago': () =>
      scene(
        { 'valid-for': '1h' },
        ({ edit, clock }) => {
          edit('alice');
          clock.advance(61 * minute);
        },
        {
          finding:
            /^ticked by @alice, at 2026-11-22T02:00:00Z, which counts for 1h alone: untick it and tick it again; /,
        },
      ),
    'the number is too high': () =>
      scene(tickets, ({ edit }) => edit('alice', writes('11')), {
        finding: /^Support tickets: 11, wanted at most 10; /,
      }),
    'there is no number': () =>
      scene(tickets, ({ edit }) => edit('alice'), {
        finding: /^Support tickets: found no number behind the text, wanted/,
      }),
    'the number is none': () =>
      scene(tickets, ({ edit }) => edit('alice', writes('few')), {
        finding: /^Support tickets: found `few` behind/,
      }),
    'the list was closed before': () =>
      scene(
        {},
        ({ repository }) => {
          for (const issue of repository.state.issues) issue.state = 'closed';
        },
        {
          finding: /tick it in \S+, which is closed$/,
        },
      ),
  },
  unreachable: {
    'no token': async () => {
      const { runtime } = await checklistWorld();
      return {
        check: lead,
        runtime,
        context: { github: new GithubSource(runtime, undefined) },
        finding: /^no token for GitHub/,
      };
    },
    'a token that may not read issues': () =>
      scene({}, () => {}, { finding: /may not look for the checklist .*`permissions: issues: read`/ }, {}),
    'a token that may not open issues': async () => {
      const { runtime, run } = await checklistWorld();
      const context = run({ issues: 'read' });
      return {
        check: lead,
        runtime,
        context,
        finding: /may not open the checklist issue .*`permissions: issues: write`/,
      };
    },
    'issues that are switched off': async () => {
      const { runtime, run, repository } = await checklistWorld();
      repository.state.hasIssues = false;
      return {
        check: lead,
        runtime,
        context: run(),
        finding: /^issues are switched off in acme\/shop \(410, .*switch them on/,
      };
    },
    'a team that the token may not see': () =>
      scene({ by: { teams: ['acme/leads'] } }, ({ edit }) => edit('alice'), {
        finding: /could not read the members of the team `acme\/leads` .*GitHub App .*`members: read`/,
      }),
    'an allowance that is used up': () =>
      scene(
        {},
        ({ github }) =>
          void github.fail({
            kind: 'primary-rate-limit',
            operation: 'issues/list-for-repo',
            resetAfter: 40_000_000,
          }),
        {
          finding: /^the requests this token may send in an hour are used up/,
        },
      ),
  },
});

describe('who is entitled', () => {
  const answer = async (
    check: object,
    act: (world: World & { edit: Edit }) => void,
    permissions = writer,
  ) => {
    const { runtime, run } = await opened(check, act);
    return ask({ ...lead, ...check }, runtime, run(permissions));
  };

  test('by a role in the repository, exactly', async () => {
    const by = { 'repository-roles': ['maintain'] };
    const withRole = (role: string) =>
      answer({ by }, ({ edit, repository }) => {
        repository.state.collaborators.set('bob', role);
        edit('bob');
      });
    expect((await withRole('maintain')).status).toBe('pass');
    expect((await withRole('write')).finding).toMatch(/^ticked by @bob, who isn't among role maintain/);
  });

  test('by a team, to the token of an app that may see it', async () => {
    const { runtime, github, repository } = await opened({ by: { teams: ['acme/leads'] } });
    github.setTeam('acme', 'leads', ['Alice']);
    const token = github.addToken({
      kind: 'installation',
      permissions: { issues: 'write', members: 'read' },
    });
    const source = new GithubSource(runtime, token, (options) =>
      createGithubClient({ ...options, fetch: github.fetch }),
    );
    repository.editIssue({ number: 1 }, 'alice', toggle());
    const result = await ask({ ...lead, by: { teams: ['acme/leads'] } }, runtime, { github: source });
    expect(result.finding).toMatch(/^signed off by @alice/);
  });

  test('not whoever ran it again, where the check is independent', async () => {
    const { runtime, run, edit } = await opened({ by: { users: ['alice'] } });
    edit('alice');
    const again = { ...runtime, run: { ...runtime.run, triggeringActor: 'Alice' } };
    const check = { ...lead, independent: true };
    expect((await ask(check, again, run())).finding).toMatch(/^ticked by @alice, who started this run/);
    expect((await ask(lead, again, run())).status).toBe('pass');
  });

  test('two people, each with a box of their own', async () => {
    const check = { approvals: 2, by: { users: ['alice', 'bob'] } };
    const first = await answer(check, ({ edit }) => edit('alice'));
    expect(first.finding).toMatch(
      /^1 of 2 signed off \(@alice \(.*\)\); waits for Engineering lead \(@alice or @bob\)/,
    );
    const alone = await answer(check, ({ edit }) => {
      edit('alice');
      edit('alice', toggle('lead', 2));
    });
    expect(alone.finding).toMatch(/^ticked by @alice, who signed off already; 1 of 2 /);
    const both = await answer(check, ({ edit }) => {
      edit('alice');
      edit('bob', toggle('lead', 2));
    });
    expect(both.finding).toMatch(/^signed off by @alice \(.*\) and @bob \(.*\)$/);
  });

  const approved =
    (user: string, environments = ['production'], state: 'approved' | 'rejected' = 'approved') =>
    ({ repository }: World) =>
      void repository.state.runs[0]?.approvals.push({ environments, state, user });

  test('an approval of the environment counts, though nobody knows when', async () => {
    const { status, finding } = await answer({ 'environment-approval': true }, approved('alice'));
    expect({ status, finding }).toEqual({
      status: 'pass',
      finding:
        'signed off by @alice (by an approval of the environment production, of which GitHub keeps no time)',
    });
  });

  test.each([
    ['of somebody else', approved('mallory'), /^approved by @mallory, who isn't among @alice/],
    ['of another environment', approved('alice', ['staging']), /^waits for/],
    ['that is none', approved('alice', ['production'], 'rejected'), /^waits for/],
    [
      'of somebody who rejected it as well',
      (world: World) => {
        approved('alice')(world);
        approved('alice', ['production'], 'rejected')(world);
      },
      /^approved by @alice, who also rejected it in this run, and GitHub does not tell which came last; waits for/,
    ],
  ])('but no approval %s', async (_, act, finding) => {
    const result = await answer({ 'environment-approval': true }, act);
    expect(result).toMatchObject({ status: 'fail', finding: expect.stringMatching(finding) });
  });
});

test.each<[string, object, RegExp]>([
  ['nobody who may', { by: {} }, /names nobody/],
  ['a login with an @', { by: { users: ['@alice'] } }, /without @/],
  ['an app', { by: { users: ['helper[bot]'] } }, /must be a login/],
  ['a team without its organization', { by: { teams: ['leads'] } }, /must be `organization\/team`/],
  ['nothing to confirm', { statement: undefined }, /say what is confirmed/],
  ['a wait as long as the limit', { wait: '30s' }, /must be shorter than `timeout`/],
  ['a number of two people', { ...tickets, approvals: 2 }, /a number is written by one person/],
  [
    'thresholds the wrong way around',
    { count: { label: 'x', 'warn-above': 3, 'fail-above': 3 } },
    /must be below `fail-above`/,
  ],
  ['a link that is none', { links: [{ title: 'x', url: 'javascript:alert(1)' }] }, /must be an address/],
])('the configuration refuses %s', (_, fields, message) => {
  const { error } = checksSchema.safeParse([{ ...lead, ...fields }]);
  expect(JSON.stringify(error?.issues)).toMatch(message);
});
