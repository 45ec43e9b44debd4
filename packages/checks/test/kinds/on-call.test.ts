import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { fakeApi, outOfReach } from '../monitoring/fake-api.ts';
import { type FakePeriod, fakeOpsgenie } from '../monitoring/fake-opsgenie.ts';
import { type FakeShift, fakePagerduty } from '../monitoring/fake-pagerduty.ts';
import { outcomes } from '../outcomes.ts';

const duty = (shifts: FakeShift[], source: object, finding: RegExp, answer?: RegExp) => async () => {
  const { url } = await fakePagerduty(shifts);
  return {
    check: { source: { provider: 'pagerduty', url, token: 'key', ...source }, for: '4h' },
    finding,
    ...(answer ? { answer } : {}),
  };
};

const genie =
  (periods: FakePeriod[], finding: RegExp, enabled = true) =>
  async () => {
    const { url } = await fakeOpsgenie(periods, enabled);
    const source = { provider: 'opsgenie', url, token: 'key', schedules: ['Shop team'] };
    return { check: { source, for: '4h' }, finding };
  };

const answering = (body: unknown, source: object, finding: RegExp) => async () => {
  const { url } = await fakeApi({ 'GET /on-call': () => ({ body }) });
  return {
    check: { source: { provider: 'http', url: `${url}/on-call`, person: 'now.name', ...source } },
    finding,
  };
};

const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/.source;
const policy = { 'escalation-policies': ['PPOL'] };
const schedule = { schedules: ['PSHOP'] };

outcomes('on-call', {
  passes: duty(
    [
      { who: 'ann', hours: [-2, 3], schedule: 'PSHOP' },
      { who: 'ann', hours: [3, 9], schedule: 'PSHOP' },
      { who: 'bob', level: 2 },
    ],
    policy,
    new RegExp(`^\`ann\` is on call for \`Policy PPOL\`, wanted somebody until ${time}$`),
    new RegExp(`^Policy PPOL: ann from ${time} to ${time}$`, 'm'),
  ),
  warns: duty(
    [
      { who: 'ann', hours: [-2, 3], schedule: 'PSHOP' },
      { who: 'bob', hours: [3, 9], schedule: 'PSHOP' },
    ],
    schedule,
    new RegExp(`^\`ann\` is on call for \`Schedule PSHOP\`, but \`bob\` takes over at ${time}, wanted`),
  ),
  fails: {
    'nobody is on call': duty([], schedule, /^nobody is on call for `PSHOP` now, wanted somebody until /),
    'only the second level is on call': duty(
      [{ who: 'bob', level: 2 }],
      policy,
      /^nobody is on call for `PPOL` now/,
    ),
    'there is a gap': duty(
      [
        { who: 'ann', hours: [-2, 1] },
        { who: 'bob', hours: [2, 9] },
      ],
      policy,
      new RegExp(`^nobody is on call for \`Policy PPOL\` from ${time} to ${time}, then \`bob\`, wanted`),
    ),
    'one of several has nobody': duty(
      [{ who: 'ann', schedule: 'PSHOP' }],
      { schedules: ['PSHOP'], 'escalation-policies': ['POTHER'] },
      /^nobody is on call for `POTHER` now/,
    ),
    'the turn ends too early': duty(
      [{ who: 'ann', hours: [-2, 3] }],
      policy,
      new RegExp(`from ${time}, wanted`),
    ),
    'an Opsgenie schedule has a gap': genie(
      [
        { who: 'ann', hours: [-1, 1] },
        { who: undefined, hours: [1, 9] },
      ],
      /^nobody is on call for `Shop team` from/,
    ),
    'an Opsgenie schedule is disabled': genie(
      [{ who: 'ann', hours: [-1, 9] }],
      /is disabled, wanted enabled$/,
      false,
    ),
    'an answer without a person': answering(
      { now: {} },
      {},
      /^the answer has nothing at `now\.name`, wanted who is on call$/,
    ),
    'an answer with nobody': answering({ now: { name: null } }, {}, /^nobody is on call for/),
    'an answer with something else': answering(
      { now: { name: 7 } },
      {},
      /^`now\.name` is `7`, wanted the name of a person$/,
    ),
    'an answer with an odd time': answering(
      { now: { name: 'ann', until: 'later' } },
      { until: 'now.until' },
      /^`now\.until` is `"later"`, wanted a time as ISO 8601$/,
    ),
  },
  unreachable: {
    ...outOfReach('PagerDuty', (url) => ({
      source: { provider: 'pagerduty', url, token: 'key', ...policy },
    })),
    'a wrong key': duty(
      [],
      { token: 'other', ...policy },
      /PagerDuty: .*status 401: Unauthorized; check the credentials/,
    ),
    'a wrong key of Opsgenie': async () => {
      const { url } = await fakeOpsgenie([]);
      const source = { provider: 'opsgenie', url, token: 'other', schedules: ['Shop team'] };
      return { check: { source }, finding: /Opsgenie: .*status 401: Could not authenticate/ };
    },
  },
});

test('those who are always on call have no turns', async () => {
  const { url } = await fakePagerduty([{ who: 'ann' }]);
  const source = { provider: 'pagerduty', url, token: 'key', ...policy };
  const result = await ask({ kind: 'on-call', source, for: '90d' }, await realRuntime());
  expect(result).toMatchObject({ status: 'pass', evidence: { answer: 'Policy PPOL: ann' } });
});

test('all pages are read', async () => {
  const hourly = Array.from(
    { length: 150 },
    (_, hour): FakeShift => ({ who: 'ann', hours: [hour - 0.5, hour + 0.5] }),
  );
  const { url, requests } = await fakePagerduty(hourly);
  const source = { provider: 'pagerduty', url, token: 'key', ...policy };
  expect((await ask({ kind: 'on-call', source, for: '6d' }, await realRuntime())).status).toBe('pass');
  expect(requests.map(({ parameters }) => parameters.get('offset'))).toEqual(['0', '100']);
});

test('the key stays out of what is told', async () => {
  const { url } = await fakePagerduty([], 'other');
  const source = { provider: 'pagerduty', url, token: 'hush-hush', ...policy };
  expect(JSON.stringify(await ask({ kind: 'on-call', source }, await realRuntime()))).not.toContain('hush');
});

test('Opsgenie tells who is on call, and who takes over', async () => {
  const { url } = await fakeOpsgenie([
    { who: 'ann', hours: [-1, 2] },
    { who: 'bob', hours: [2, 30] },
  ]);
  const source = { provider: 'opsgenie', url, token: 'key', schedules: ['Shop team'] };
  const runtime = await realRuntime();
  expect(await ask({ kind: 'on-call', source, for: '1h' }, runtime)).toMatchObject({
    status: 'pass',
    finding: expect.stringMatching(/^`ann` is on call for `Shop team`/),
  });
  expect((await ask({ kind: 'on-call', source, for: '1d' }, runtime)).finding).toContain('`bob` takes over');
});

test('any address tells who is on call, and for how long', async () => {
  const turn = { name: 'ann', until: soon(8) };
  const { url, requests } = await fakeApi({ 'GET /on-call': () => ({ body: { turns: [turn] } }) });
  const source = { provider: 'http', url: `${url}/on-call?team=shop`, token: 't', person: 'turns.0.name' };
  const runtime = await realRuntime();
  expect(
    await ask({ kind: 'on-call', source: { ...source, until: 'turns.0.until' } }, runtime),
  ).toMatchObject({ status: 'pass' });
  expect(await ask({ kind: 'on-call', source }, runtime)).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(/known is only who is on call now: give `until`$/),
  });
  expect(requests[0]?.parameters.get('team')).toBe('shop');
  expect(requests[0]?.headers.authorization).toBe('Bearer t');
});

test.each([
  [{ source: { provider: 'pagerduty', token: 't' } }, /name whose turn is meant/],
  [{ source: { provider: 'pagerduty', token: 't', ...policy }, for: '91d' }, /must be 90d or less/],
])('%j is refused', (fields, message) => {
  expect(() => section({ kind: 'on-call', ...fields })).toThrow(message);
});
