import type { Indicator } from '@deploy-actions/config';
import { describe, expect, test } from 'vitest';
import { conditionsOf, crosses } from '../../src/judgement/condition.ts';
import { brieflyBad, type Course, soon, well } from './course.ts';
import type { Example } from './document.ts';
import { type Rehearsed, readSection, rehearse } from './rehearsal.ts';
import type { Trigger } from './trigger.ts';
import { triggers } from './triggers.ts';

/** An example, with its data and its indicators as the schema reads them. */
interface Case {
  readonly example: Example;
  readonly trigger: Trigger;
  readonly indicators: Readonly<Record<string, Indicator>>;
}

/** Checks examples by the real schema, and tries each out over fakes of its systems: what sets it off, what doesn't, an outage. */
export async function describeExamples(examples: readonly Example[]): Promise<void> {
  for (const example of examples) {
    const { indicators } = await readSection(example.yaml);
    const one = { example, indicators, trigger: triggers[example.name] ?? { parts: {} } };
    describe(`the example ${example.name}`, () => describeExample(one));
  }
}

function describeExample(one: Case): void {
  const { example, trigger, indicators } = one;
  const judging = Object.entries(indicators).flatMap(([name, indicator]) =>
    judges(indicator) ? [name] : [],
  );

  test('has data and a message for each of its indicators that can roll back', () => {
    expect(Object.keys(trigger.parts)).toEqual(expect.arrayContaining(judging));
    expect(Object.keys(indicators)).toEqual(expect.arrayContaining(Object.keys(trigger.parts)));
    expect(example.messages).toHaveLength(judging.length);
  });

  test.each(judging)('goes off for %s, and not before its time', async (name) => {
    const result = await play(one, { [name]: soon('bad') });
    expect(result).toMatchObject({ verdict: 'regress' });
    const breach = result.looks.at(-1)?.readings.find(({ state }) => state === 'breach');
    expect(breach).toMatchObject({ indicator: name });
    // The page has the messages in the order of the indicators.
    expect(result.reason).toBe(example.messages[judging.indexOf(name)]);
    const indicator = indicators[name];
    if (indicator && !indicator.trend && !indicator.compare) expectInTime(result, name, indicator);
  });

  test('does not go off just within its limits, nor for what soon passes', async () => {
    const courses = Object.entries(indicators).map(([name, indicator]) => {
      const within = trigger.lookback === undefined ? brieflyBad(30, briefOf(indicator)) : soon('edge');
      return [name, within] as const;
    });
    const { looks, verdict } = await play(one, Object.fromEntries(courses));
    expect({ verdict, reason: looks.at(-1)?.reason }).toMatchObject({ verdict: 'pass' });
    for (const { state, indicator, detail } of looks.at(-1)?.readings ?? []) {
      const seen = { indicator, detail, state };
      expect(seen).toEqual({ ...seen, state: expect.stringMatching(/^(ok|warn)$/) });
    }
    const pending = looks.flatMap(({ readings }) => readings.filter(({ state }) => state === 'pending'));
    const brief = judging.filter((name) => indicators[name] && briefOf(indicators[name]) > 0);
    const known = trigger.lookback === undefined ? brief : [];
    expect([...new Set(pending.map(({ indicator }) => indicator))].toSorted()).toEqual(known.toSorted());
  });

  const asked = judging.filter((name) => !trigger.alwaysAnswers?.includes(name));
  if (asked.length > 0) {
    // Bad until then, but not for as long as it takes.
    const patient = asked.filter((name) => (indicators[name]?.for ?? 0) > 60_000);
    const outages = [
      { from: 0, bad: asked, seconds: 60 },
      ...(patient.length > 0 ? [{ from: 20, bad: patient, seconds: longestFor(indicators) + 120 }] : []),
    ];
    test.each(outages)('does not go off when nobody answers from second $from on', async (outage) => {
      const { from, bad, seconds } = outage;
      const courses = bad.map((name) => [name, soon('bad')] as const);
      const { verdict, looks } = await play(one, Object.fromEntries(courses), { from, seconds });
      expect(verdict).toBe('provider-error');
      const unread = looks.filter(({ at }) => at >= (looks[0]?.at ?? 0) + from * 1_000);
      expect(new Set(unread.map((look) => look.verdict))).toEqual(new Set(['provider-error']));
    });
  }
}

/** Watches an example; with an indicator that has no course here all is well. */
function play(
  { example, trigger: { parts, seconds = 90, ...use }, indicators }: Case,
  courses: Readonly<Record<string, Course>>,
  outage?: { readonly from: number; readonly seconds: number },
): Promise<Rehearsed> {
  const cast = Object.entries(parts).map(([name, part]) => [name, { part, course: courses[name] ?? well }]);
  const plan = { example, cast: Object.fromEntries(cast), ...use };
  return outage
    ? rehearse({ ...plan, seconds: outage.seconds, failsFrom: outage.from })
    : rehearse({ ...plan, seconds: seconds + longestFor(indicators) });
}

/** In seconds. */
function longestFor(indicators: Case['indicators']): number {
  return Math.max(...Object.values(indicators).map((indicator) => indicator.for)) / 1_000;
}

function judges(indicator: Indicator): boolean {
  return (
    conditionsOf(indicator).some(({ severity }) => severity === 'rollback') ||
    indicator.compare !== undefined ||
    indicator.trend?.severity === 'rollback'
  );
}

/** How long a value may be beyond its limit without harm, in seconds: rates see it for up to a minute longer. */
function briefOf(indicator: Indicator): number {
  return Math.max(0, indicator.for / 1_000 - 90);
}

/** The first look beyond a limit, as its value says, is a whole `for` before the one that is a regression, and hardly more. */
function expectInTime({ looks, metrics }: Rehearsed, name: string, indicator: Indicator): void {
  const { consequence } = looks.at(-1) ?? {};
  const limits = conditionsOf(indicator).filter(({ severity }) => severity === (consequence ?? 'rollback'));
  const beyond = looks.filter(({ readings }) => {
    const { value, reference } = readings.find((reading) => reading.indicator === name) ?? {};
    return limits.some(({ limit, badSide }) => {
      const known = limit(reference);
      return value !== undefined && known !== undefined && crosses(value, known, badSide);
    });
  });
  const waited = (looks.at(-1)?.at ?? 0) - (beyond[0]?.at ?? 0);
  expect(beyond.length).toBeGreaterThanOrEqual(indicator.consecutive);
  expect(waited).toBeGreaterThanOrEqual(indicator.for);
  expect(waited).toBeLessThanOrEqual(indicator.for + indicator.consecutive * metrics.interval);
}
