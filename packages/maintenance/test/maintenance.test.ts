import type { HttpClient, HttpResponse } from '@deploy-actions/action-kit';
import type { MaintenanceConfiguration } from '@deploy-actions/config';
import {
  createFakeGithub,
  createTestRuntime,
  type FakeRepository,
  type TestRuntime,
} from '@deploy-actions/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Maintenance } from '../src/maintenance.ts';
import { MemorySwitch } from './memory-switch.ts';
import { recordOf } from './switch-behaviour.ts';

const github = createFakeGithub();
const token = github.addToken({ permissions: { actions: 'read' } });
const repository: FakeRepository = github.addRepository({ owner: 'acme', name: 'shop', private: true });

const start = Date.UTC(2026, 0, 1, 12);
const section: MaintenanceConfiguration = {
  ...{ message: 'Down.', for: 3_600_000, timeout: 5_000 },
  switch: 'command',
  on: { run: '' },
  off: { run: '' },
  status: { run: '' },
};
const probe = {
  ...{ url: 'http://shop.example', status: 503, contains: 'Down', consecutive: 2 },
  ...{ interval: 1_000, timeout: 1_000, within: 10_000 },
};

let box: MemorySwitch;
let runtimes: TestRuntime[];
beforeEach(() => {
  box = new MemorySwitch();
  runtimes = [];
});
afterEach(() => vi.restoreAllMocks());

interface Job {
  readonly runtime: TestRuntime;
  readonly maintenance: Maintenance;
  readonly run: ReturnType<FakeRepository['addRun']>;
  readonly end: () => void;
}

interface JobOptions {
  /** Another job of this run. */
  readonly of?: Job;
  readonly job?: string;
  readonly token?: string | undefined;
  readonly probe?: typeof probe;
  readonly outside?: (switchedOn: boolean) => Partial<HttpResponse>;
  /** A handle of the same job. */
  readonly same?: Job;
}

/** A job under way, with the switch in its hand. */
async function begin(options: JobOptions = {}): Promise<Job> {
  const { of, same, outside = (on) => (on ? { status: 503, body: 'Down.' } : { status: 200 }) } = options;
  const run = same?.run ?? of?.run ?? repository.addRun();
  const http: HttpClient = {
    send: async () => ({ status: 200, headers: {}, body: 'Hello', elapsed: 1, ...outside(box.on) }),
  };
  const url = `https://github.com/acme/shop/actions/runs/${run.id}`;
  const runtime = await createTestRuntime({
    http,
    run: {
      repository: 'acme/shop',
      sha: undefined,
      runId: String(run.id),
      attempt: '1',
      job: options.job ?? 'migrate',
      actor: 'ada',
      url,
    },
  });
  runtimes.push(runtime);
  const context = {
    service: 'shop',
    environment: 'production',
    runtime,
    aws: undefined,
    fetch: github.fetch,
    checkRunId: undefined,
  };
  const githubToken = 'token' in options ? options.token : token;
  const configured = { ...section, ...(options.probe ? { probe: options.probe } : {}) };
  const maintenance = new Maintenance(configured, box, { ...context, githubToken });
  const end = () => {
    const attempt = run.attempts.at(-1);
    if (attempt) Object.assign(attempt, { status: 'completed', conclusion: 'success' });
  };
  return { runtime, maintenance, run, end };
}

/** A job that turned it on and was killed, which GitHub may know or not yet. */
async function killed({ known = true, stay = false } = {}): Promise<Job> {
  const job = await begin();
  await job.maintenance.turnOn({ stay });
  if (known) job.end();
  return job;
}

describe('turning it on', () => {
  it('keeps who, since when, until when and what users are told', async () => {
    const { maintenance, run } = await begin();
    const ending = await maintenance.turnOn({ message: 'Back at noon.', for: 600_000 });
    expect(ending).toMatchObject({ ok: true, reasonCode: 'turned-on', changed: true, acquired: true });
    expect(ending.status).toEqual({
      ...{
        active: true,
        since: '2026-01-01T12:00:00Z',
        until: '2026-01-01T12:10:00Z',
        message: 'Back at noon.',
      },
      stay: false,
      holder: expect.objectContaining({ actor: 'ada', url: expect.stringMatching(/\/runs\/\d+$/) }),
    });
    expect(box.record?.holder.run).toMatchObject({ runId: run.id, attempt: 1, job: 'migrate' });
  });

  it('is refused while the job that has it on still runs, which is named', async () => {
    const other = await begin();
    await other.maintenance.turnOn();
    const { maintenance } = await begin();
    const ending = await maintenance.turnOn();
    expect(ending).toMatchObject({ ok: false, reasonCode: 'held', changed: false, acquired: false });
    expect(ending.reason).toContain(`run ${other.run.id} in acme/shop, started by ada`);
    expect(ending.reason).toContain('that job still runs');
    expect(box.written).toHaveLength(1);
  });

  it('takes over what a job left that has ended, unless it was to stay', async () => {
    await killed();
    const { maintenance } = await begin();
    expect(await maintenance.turnOn()).toMatchObject({ ok: true, reasonCode: 'taken-over', acquired: true });
    await maintenance.turnOff();
    const stayed = await killed({ stay: true });
    const later = await begin();
    expect(await later.maintenance.turnOn()).toMatchObject({ ok: false, reasonCode: 'held' });
    expect(box.record?.holder.run?.runId).toBe(stayed.run.id);
    // Its own run goes on in another job.
    const next = await begin({ of: stayed, job: 'verify' });
    expect(await next.maintenance.turnOn()).toMatchObject({ ok: true, acquired: true });
  });

  it('takes over once the end time has passed, whoever has it', async () => {
    await killed({ known: false, stay: true });
    const { maintenance, runtime } = await begin();
    runtime.clock.advance(3_599_000);
    expect(await maintenance.turnOn()).toMatchObject({ reasonCode: 'held' });
    runtime.clock.advance(1_000);
    expect(await maintenance.turnOn()).toMatchObject({ reasonCode: 'taken-over' });
  });

  it('is refused where nobody can tell whether the other still needs it', async () => {
    const other = await killed();
    for (const blind of [undefined, github.addToken({ permissions: { contents: 'read' } })]) {
      const { maintenance } = await begin({ token: blind });
      const ending = await maintenance.turnOn();
      expect(ending).toMatchObject({ ok: false, reasonCode: 'held' });
      expect(ending.reason).toMatch(/whether that one still needs it can’t be seen/);
    }
    expect(box.record?.holder.run?.runId).toBe(other.run.id);
  });

  it('is refused over what somebody turned on by hand, but for force', async () => {
    box.set(true, undefined);
    const { maintenance } = await begin();
    const ending = await maintenance.turnOn();
    expect(ending).toMatchObject({ ok: false, reasonCode: 'held', status: { active: true } });
    expect(ending.reason).toMatch(/turned on by hand in the switch/);
    expect(await maintenance.turnOn({ force: true })).toMatchObject({ ok: true, reasonCode: 'taken-over' });
  });

  it('leaves another’s as it is where that is enough', async () => {
    await (await begin()).maintenance.turnOn();
    const { maintenance } = await begin();
    expect(await maintenance.turnOn({ join: true })).toMatchObject({
      ok: true,
      reasonCode: 'joined',
      acquired: false,
    });
    expect(box.written).toHaveLength(1);
  });

  it('takes over what would end with another job, where it is to outlive this one', async () => {
    const other = await begin();
    await other.maintenance.turnOn({ message: 'Migrating.' });
    const { maintenance } = await begin();
    const request = { join: true, stay: true };
    expect((await maintenance.plan('on', request)).join()).not.toContain('nothing is written');
    expect(await maintenance.turnOn(request)).toMatchObject({
      ...{ ok: true, reasonCode: 'taken-over', acquired: true },
      status: { stay: true },
    });
    await other.maintenance.finish();
    other.end();
    const { maintenance: watch } = await begin();
    expect(await watch.reconcile()).toMatchObject({ reasonCode: 'on', status: { active: true } });
    expect(await watch.turnOn(request)).toMatchObject({ reasonCode: 'joined', acquired: false });
  });

  it('makes its own last longer where that is enough, and doesn’t change what happens at the end of the job', async () => {
    const first = await begin();
    await first.maintenance.turnOn({ message: 'Moving.' });
    const { maintenance } = await begin({ same: first });
    const request = { join: true, stay: true, for: 60_000 };
    expect(await maintenance.plan('on', request)).toContain('nothing is written');
    expect(await maintenance.turnOn(request)).toMatchObject({ reasonCode: 'joined', acquired: false });
    expect(box.written).toHaveLength(1);
    expect(await maintenance.turnOn({ ...request, for: 7_200_000 })).toMatchObject({
      ...{ reasonCode: 'extended', acquired: false },
      status: { until: '2026-01-01T14:00:00Z', message: 'Moving.', stay: false },
    });
  });

  it('is never shared by two services', async () => {
    box.set(true, recordOf('migrate', { service: 'blog' }));
    const { maintenance } = await begin();
    for (const request of [{}, { join: true }]) {
      const ending = await maintenance.turnOn(request);
      expect(ending).toMatchObject({ ok: false, reasonCode: 'held' });
      expect(ending.reason).toMatch(/it is for blog in production, which needs a switch of its own/);
    }
    expect(await maintenance.turnOff()).toMatchObject({ ok: false });
  });

  it('again by the same job moves its end and is not begun anew', async () => {
    const first = await begin();
    await first.maintenance.turnOn();
    const { maintenance, runtime } = await begin({ same: first });
    runtime.clock.advance(60_000);
    expect(await maintenance.turnOn({ message: 'Longer.' })).toMatchObject({
      ...{ ok: true, reasonCode: 'extended', acquired: false },
      status: { since: '2026-01-01T12:00:00Z', until: '2026-01-01T13:01:00Z', message: 'Longer.' },
    });
  });

  it('is refused when another job is faster by a moment', async () => {
    const other = await begin();
    await other.maintenance.turnOn();
    const theirs = box.record;
    box.set(false, undefined);
    box.meanwhile = () => box.set(true, theirs);
    const { maintenance } = await begin();
    expect(await maintenance.turnOn()).toMatchObject({ ok: false, reasonCode: 'held' });
    expect(box.record).toBe(theirs);
  });

  it('finds out that a write happened whose answer was lost', async () => {
    box.trouble = 'lost-reply';
    const { maintenance } = await begin();
    expect(await maintenance.turnOn()).toMatchObject({ ok: true, reasonCode: 'turned-on' });
    box.trouble = 'lost-reply';
    expect(await maintenance.turnOff()).toMatchObject({ ok: true, reasonCode: 'turned-off', changed: true });
  });

  it('fails when the write didn’t happen, and leaves nothing on', async () => {
    const { maintenance } = await begin();
    box.trouble = 'lost-request';
    await expect(maintenance.turnOn()).rejects.toThrow('the connection is gone');
    box.trouble = 'no-effect';
    await expect(maintenance.turnOn()).rejects.toThrow(/5s later it is still read as off/);
    expect([box.on, box.record]).toEqual([false, undefined]);
  });

  it('says what is wrong before the first write', async () => {
    box.found = ['no rights'];
    const { maintenance } = await begin();
    expect(await maintenance.problems({ until: start - 1_000 })).toEqual([
      'the end time, 2026-01-01T11:59:59Z, has passed already',
      'no rights',
    ]);
    expect(box.written).toEqual([]);
  });
});

describe('the look from outside', () => {
  it('waits until it is seen so many times in a row', async () => {
    let looks = 0;
    const { maintenance } = await begin({
      probe,
      outside: (on) => {
        looks += on ? 1 : 0;
        // One of two servers knows it later.
        return on && (looks === 1 || looks > 3) ? { status: 503, body: 'Down.' } : { status: 200 };
      },
    });
    expect(await maintenance.turnOn()).toMatchObject({ ok: true, seconds: 4 });
    expect(looks).toBe(5);
  });

  it.each([
    ['the old status', { status: 200, body: 'Down.' }, '200 with `Down`'],
    ['another text', { status: 503, body: 'Bad gateway' }, '503 without `Down`'],
  ])('turns it off again when it finds %s to the end', async (_, answer, told) => {
    const { maintenance } = await begin({ probe, outside: () => answer });
    const ending = await maintenance.turnOn();
    expect(ending).toMatchObject({
      ok: false,
      reasonCode: 'not-seen',
      acquired: false,
      changed: false,
      seconds: 10,
    });
    expect(ending.reason).toContain(told);
    expect(ending.status.active).toBe(false);
    expect([box.on, box.record]).toEqual([false, undefined]);
  });

  it('doesn’t turn off what the job had on before', async () => {
    const first = await begin();
    await first.maintenance.turnOn();
    const { maintenance } = await begin({ same: first, probe, outside: () => ({ status: 200 }) });
    expect(await maintenance.turnOn()).toMatchObject({
      ok: false,
      reasonCode: 'not-seen',
      status: { active: true },
    });
    expect(box.on).toBe(true);
  });

  it('warns where it would be seen whatever happens', async () => {
    const { maintenance, runtime } = await begin({ probe, outside: () => ({ status: 503, body: 'Down.' }) });
    await maintenance.turnOn();
    expect(runtime.lines.join('\n')).toMatch(/gives the same answer already .*the probe proves nothing/);
  });

  it('waits for the normal answer when it is turned off, and fails without it', async () => {
    const { maintenance } = await begin({ probe });
    await maintenance.turnOn();
    expect(await maintenance.turnOff()).toMatchObject({ ok: true, reasonCode: 'turned-off' });
    let stuck = false;
    const other = await begin({
      probe,
      outside: (on) => (on || stuck ? { status: 503, body: 'Down.' } : {}),
    });
    await other.maintenance.turnOn();
    stuck = true;
    expect(await other.maintenance.turnOff()).toMatchObject({
      ...{ ok: false, reasonCode: 'still-seen', changed: true, status: { active: false } },
      reason: expect.stringContaining('still gives 503'),
    });
  });

  it('turns it off when the step is cancelled meanwhile', async () => {
    const job = await begin({
      probe,
      outside: (on) => {
        if (on) job.runtime.cancel();
        return { status: 200 };
      },
    });
    await expect(job.maintenance.turnOn()).rejects.toThrow('cancelled by the test');
    expect([box.on, box.record]).toEqual([false, undefined]);
    expect(box.written).toHaveLength(2);
  });

  it('writes nothing once the step is cancelled', async () => {
    const { maintenance, runtime } = await begin();
    runtime.cancel();
    await expect(maintenance.turnOn()).rejects.toThrow('cancelled by the test');
    expect(box.written).toEqual([]);
  });
});

describe('turning it off', () => {
  it('is for any job of its run', async () => {
    const first = await begin();
    await first.maintenance.turnOn({ stay: true });
    const second = await begin({ of: first, job: 'verify' });
    expect(await second.maintenance.turnOff()).toMatchObject({ ok: true, changed: true });
    expect(await second.maintenance.turnOff()).toMatchObject({ ok: true, reasonCode: 'off', changed: false });
  });

  it('is refused to other runs while that job runs, but for force', async () => {
    const first = await begin();
    await first.maintenance.turnOn();
    const { maintenance } = await begin();
    expect(await maintenance.turnOff()).toMatchObject({ ok: false, reasonCode: 'held', changed: false });
    expect(box.on).toBe(true);
    expect(await maintenance.turnOff({ force: true })).toMatchObject({ ok: true, changed: true });
    expect(box.on).toBe(false);
  });

  it('is for any run once that job has ended, also when it was to stay', async () => {
    await killed({ stay: true });
    expect(await (await begin()).maintenance.turnOff()).toMatchObject({ ok: true, reasonCode: 'turned-off' });
  });

  it('is refused over what somebody turned on by hand, but for force', async () => {
    box.set(true, undefined);
    const { maintenance } = await begin();
    expect(await maintenance.turnOff()).toMatchObject({ ok: false, reasonCode: 'held' });
    expect(await maintenance.turnOff({ force: true })).toMatchObject({ ok: true, status: { active: false } });
  });

  it('doesn’t take from another what was theirs by a moment', async () => {
    const first = await begin();
    await first.maintenance.turnOn();
    const other = await begin();
    const theirs = recordOf('restore', {
      holder: {
        id: 'theirs',
        actor: 'bob',
        run: { repository: 'acme/shop', runId: other.run.id, attempt: 1, job: 'x' },
      },
      since: '2026-01-01T12:00:00Z',
      until: '2026-01-01T13:00:00Z',
    });
    box.meanwhile = () => box.set(true, theirs);
    expect(await first.maintenance.turnOff()).toMatchObject({ ok: false, reasonCode: 'held' });
    expect(box.record).toBe(theirs);
  });
});

describe('the end of the job', () => {
  it('turns off what it turned on, and nothing else', async () => {
    const first = await begin();
    await first.maintenance.turnOn();
    const other = await begin();
    expect(await other.maintenance.finish()).toMatchObject({ ok: true, changed: false });
    const post = await begin({ same: first });
    expect(await post.maintenance.finish()).toMatchObject({
      ok: true,
      changed: true,
      status: { active: false },
    });
    await first.maintenance.turnOn({ stay: true });
    expect(await post.maintenance.finish()).toMatchObject({ changed: false, status: { active: true } });
  });
});

describe('reconcile', () => {
  const reconcile = async (options: JobOptions = {}) => (await begin(options)).maintenance.reconcile();

  it('turns off what a killed run left, once GitHub knows that it has ended', async () => {
    const dead = await killed({ known: false });
    expect(await reconcile()).toMatchObject({ ok: true, reasonCode: 'on', changed: false });
    dead.end();
    expect(await (await begin()).maintenance.status()).toMatchObject({
      ...{ reasonCode: 'left-behind', changed: false, status: { active: true } },
      reason: expect.stringMatching(/that job has ended; `mode: reconcile` turns it off/),
    });
    expect(await reconcile()).toMatchObject({
      ok: true,
      reasonCode: 'turned-off',
      status: { active: false },
    });
    expect(await reconcile()).toMatchObject({ ok: true, reasonCode: 'off', changed: false });
  });

  it('removes who had it where only that was written, or only that is left', async () => {
    const dead = await killed();
    box.set(false, box.record);
    expect((await (await begin()).maintenance.status()).reason).toMatch(
      /is off, but the switch still says who had it/,
    );
    expect(await reconcile()).toMatchObject({ ok: true, reasonCode: 'turned-off' });
    expect(box.record).toBeUndefined();
    expect(dead.run.id).toBeGreaterThan(0);
  });

  it('leaves what was to stay until its end time', async () => {
    await killed({ stay: true });
    const { maintenance, runtime } = await begin();
    expect(await maintenance.reconcile()).toMatchObject({ reasonCode: 'on', changed: false });
    runtime.clock.advance(3_600_000);
    expect(await maintenance.reconcile()).toMatchObject({ reasonCode: 'turned-off' });
  });

  it('leaves what nobody can tell of, and says so', async () => {
    await killed();
    const ending = await reconcile({ token: undefined });
    expect(ending).toMatchObject({ ok: true, reasonCode: 'unknown', changed: false });
    expect(ending.reason).toMatch(/can’t be seen; it is left as it is\.$/);
    box.set(true, undefined);
    expect(await reconcile()).toMatchObject({
      reasonCode: 'unknown',
      reason: expect.stringContaining('by hand'),
    });
    expect(box.on).toBe(true);
  });
});

describe('the plan', () => {
  it('says each write, or why there is none, and writes nothing', async () => {
    const first = await begin({ probe });
    expect((await first.maintenance.plan('on')).join('\n')).toMatch(
      /is off\nthe switch: turn it on, until 2026-01-01T13:00:00Z: Down\.\nthe switch: read back\nprobe: 503 with `Down` at http:\/\/shop\.example within 10s/,
    );
    expect((await first.maintenance.plan('off')).at(-1)).toBe('nothing is written');
    await first.maintenance.turnOn();
    expect((await first.maintenance.plan('off')).join('\n')).toMatch(
      /that is this job\nthe switch: turn it off/,
    );
    const { maintenance } = await begin();
    for (const mode of ['on', 'off'] as const) expect((await maintenance.plan(mode)).at(-1)).toBe('refused');
    expect((await maintenance.plan('reconcile')).at(-1)).toBe('nothing is written');
    first.end();
    expect((await maintenance.plan('reconcile')).join('\n')).toMatch(/turn it off/);
    expect(box.written).toHaveLength(1);
  });
});
