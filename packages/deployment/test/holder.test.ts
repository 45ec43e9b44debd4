import { emptyState, heldByAnother, type StateDocument } from '@deploy-actions/state';
import { describe, expect, it } from 'vitest';
import { holderOf } from '../src/index.ts';

const run = { repository: 'acme/shop', sha: undefined, job: 'deploy', actor: 'ada', url: undefined };
const holder = (runId: string | undefined, attempt = '1') => holderOf({ ...run, runId, attempt });
const lockedBy = (who: ReturnType<typeof holder>): StateDocument => ({
  ...emptyState('shop', 'production'),
  lock: { token: 1, holder: who, acquired: '2026-01-01T12:00:00Z', expires: '2026-01-01T13:00:00Z' },
});
const now = Date.parse('2026-01-01T12:30:00Z');

describe('the holder of a lock', () => {
  it('is the same for all steps of a job, and another one for every other job', () => {
    expect(holder('7').id).toBe(holder('7').id);
    expect(heldByAnother(lockedBy(holder('7')), holder('7'), { now })).toBeUndefined();
    expect(heldByAnother(lockedBy(holder('7')), holder('8'), { now })).toBeDefined();
  });

  it('tells the legs of a matrix apart where the runner numbers its jobs', () => {
    const leg = (checkRunId: string) => holderOf({ ...run, runId: '7', attempt: '1' }, checkRunId);
    expect(heldByAnother(lockedBy(leg('51')), leg('51'), { now })).toBeUndefined();
    expect(heldByAnother(lockedBy(leg('51')), leg('52'), { now })).toBeDefined();
    expect(leg('51').run).toEqual({
      ...{ repository: 'acme/shop', runId: 7, attempt: 1, job: 'deploy', checkRunId: 51 },
    });
  });

  it('gives way once its job is known to have ended, or its lease is over', () => {
    const ended = holder('7').id;
    expect(heldByAnother(lockedBy(holder('7')), holder('8'), { now, ended })).toBeUndefined();
    expect(heldByAnother(lockedBy(holder('9')), holder('8'), { now, ended })).toBeDefined();
    expect(heldByAnother(lockedBy(holder('7')), holder('8'), { now: now + 1_800_000 })).toBeUndefined();
  });

  it('gives way to a later attempt of its own job, but not the other way round', () => {
    expect(heldByAnother(lockedBy(holder('7', '1')), holder('7', '2'), { now })).toBeUndefined();
    expect(heldByAnother(lockedBy(holder('7', '2')), holder('7', '1'), { now })).toBeDefined();
  });

  it('is a person and a process when there is no job', () => {
    expect(holder(undefined)).toMatchObject({
      ...{ actor: expect.stringMatching(/^ada@[^/]+$/), id: expect.stringMatching(/^ada@.+\/\d+$/) },
    });
    expect(holderOf({ ...run, runId: undefined, attempt: undefined, actor: 'unknown' }).actor).not.toContain(
      'unknown',
    );
    expect(heldByAnother(lockedBy(holder(undefined)), holder('7', '2'), { now })).toBeDefined();
  });
});
