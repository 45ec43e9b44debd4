import { type Runtime, systemClock } from '@deploy-actions/action-kit';
import { loadCheckSchemas } from '@deploy-actions/config';
import { createFakeGithub, createTestRuntime, FakeClock } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { ask, fakeGithubSource } from '../asking.ts';
import { outcomes } from '../outcomes.ts';

const { checksSchema } = await loadCheckSchemas();

const office = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '16:00' };
const berlin = { zone: 'Europe/Berlin', allow: [office] };
const christmas = { reason: 'Christmas', from: '2026-12-20', to: '2027-01-02', every: 'year' };
const by = { users: ['alice'] };

/** A runtime at a moment in UTC, whose clock stands still. */
async function runtimeAt(moment: string): Promise<Runtime> {
  const now = () => Date.parse(moment);
  return { ...(await createTestRuntime()), clock: { ...systemClock, now } };
}

interface IssueScene {
  readonly body?: string;
  readonly labelledBy?: string;
  readonly permissions?: Record<string, 'read' | 'write'>;
  readonly labelledAt?: string;
}

/** Saturday, with an issue that overrides. */
async function withIssue(given: IssueScene = {}) {
  const { body = 'Fixes the outage.', labelledBy = 'alice', permissions = { issues: 'read' } } = given;
  const runtime = await runtimeAt('2026-11-21T13:10:00Z');
  const clock = new FakeClock(Date.parse(given.labelledAt ?? '2026-11-21T12:00:00Z'));
  const github = createFakeGithub({ clock });
  const repository = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  const labels = ['deploy-override'];
  const issue = repository.addIssue({ title: 'Hotfix', body, author: 'bob', labels, labelledBy });
  const context = { github: fakeGithubSource(runtime, github, permissions) };
  return { runtime, github, repository, issue, context };
}

const overridable = { ...berlin, override: { label: 'deploy-override', by } };

outcomes('window', {
  passes: async () => ({
    check: { ...berlin, freezes: [christmas] },
    runtime: await runtimeAt('2026-11-20T13:10:00Z'),
    finding:
      /^inside of the window: it is Fri 2026-11-20 14:10 in Europe\/Berlin; it closes at Fri 2026-11-20 16:00, in 1h50m$/,
  }),
  warns: async () => ({
    check: { ...berlin, 'warn-before': '2h' },
    runtime: await runtimeAt('2026-11-20T13:10:00Z'),
    finding: /^the window closes at Fri 2026-11-20 16:00, in 1h50m, sooner than 2h; /,
  }),
  fails: {
    'outside of the hours': async () => ({
      check: berlin,
      runtime: await runtimeAt('2026-11-21T13:10:00Z'),
      finding:
        /^outside of the window: it is Sat 2026-11-21 14:10 in Europe\/Berlin; the next opening is Mon 2026-11-23 09:00 \(in 1d18h50m\)$/,
    }),
    'in a freeze': async () => ({
      check: { ...berlin, freezes: [christmas] },
      runtime: await runtimeAt('2027-12-22T10:00:00Z'),
      finding:
        /^frozen until Mon 2028-01-03 00:00: `Christmas`; it is Wed 2027-12-22 11:00 in Europe\/Berlin; the next opening is Mon 2028-01-03 09:00/,
    }),
    'too little time is left': async () => ({
      check: { ...berlin, 'closes-after': '2h' },
      runtime: await runtimeAt('2026-11-20T13:10:00Z'),
      finding: /^the window closes at Fri 2026-11-20 16:00, in 1h50m, wanted at least 2h; /,
    }),
    'no opening in sight': async () => ({
      check: { ...berlin, freezes: [{ reason: 'sold', from: '2026-01-01', to: '2036-01-01' }] },
      runtime: await runtimeAt('2026-11-20T13:10:00Z'),
      finding: /it opens at no time within a year$/,
    }),
  },
  unreachable: {
    'no token to look for an override': async () => ({
      check: overridable,
      runtime: await runtimeAt('2026-11-21T13:10:00Z'),
      finding: /^outside of the window: .*whether somebody overrides it can't be told: no token for GitHub/,
    }),
    'a token that may not read issues': async () => ({
      ...(await withIssue({ permissions: {} })),
      check: overridable,
      finding: /can't be told: the token may not look for issues .*`permissions: issues: read`/,
    }),
  },
});

describe('an override', () => {
  const saturday = () => runtimeAt('2026-11-21T13:10:00Z');
  const outside = 'outside of the window: it is Sat 2026-11-21 14:10 in Europe/Berlin';

  test('by the input of the run is a warning with person and reason', async () => {
    const runtime = await saturday();
    const context = { windowOverride: 'outage of\npayments' };
    const check = { kind: 'window', ...berlin, override: { by: { users: ['Tester'] } } };
    const { status, finding, evidence } = await ask(check, runtime, context);
    expect(status).toBe('warn');
    expect(finding).toMatch(new RegExp(`^${outside}.*; overridden by @tester: outage of payments$`));
    expect(evidence?.answer).toContain('@tester started the run with the reason: outage of payments');
  });

  test('by the input needs somebody entitled; who ran it again is who counts', async () => {
    const runtime = await saturday();
    const run = { ...runtime.run, actor: 'alice', triggeringActor: 'mallory' };
    const check = { kind: 'window', ...berlin, override: { by } };
    const { status, finding } = await ask(check, { ...runtime, run }, { windowOverride: 'please' });
    expect(status).toBe('fail');
    expect(finding).toContain("@mallory, who started the run with a reason, isn't among @alice");
  });

  test('without `override` in the configuration none counts', async () => {
    const { status, finding } = await ask({ kind: 'window', ...berlin }, await saturday(), {
      windowOverride: 'x',
    });
    expect(status).toBe('fail');
    expect(finding).toMatch(/a reason was given, but this window has no `override`$/);
  });

  test('is not looked for inside of the window', async () => {
    const { github, context } = await withIssue();
    const runtime = await runtimeAt('2026-11-20T13:10:00Z');
    expect((await ask({ kind: 'window', ...overridable }, runtime, context)).status).toBe('pass');
    expect(github.requests).toEqual([]);
  });

  test('by an issue that somebody entitled labelled', async () => {
    const { runtime, context, github } = await withIssue({
      body: 'Fixes the outage.\r\n\r\nuntil: 2026-11-21 14:11\r\n',
    });
    const { status, finding, evidence } = await ask({ kind: 'window', ...overridable }, runtime, context);
    expect({ status, finding }).toEqual({
      status: 'warn',
      finding: expect.stringMatching(
        /; overridden by @alice: Fixes the outage\. \(https:\/\/github\.com\/acme\/shop\/issues\/1\)$/,
      ),
    });
    expect(evidence?.answer).toContain(
      '@alice labelled https://github.com/acme/shop/issues/1 at 2026-11-21T12:00:00Z',
    );
    expect(github.requests).toHaveLength(2);
  });

  test('by an issue with a long history counts for whoever put the label on it last', async () => {
    const { runtime, context, issue } = await withIssue();
    const [first] = issue.labellings;
    if (!first) throw new Error('nobody labelled it');
    for (let n = 1; n <= 100; n += 1) {
      issue.labellings.push({ ...first, id: first.id + n, label: 'seen', actor: 'mallory' });
    }
    issue.labellings.push({ ...first, id: first.id + 101, actor: 'mallory' });
    const result = await ask({ kind: 'window', ...overridable }, runtime, context);
    expect(result.finding).toMatch(/@mallory, who put the label on it, isn't among @alice$/);
  });

  test.each<[string, IssueScene, RegExp]>([
    [
      'somebody else put the label on it',
      { labelledBy: 'mallory' },
      /@mallory, who put the label on it, isn't among @alice$/,
    ],
    ['an app did', { labelledBy: 'helper[bot]' }, /nobody who can be named put the label on it$/],
    ['it has no reason', { body: '<!-- why? -->\nuntil: 2027-01-01' }, /its text has no reason$/],
    ['its time is over', { body: 'x\nuntil: 2026-11-21 14:10' }, /it was good until 2026-11-21 14:10$/],
    ['its time is no time', { body: 'x\nuntil: tomorrow' }, /`until: tomorrow` is no time such as/],
    [
      'it is from last week',
      { labelledAt: '2026-11-14T12:00:00Z' },
      /more than 1d ago; take it off and put it on again$/,
    ],
  ])('by an issue does not count when %s', async (_, given, finding) => {
    const { runtime, context } = await withIssue(given);
    const result = await ask({ kind: 'window', ...overridable }, runtime, context);
    expect(result.status).toBe('fail');
    expect(result.finding).toMatch(finding);
  });
});

test.each<[string, object, RegExp]>([
  ['a zone with a slip of the pen', { ...berlin, zone: 'Europe/Berln' }, /did you mean `Europe\/Berlin`\?/],
  ['an offset for a zone', { ...berlin, zone: '+01:00' }, /a fixed offset knows no summer time/],
  ['nothing to compare with', { zone: 'UTC' }, /without it and without `freezes` the window is always open/],
  ['hours that are none', { zone: 'UTC', allow: [{ from: '09:00', to: '09:00' }] }, /is the same as `from`/],
  [
    'a day that is none',
    { zone: 'UTC', freezes: [{ reason: 'x', from: '2026-02-30', to: '2026-03-01' }] },
    /must be a day `2026-12-20`/,
  ],
  [
    'an end before its start',
    { zone: 'UTC', freezes: [{ reason: 'x', from: '2026-03-02', to: '2026-03-01' }] },
    /must be after `from`/,
  ],
  [
    'dates beside days',
    { zone: 'UTC', freezes: [{ reason: 'x', days: ['fri'], from: '2026-03-02' }] },
    /must be a time such as `12:00`/,
  ],
  [
    'a rule that is none',
    { zone: 'UTC', freezes: [{ reason: 'x', monthly: ['fifth-fri'] }] },
    /must be a day, `last-day`, `last-fri`/,
  ],
  ['a freeze without a reason', { zone: 'UTC', freezes: [{ days: ['fri'] }] }, /reason/],
  [
    'thresholds the wrong way around',
    { ...berlin, 'closes-after': '2h', 'warn-before': '1h' },
    /must be longer than `closes-after`/,
  ],
  ['an override by nobody', { ...berlin, override: { by: {} } }, /names nobody/],
])('the configuration refuses %s', (_, fields, message) => {
  const parsed = checksSchema.safeParse([{ kind: 'window', ...fields }]);
  expect(JSON.stringify(parsed.error?.issues)).toMatch(message);
});
