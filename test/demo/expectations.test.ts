import { describe, expect, test } from 'vitest';
import { type Expectation, expectPromotion, expectRollback, type Observations } from './expectations.ts';
import type { Period, Weights } from './proxy.ts';

function period(weights: Weights): Period {
  const counts = { blue: { requests: 1, errors: 0 }, green: { requests: 1, errors: 0 } };
  return { weights, since: 0, until: 1, firstError: undefined, counts };
}

const toGreen = [
  period({ blue: 100, green: 0 }),
  period({ blue: 50, green: 50 }),
  period({ blue: 0, green: 100 }),
];
const thereAndBack = [...toGreen.slice(0, 2), period({ blue: 100, green: 0 })];

const promoted: Observations = {
  skipped: [],
  exits: [
    { action: 'blue-green-shift', exitCode: 0 },
    { action: 'release-tag', exitCode: 0 },
  ],
  postExits: [{ action: 'blue-green-shift', exitCode: 0 }],
  outcome: 'promoted',
  window: 'pass',
  tags: ['v1.0.0', 'v1.1.0'],
  load: {
    sent: 10,
    statuses: { 200: 10 },
    connectionErrors: {},
    versions: { '1.0.0': { answered: 6, failed: 0 }, '1.1.0': { answered: 4, failed: 0 } },
  },
  periods: toGreen,
  leaks: [],
};

const rolledBack: Observations = {
  ...promoted,
  skipped: ['release-tag'],
  exits: [{ action: 'blue-green-shift', exitCode: 1 }],
  outcome: 'rolled-back',
  window: undefined,
  tags: ['v1.0.0'],
  load: {
    sent: 10,
    statuses: { 200: 8, 500: 2 },
    connectionErrors: {},
    versions: { '1.0.0': { answered: 7, failed: 0 }, '1.1.0': { answered: 3, failed: 2 } },
  },
  periods: thereAndBack,
};

const missed = (expectations: readonly Expectation[]) =>
  expectations.filter(({ met }) => !met).map(({ text }) => text);

describe('a promotion', () => {
  test('is as expected when nobody noticed it', () => {
    expect(missed(expectPromotion(promoted))).toEqual([]);
  });

  test.each<[string, Partial<Observations>]>([
    ['every step passed', { skipped: ['release-tag'] }],
    ['every step passed', { exits: [{ action: 'release-tag', exitCode: 1 }] }],
    ['the shift was promoted', { outcome: 'held' }],
    ['the shift was promoted', { periods: thereAndBack }],
    ['the window passed', { window: 'inconclusive' }],
    ['v1.1.0 is tagged at the remote', { tags: ['v1.0.0'] }],
    ['no request failed', { load: { ...promoted.load, statuses: { 200: 9, 500: 1 } } }],
    ['no request failed', { load: { ...promoted.load, sent: 11, connectionErrors: { ECONNRESET: 1 } } }],
    ['no request failed', { load: { ...promoted.load, sent: 0, statuses: {} } }],
    ['every post step ended well', { postExits: [{ action: 'blue-green-shift', exitCode: 1 }] }],
    ['the secret stands nowhere: shop/var/state.json', { leaks: ['shop/var/state.json'] }],
  ])('is not, in that %s', (text, difference) => {
    expect(missed(expectPromotion({ ...promoted, ...difference }))).toEqual([text]);
  });
});

describe('a rollback', () => {
  test('is as expected when only the new version erred', () => {
    expect(missed(expectRollback(rolledBack))).toEqual([]);
  });

  test.each<[string, Partial<Observations>]>([
    ['the chain stopped at the shift', { exits: [{ action: 'blue-green-shift', exitCode: 0 }] }],
    ['the chain stopped at the shift', { exits: [{ action: 'verify-readiness', exitCode: 1 }] }],
    ['the shift rolled back by itself', { outcome: 'held' }],
    ['the shift rolled back by itself', { periods: toGreen }],
    ['the shift rolled back by itself', { periods: toGreen.slice(0, 1) }],
    ['nothing was tagged', { tags: ['v1.1.0'] }],
    ['no connection failed', { load: { ...rolledBack.load, connectionErrors: { ECONNRESET: 1 } } }],
    ['errors came from the new version and no other', { load: promoted.load }],
    [
      'errors came from the new version and no other',
      {
        load: {
          ...rolledBack.load,
          versions: { ...rolledBack.load.versions, none: { answered: 1, failed: 1 } },
        },
      },
    ],
  ])('is not, in that %s', (text, difference) => {
    expect(missed(expectRollback({ ...rolledBack, ...difference }))).toEqual([text]);
  });
});
