import { randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checklist, firstHour, type Phase } from './midi-checklist.ts';
import { configured, openWorld, type Verified, type World } from './midi-world.ts';

const services = {
  'midi-api.service': 'active running',
  'midi-analysis.service': 'active running',
  'cron.service': 'failed failed',
};
const containers = { midi_postgres_1: 'Up 3 days (healthy)', midi_meilisearch_1: 'Up 3 days' };
const phases = Object.keys(checklist) as Phase[];
let world: World;

beforeAll(async () => {
  world = await openWorld();
  world.machine.setServices(services);
  world.machine.setContainers(containers);
});
afterAll(() => world.close());

/** What is not a pass, by id. */
const notPassed = ({ checks }: Verified) =>
  Object.fromEntries(
    checks.filter(({ status }) => status !== 'pass').map(({ id, finding }) => [id, finding]),
  );

const yesterdays = 'midi_20251102_120000.sql.gz';

/** One backup from now, and one from a day before. */
function renewBackups(): void {
  for (const name of readdirSync(world.backups)) rmSync(join(world.backups, name));
  world.backUp();
  renameSync(join(world.backups, readdirSync(world.backups)[0] ?? ''), join(world.backups, yesterdays));
  setAge(yesterdays, 24);
  world.backUp();
}

function setAge(name: string, hours: number): void {
  const then = Date.now() / 1_000 - hours * 3_600;
  utimesSync(join(world.backups, name), then, then);
}

const signOffs = (phase: Phase) => configured(phase).filter(({ kind }) => kind === 'sign-off');

describe('the first hour', () => {
  test('is a no-go as long as nobody has ticked anything, and names everybody who is waited for', async () => {
    world.backUp();
    const result = await world.verify('pre-deploy');
    const { exitCode, verdict, checks } = result;
    const waiting = notPassed(result);
    expect(verdict).toBe('no-go');
    expect(exitCode).toBe(1);
    // One backup can be compared with none.
    expect(Object.keys(waiting).toSorted()).toEqual(
      [...signOffs('pre-deploy').map(({ id }) => id), 'backup'].toSorted(),
    );
    for (const { id, role, by } of signOffs('pre-deploy'))
      expect(waiting[id]).toMatch(
        `waits for ${role} (@${by?.users[0]}): tick it in https://github.com/acme/midi/issues/1`,
      );
    expect(new Set(signOffs('pre-deploy').map(({ role }) => role))).toEqual(
      new Set(['Tech lead', 'DevOps', 'QA', 'Deployment lead']),
    );
    expect(
      [...new Set(checks.map(({ group }) => JSON.stringify(group)))].map((text) => JSON.parse(text)),
    ).toEqual(firstHour);
    const body = world.repository.state.issues[0]?.body;
    expect(body).toContain('[Errors](https://errors.midi.example.com/production)');
    expect(body).toContain('[Bridge](https://meet.midi.example.com/deployment)');
  });

  test('is a conditional go, which fails the step, when everybody has ticked and something warns', async () => {
    world.tickAll('pre-deploy');
    const result = await world.verify('pre-deploy');
    expect(result.verdict).toBe('conditional-go');
    expect(result.exitCode).toBe(1);
    expect(notPassed(result)).toEqual({
      backup: expect.stringContaining('there is no earlier one to compare'),
    });
  });

  test('is a go when everything is as it has to be', async () => {
    renewBackups();
    const result = await world.verify('pre-deploy');
    expect(notPassed(result)).toEqual({});
    expect(result).toMatchObject({ verdict: 'go', exitCode: 0 });
    const { checks } = result;
    const byId = Object.fromEntries(checks.map(({ id, finding }) => [id, finding]));
    expect(byId).toMatchObject({
      database: expect.stringContaining('PostgreSQL'),
      services: expect.stringContaining('all 2 services run'),
      containers: expect.stringContaining('all 2 containers run'),
      build: expect.stringContaining('Finished'),
      clean: expect.stringContaining('origin/main'),
      devops: expect.stringContaining('signed off by @dana'),
    });
  });

  interface Trouble {
    readonly id: string;
    readonly make: () => unknown;
    readonly undo: () => unknown;
    readonly finding: RegExp;
    readonly remedy?: RegExp;
  }
  const newest = () => join(world.backups, readdirSync(world.backups).toSorted().at(-1) ?? '');
  const troubles: Readonly<Record<string, Trouble>> = {
    'a service that failed': {
      id: 'services',
      make: () => world.machine.setServices({ ...services, 'midi-api.service': 'failed failed' }),
      undo: () => world.machine.setServices(services),
      finding: /midi-api.service is failed \(failed\)/,
      remedy: /journalctl -u/,
    },
    'no service that systemd knows': {
      id: 'services',
      make: () => world.machine.setServices({}),
      undo: () => world.machine.setServices(services),
      finding: /systemd knows no service midi-\*/,
    },
    'one of two containers that stopped': {
      id: 'containers',
      make: () => world.machine.setContainers({ midi_postgres_1: 'Up 3 days' }),
      undo: () => world.machine.setContainers(containers),
      finding: /meilisearch does not run/,
      remedy: /docker logs/,
    },
    'an unhealthy container': {
      id: 'containers',
      make: () => world.machine.setContainers({ ...containers, midi_postgres_1: 'Up 2 days (unhealthy)' }),
      undo: () => world.machine.setContainers(containers),
      finding: /postgres is unhealthy/,
    },
    'a database that is down': {
      id: 'database',
      make: () => world.postgres.stop(),
      undo: () => world.postgres.start(),
      finding: /can't be reached/,
      remedy: /Look whether PostgreSQL runs/,
    },
    'a backup from yesterday': {
      id: 'backup',
      make: () => {
        for (const name of readdirSync(world.backups)) setAge(name, 24);
      },
      undo: renewBackups,
      finding: /was made 1440 minutes ago, wanted less than 60/,
      remedy: /backup\.sh \/backups/,
    },
    'a backup that broke off': {
      id: 'backup',
      make: () => truncateSync(newest(), 200),
      undo: renewBackups,
      finding: /is no whole gzip file/,
    },
    'a backup that is smaller than the one before': {
      id: 'backup',
      make: () => {
        writeFileSync(join(world.backups, yesterdays), randomBytes(100_000));
        setAge(yesterdays, 24);
      },
      undo: renewBackups,
      finding: /has \d+ bytes, the one before has 100000/,
    },
    'no backup': {
      id: 'backup',
      make: () => {
        for (const name of readdirSync(world.backups)) rmSync(join(world.backups, name));
      },
      undo: renewBackups,
      finding: /no backup in/,
    },
    'a file that nobody committed': {
      id: 'clean',
      make: () => writeFileSync(join(world.workspace, 'notes.txt'), 'note'),
      undo: () => rmSync(join(world.workspace, 'notes.txt')),
      finding: /^1 file is not committed: `notes.txt`/,
    },
    'code that does not build': {
      id: 'build',
      make: () =>
        world.git('update-index', '--assume-unchanged', 'src/main.rs') ||
        writeFileSync(join(world.workspace, 'src/main.rs'), 'broken\n'),
      undo: () =>
        world.git('update-index', '--no-assume-unchanged', 'src/main.rs') ||
        world.git('checkout', 'src/main.rs'),
      finding: /exit code 101: error: could not compile/,
      remedy: /STOP: do not proceed to staging/,
    },
    'a tick that somebody took back': {
      id: 'rollback-briefing',
      make: () => world.toggle('pre-deploy', 'rollback-briefing', 'terry'),
      undo: () => world.toggle('pre-deploy', 'rollback-briefing', 'terry'),
      finding: /waits for Tech lead \(@terry\)/,
    },
    'a tick of somebody who may not': {
      id: 'qa',
      make: () => {
        world.toggle('pre-deploy', 'qa', 'quinn');
        world.toggle('pre-deploy', 'qa', 'dana');
      },
      undo: () => {
        world.toggle('pre-deploy', 'qa', 'dana');
        world.toggle('pre-deploy', 'qa', 'quinn');
      },
      finding: /ticked by @dana, who isn't among @quinn/,
    },
  };

  test.each(Object.entries(troubles))('is a no-go for %s', async (_, { id, make, undo, finding, remedy }) => {
    await make();
    const result = await world.verify('pre-deploy');
    await undo();
    expect(notPassed(result)).toEqual({ [id]: expect.stringMatching(finding) });
    expect(result).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    expect(result.checks.find((check) => check.id === id)?.remedy ?? '').toMatch(remedy ?? /^/);
  });

  test('is a no-go for another commit than was named, and everybody is asked again', async () => {
    const result = await world.verify('pre-deploy', '6eb59fa');
    expect(result).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    expect(notPassed(result)['commit']).toMatch(/^the commit is [0-9a-f]{40}, wanted 6eb59fa$/);
    expect(notPassed(result)['devops']).toContain('issues/2');
  });

  test('is a go again after all that', async () => {
    const result = await world.verify('pre-deploy');
    expect(notPassed(result)).toEqual({});
    expect(result).toMatchObject({ verdict: 'go', exitCode: 0 });
  });
});

describe('the lists after it', () => {
  const others = phases.filter((phase) => phase !== 'pre-deploy');

  test.each(others)('%s is a no-go before people have ticked, and a go after', async (phase) => {
    const before = await world.verify(phase);
    expect(Object.keys(notPassed(before)).toSorted()).toEqual(
      signOffs(phase)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(before).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    world.tickAll(phase);
    const after = await world.verify(phase);
    expect(notPassed(after)).toEqual({});
    expect(after).toMatchObject({ verdict: 'go', exitCode: 0 });
  });

  test('smoke tests that fail stop those that need them', async () => {
    world.site.broken.analysis = true;
    const result = await world.verify('smoke');
    world.site.broken.analysis = false;
    expect(notPassed(result)).toEqual({
      'smoke-core': expect.stringContaining('the analysis found another number of notes'),
      'smoke-performance': expect.stringContaining('smoke-core'),
    });
    expect(result).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  });

  test('any no among the questions reschedules', async () => {
    world.toggle('go-no-go', 'consensus', 'quinn', 3);
    const result = await world.verify('go-no-go');
    expect(notPassed(result)).toEqual({ consensus: expect.stringContaining('2 of 3 signed off') });
    expect(result).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  });

  test('production is held against its numbers', async () => {
    Object.assign(world.site.says, { errorRate: 0.3, responseTime: 700 });
    await world.postgres.admin('delete from files');
    const result = await world.verify('post-deploy');
    expect(notPassed(result)).toEqual({
      'error-rate': expect.stringMatching(/^0\.3% is above 0\.1%/),
      'response-time': expect.stringMatching(/^700ms is above 500ms/),
      files: expect.stringContaining('`files` is 0, wanted above 0'),
    });
    expect(result.checks.find(({ id }) => id === 'files')?.remedy).toContain('roll back');
    expect(result).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  });
});

test.each(phases)('every line of the list %s is a check of that name', async (phase) => {
  const { checks } = await world.verify(phase);
  const titles = checks.map(({ title }) => title);
  const parts = titles.flatMap((title) => [title, ...title.split(' / '), ...title.split(/: | \/ (.*)/s)]);
  for (const line of checklist[phase]) expect(parts).toContain(line);
  // And no check stands for nothing.
  for (const title of titles)
    expect(
      checklist[phase].some((line) => title.includes(line)),
      title,
    ).toBe(true);
});
