import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readTime, waitingSince } from '../../src/stale-tasks/task-age.ts';
import { message, recorded } from './celery-messages.ts';

const hour = 3_600_000;
const byHeader = 'headers.enqueued_at';
const since = (name: string, path = byHeader) => {
  const found = waitingSince(message(name).text, path);
  return 'since' in found ? found.since - recorded : found.unknown;
};

describe('a message of Celery', () => {
  test.each(['stamped', 'urgent', 'expires in a minute', 'pickled', 'protocol 1'])(
    '%s waits since its header says',
    (name) => {
      expect(since(name)).toBeGreaterThan(0);
      expect(since(name)).toBeLessThan(1_000);
    },
  );

  test.each(['due in an hour', 'protocol 1, due in an hour'])('%s waits from then on', (name) => {
    expect(since(name)).toBeGreaterThan(hour);
    expect(since(name)).toBeLessThan(hour + 1_000);
  });

  test('may say it elsewhere', () => {
    expect(Math.abs(since('with a timestamp', 'properties.timestamp') as number)).toBeLessThan(1_000);
  });

  test.each([
    ['plain', byHeader, 'has nothing at `headers.enqueued_at`'],
    ['stamped', 'headers.shadow', 'has nothing at `headers.shadow`'],
    ['stamped', 'headers.__proto__', 'has nothing at `headers.__proto__`'],
    ['stamped', 'headers.id.length', 'has nothing at `headers.id.length`'],
    ['stamped', 'headers.origin', 'found `gen1@host`, which is no time of ISO 8601 with a time zone'],
    ['stamped', 'headers.retries', 'found `0`, which is no time in seconds since 1970'],
    ['stamped', 'headers.timelimit', 'found `[null,null]`, which is no time'],
    [
      'protocol 1, pickled',
      byHeader,
      'its `eta` stands in its body, which is no JSON but `application/x-python-serialize`',
    ],
  ])('%s has no known age by %s', (name, path, why) => {
    expect(since(name, path)).toBe(why);
  });

  test('with an eta that can’t be read has no known age', () => {
    const parsed = JSON.parse(message('due in an hour').text);
    parsed.headers.eta = '2026-11-21T23:46:42';
    expect(waitingSince(JSON.stringify(parsed), byHeader)).toEqual({
      unknown:
        'its `eta` can’t be read: found `2026-11-21T23:46:42`, which is no time of ISO 8601 with a time zone',
    });
  });
});

test.each(['', 'a500128e-ed8c-4264-bcd3-47b76a991995', '\u0000{', '{"headers":'])(
  'what is no JSON, %j, has no known age',
  (text) => {
    expect(waitingSince(text, byHeader)).toEqual({ unknown: expect.stringContaining('which is no JSON') });
  },
);

test('a task of another kind is read, too', () => {
  const task = { created: { at: '2026-01-01 12:00Z' }, eta: '2026-01-01T13:00:00+00:00' };
  expect(waitingSince(JSON.stringify(task), 'created.at')).toEqual({ since: Date.UTC(2026, 0, 1, 13) });
});

describe('a time', () => {
  const noon = Date.UTC(2026, 0, 1, 12);
  test.each([
    ['2026-01-01T12:00:00Z', noon],
    ['2026-01-01T12:00Z', noon],
    ['2026-01-01 12:00:00+00:00', noon],
    ['2026-01-01T13:00:00.123456+01:00', noon + 123],
    ['2026-01-01T06:30:00.5-0530', noon + 500],
    [noon / 1_000, noon],
    [`${noon / 1_000}.25`, noon + 250],
  ])('%j is read', (given, expected) => {
    expect(readTime(given)).toEqual({ since: expected });
  });

  test.each([
    ['2026-01-01T12:00:00'],
    ['2026-13-01T12:00:00Z'],
    ['2026-01-01'],
    ['yesterday'],
    [''],
    [noon],
    [String(noon)],
    [-1],
    [Number.NaN],
    [true],
    [null],
    [{}],
  ])('%j is none', (given) => {
    expect(readTime(given)).toEqual({ unknown: expect.stringContaining('which is no time') });
  });

  const times = fc.date({
    min: new Date('2001-09-10'),
    max: new Date('2999-12-31'),
    noInvalidDate: true,
  });
  property.prop([times, fc.integer({ min: -14 * 60, max: 14 * 60 })])(
    'is the same however it is written',
    (date, offset) => {
      const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
      const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
      const zone = `${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
      const expected = { since: date.getTime() };
      expect(readTime(date.toISOString())).toEqual(expected);
      expect(readTime(`${local}000${zone}`)).toEqual(expected);
      expect(readTime(date.getTime() / 1_000)).toEqual(expected);
    },
  );

  property.prop([fc.json(), fc.constantFrom(byHeader, 'a', 'a.b', '')])(
    'of any message is known and finite, or unknown',
    (text, path) => {
      const found = waitingSince(text, path);
      if ('since' in found) expect(Number.isFinite(found.since)).toBe(true);
      else expect(found.unknown).not.toBe('');
    },
  );
});
