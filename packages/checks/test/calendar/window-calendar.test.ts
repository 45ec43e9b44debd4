import { type CheckConfigurationOf, loadCheckSchemas } from '@deploy-actions/config';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownMoment } from '../../src/calendar/local-time.ts';
import { WindowCalendar } from '../../src/calendar/window-calendar.ts';

const { checksSchema } = await loadCheckSchemas();

const minute = 60_000;

function calendar(fields: object): WindowCalendar {
  const [check] = checksSchema.parse([{ kind: 'window', ...fields }]);
  return new WindowCalendar(check as CheckConfigurationOf<'window'>);
}

const at = (text: string) => Date.parse(text);

/** What a window of these hours does around a change of the clocks: open or not at each moment. */
function expectOpen(window: WindowCalendar, moments: Readonly<Record<string, boolean>>): void {
  const found = Object.fromEntries(Object.keys(moments).map((moment) => [moment, window.isOpen(at(moment))]));
  expect(found).toEqual(moments);
}

describe('changes of the clocks', () => {
  test('hours in the middle of the hour that Berlin skips in spring', () => {
    const window = calendar({ zone: 'Europe/Berlin', allow: [{ from: '02:30', to: '04:00' }] });
    expectOpen(window, {
      '2026-03-29T00:59:00Z': false,
      '2026-03-29T01:00:00Z': true,
      '2026-03-29T01:59:00Z': true,
      '2026-03-29T02:00:00Z': false,
    });
  });

  test('hours that Berlin skips as a whole', () => {
    const window = calendar({ zone: 'Europe/Berlin', allow: [{ from: '02:10', to: '02:50' }] });
    expect(window.nextOpening(at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-30T00:10:00Z'));
  });

  test('hours that come twice in autumn begin and end with the first', () => {
    const opening = calendar({ zone: 'Europe/Berlin', allow: [{ from: '02:30', to: '05:00' }] });
    expectOpen(opening, {
      '2026-10-25T00:29:00Z': false,
      '2026-10-25T00:30:00Z': true,
      '2026-10-25T01:10:00Z': true,
      '2026-10-25T03:59:00Z': true,
      '2026-10-25T04:00:00Z': false,
    });
    const closing = calendar({ zone: 'America/New_York', allow: [{ from: '00:00', to: '01:30' }] });
    expectOpen(closing, {
      '2026-11-01T05:29:00Z': true,
      '2026-11-01T05:30:00Z': false,
      '2026-11-01T06:10:00Z': false,
    });
  });

  test('a freeze lasts to the second time its end comes', () => {
    const freezes = [{ reason: 'batch', days: ['sun'], from: '00:00', to: '01:30' }];
    const window = calendar({ zone: 'America/New_York', freezes });
    expectOpen(window, { '2026-11-01T06:29:00Z': false, '2026-11-01T06:30:00Z': true });
  });

  test('New York in spring, over midnight', () => {
    const window = calendar({
      zone: 'America/New_York',
      allow: [{ days: ['sat'], from: '22:00', to: '03:00' }],
    });
    expectOpen(window, {
      '2026-03-08T02:59:00Z': false,
      '2026-03-08T03:00:00Z': true,
      '2026-03-08T06:59:00Z': true,
      '2026-03-08T07:00:00Z': false,
    });
  });

  test('half an hour in Lord Howe, in the south', () => {
    const window = calendar({ zone: 'Australia/Lord_Howe', allow: [{ from: '09:00', to: '10:00' }] });
    // +10:30 in winter, +11 from October 4th 2026 on.
    expectOpen(window, {
      '2026-10-02T22:29:00Z': false,
      '2026-10-02T22:30:00Z': true,
      '2026-10-03T21:59:00Z': false,
      '2026-10-03T22:00:00Z': true,
      '2026-10-03T23:00:00Z': false,
    });
  });

  test('Apia had no December 30th, 2011', () => {
    const window = calendar({
      zone: 'Pacific/Apia',
      allow: [{ days: ['fri', 'sat'], from: '09:00', to: '10:00' }],
    });
    expect(window.nextOpening(at('2011-12-29T20:00:00Z'))).toBe(at('2011-12-30T19:00:00Z'));
  });

  test('Kathmandu is 5:45 ahead', () => {
    const window = calendar({ zone: 'Asia/Kathmandu', allow: [{ from: '09:00', to: '10:00' }] });
    expectOpen(window, { '2026-01-01T03:14:00Z': false, '2026-01-01T03:15:00Z': true });
  });
});

describe('freezes', () => {
  const frozen = (freeze: object, moment: string) =>
    calendar({ zone: 'UTC', freezes: [{ reason: 'x', ...freeze }] }).freezeAt(at(moment)) !== undefined;

  test.each([
    ['a last day counts as a whole', { from: '2026-12-20', to: '2027-01-02' }, '2027-01-02T23:59:00Z', true],
    ['and no more', { from: '2026-12-20', to: '2027-01-02' }, '2027-01-03T00:00:00Z', false],
    ['dates are for once', { from: '2026-12-20', to: '2027-01-02' }, '2027-12-24T00:00:00Z', false],
    [
      'unless they come again',
      { from: '2026-12-20', to: '2027-01-02', every: 'year' },
      '2031-01-01T00:00:00Z',
      true,
    ],
    [
      'but not before the first',
      { from: '2026-12-20', to: '2027-01-02', every: 'year' },
      '2025-12-24T00:00:00Z',
      false,
    ],
    [
      'the 29th of February is the 28th else',
      { from: '2028-02-29', to: '2028-02-29', every: 'year' },
      '2029-02-28T05:00:00Z',
      true,
    ],
    ['with their times', { from: '2026-12-20 18:00', to: '2026-12-21 06:00' }, '2026-12-20T17:59:00Z', false],
    ['up to the minute', { from: '2026-12-20 18:00', to: '2026-12-21 06:00' }, '2026-12-21T05:59:00Z', true],
    ['days of the week', { days: ['fri'], from: '12:00' }, '2026-11-20T12:00:00Z', true],
    ['over midnight', { days: ['fri'], from: '12:00', to: '06:00' }, '2026-11-21T05:00:00Z', true],
    ['the last friday', { monthly: ['last-fri'] }, '2026-11-27T08:00:00Z', true],
    ['not the last but one', { monthly: ['last-fri'] }, '2026-11-20T08:00:00Z', false],
    ['the second tuesday', { monthly: ['second-tue'] }, '2026-11-10T08:00:00Z', true],
    ['not the first', { monthly: ['second-tue'] }, '2026-11-03T08:00:00Z', false],
    ['the end of the month', { monthly: ['last-day'] }, '2028-02-29T08:00:00Z', true],
    ['the last days', { monthly: ['last-3-days'] }, '2026-11-28T00:00:00Z', true],
    ['and no more of them', { monthly: ['last-3-days'] }, '2026-11-27T23:59:00Z', false],
    [
      'a day that some months lack',
      { monthly: [31], from: '10:00', to: '11:00' },
      '2026-12-31T10:30:00Z',
      true,
    ],
    ['the first days', { monthly: ['first-2-days'] }, '2026-11-02T23:00:00Z', true],
  ] as const)('%s', (_, freeze, moment, expected) => {
    expect(frozen(freeze, moment)).toBe(expected);
  });
});

test('a freeze within a freeze ends nothing', () => {
  const freezes = [
    { reason: 'sale', from: '2026-11-26', to: '2026-11-30' },
    { reason: 'fair', from: '2026-11-27', to: '2026-11-27' },
  ];
  const window = calendar({ zone: 'UTC', freezes });
  expectOpen(window, {
    '2026-11-25T23:59:00Z': true,
    '2026-11-28T12:00:00Z': false,
    '2026-12-01T00:00:00Z': true,
  });
  expect(window.nextOpening(at('2026-11-27T12:00:00Z'))).toBe(at('2026-12-01T00:00:00Z'));
  expect(window.freezeAt(at('2026-11-27T12:00:00Z'))).toMatchObject({
    reason: 'sale',
    end: at('2026-12-01T00:00:00Z'),
  });
});

test('freezes of one day may overlap as they like', () => {
  const freezes = [
    { reason: 'long', days: ['mon'], from: '08:00', to: '20:00' },
    { reason: 'short', days: ['mon'], from: '09:00', to: '10:00' },
  ];
  expectOpen(calendar({ zone: 'UTC', freezes }), {
    '2026-11-23T07:59:00Z': true,
    '2026-11-23T12:00:00Z': false,
  });
});

test('a window that is always frozen opens at no time, and is asked for quickly', () => {
  const freezes = [{ reason: 'closed', from: '2026-01-01', to: '2036-01-01' }];
  const window = calendar({ zone: 'Europe/Berlin', allow: [{ from: '09:00', to: '10:00' }], freezes });
  expect(window.nextOpening(at('2026-06-01T00:00:00Z'))).toBeUndefined();
});

test('hours of one day that follow those of another are one window', () => {
  const window = calendar({
    zone: 'Europe/Berlin',
    allow: [{ days: ['sat', 'sun'] }, { days: ['mon'], to: '06:00' }],
  });
  expect(shownMoment(window.nextClosing(at('2026-11-21T12:00:00Z')) ?? 0, 'Europe/Berlin')).toBe(
    'Mon 2026-11-23 06:00',
  );
});

describe('for any rules', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'UTC',
  ];
  const time = fc.integer({ min: 0, max: 95 }).map((n) => clockText(n * 15));
  const days = fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), {
    minLength: 1,
  });
  const hours = fc.record({ days, from: time, to: time }).filter(({ from, to }) => from !== to);
  const rules = fc.record({
    zone: fc.constantFrom(...zones),
    allow: fc.array(hours, { minLength: 1, maxLength: 3 }),
    freezes: fc.array(
      hours.map((freeze) => ({ ...freeze, reason: 'x' })),
      { maxLength: 2 },
    ),
  });
  const moment = fc
    .integer({ min: at('2026-01-01T00:00:00Z') / minute, max: at('2027-12-31T00:00:00Z') / minute })
    .map((n) => n * minute);

  test('the next opening is inside of the window, and nothing before it is', () => {
    fc.assert(
      fc.property(rules, moment, fc.double({ min: 0, max: 1, noNaN: true }), (given, now, share) => {
        const window = calendar(given);
        const opening = window.nextOpening(now);
        if (opening === undefined) return;
        expect(window.isOpen(opening)).toBe(true);
        if (opening === now) return;
        expect(window.isOpen(opening - 1)).toBe(false);
        expect(window.isOpen(now + Math.floor((opening - 1 - now) * share))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('the next closing is outside of the window, and nothing before it is', () => {
    fc.assert(
      fc.property(rules, moment, fc.double({ min: 0, max: 1, noNaN: true }), (given, now, share) => {
        const window = calendar(given);
        const closing = window.nextClosing(now);
        if (closing === undefined || !window.isOpen(now)) return;
        expect(window.isOpen(closing)).toBe(false);
        expect(window.isOpen(now + Math.floor((closing - 1 - now) * share))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  // Another way to know the time: what the clocks show, by the platform's own formatting.
  test('away from a change of the clocks it is open when the clocks say so', () => {
    fc.assert(
      fc.property(rules, moment, (given, now) => {
        if (clocksChangeAround(now, given.zone)) return;
        const shows = (range: { days: string[]; from: string; to: string }) =>
          isWithin(range, now, given.zone);
        const expected = given.allow.some(shows) && !given.freezes.some(shows);
        expect(calendar(given).isOpen(now)).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });
});

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function wallClock(moment: number, zone: string): { day: string; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { day: (parts['weekday'] ?? '').toLowerCase(), time: `${parts['hour']}:${parts['minute']}` };
}

function clocksChangeAround(moment: number, zone: string): boolean {
  const before = wallClock(moment - 1_440 * minute, zone).time;
  const after = wallClock(moment + 1_440 * minute, zone).time;
  return before !== after || before !== wallClock(moment, zone).time;
}

function isWithin(
  { days, from, to }: { days: string[]; from: string; to: string },
  moment: number,
  zone: string,
) {
  const { day, time } = wallClock(moment, zone);
  if (from < to) return days.includes(day) && from <= time && time < to;
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const yesterday = names[(names.indexOf(day) + 6) % 7] ?? '';
  return (days.includes(day) && from <= time) || (days.includes(yesterday) && time < to);
}
