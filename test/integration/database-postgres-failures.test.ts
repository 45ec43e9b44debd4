import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Runtime } from '@deploy-actions/action-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DamagedBackupError } from '../../packages/database/src/backup-engine.ts';
import { type Postgres, startPostgres } from './components/index.ts';
import {
  archiveAt,
  type Bench,
  bench,
  createShop,
  inDatabase,
  section,
  trickyPassword,
} from './shop-backups.ts';

let server: Postgres;
const admin = (database = 'shop') => server.url('admin', 'admin-secret', database);
const keeper = (database = 'shop') => server.url('keeper', trickyPassword, database);

beforeAll(async () => {
  server = await startPostgres();
  const password = `'${trickyPassword}'`;
  await server.admin(`create role keeper superuser login password ${password};
    create role reader login password ${password} in role pg_read_all_data; create role weak login password ${password}`);
  await createShop(server, 'shop');
  // Random bytes that no compression makes small: so many that a dump waits for whoever takes it.
  await inDatabase(
    server,
    'shop',
    'create table ballast as select gen_random_bytes(1000) as filler from generate_series(1, 2000)',
  );
});
afterAll(() => server?.close());

/** A target that waits with its first piece until it is released, and then takes all. */
function held(): {
  readonly target: Writable;
  readonly reached: Promise<unknown>;
  readonly release: () => void;
} {
  let released = false;
  let take = () => {};
  const target: Writable = new Writable({
    write(_chunk, _encoding, done) {
      if (released) return done();
      take = done;
      target.emit('reached');
    },
  });
  const release = () => {
    released = true;
    take();
  };
  return { target, reached: once(target, 'reached'), release };
}

interface Child {
  readonly pid: number;
  readonly command: string;
  readonly environment: string;
}

/** Programs that are told of our server, and those of temporary ones. */
function children(): Child[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [command, environment] = ['cmdline', 'environ'].map((file) =>
          readFileSync(`/proc/${name}/${file}`, 'latin1'),
        );
        return [{ pid: Number(name), command: command ?? '', environment: environment ?? '' }];
      } catch {
        return [];
      }
    })
    .filter(
      ({ command, environment }) =>
        environment.includes(`PGPORT=${server.port}`) || /initdb|\.partial-/.test(command),
    );
}

/** What is left in a folder of ours. */
const left = (runtime: Runtime) => readdirSync(runtime.temporary).filter((name) => name !== 'archive.dump');
const connections = async () =>
  (
    await server.admin(
      "select pid from pg_stat_activity where application_name = 'deploy-actions' or application_name like 'pg_%'",
    )
  ).length;

test('passwords are in no argument, environment, log, file that stays, or setting', async () => {
  const fields = {
    format: 'directory',
    jobs: 2,
    roles: true,
    'restore-connection': keeper('postgres'),
  } as const;
  const { dump, engine, runtime } = await bench(section(keeper(), fields));
  const forms = [
    trickyPassword,
    encodeURIComponent(trickyPassword),
    Buffer.from(trickyPassword).toString('base64'),
  ];
  const seen = new Map<string, number>();
  const leaks: string[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      for (const { command, environment } of children()) {
        const program = /(pg_\w+|psql|initdb|tar)\0/.exec(command)?.[1] ?? command;
        seen.set(program, (seen.get(program) ?? 0) + 1);
        if (forms.some((form) => command.includes(form) || environment.includes(form))) leaks.push(program);
        const [, file] = /PGPASSFILE=([^\0]+)/.exec(environment) ?? [];
        const mode = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.mode;
        if (mode !== undefined && (mode & 0o777) !== 0o600) leaks.push(`${file} has mode ${mode}`);
        // Only by such a name is it found after a kill.
        if (file !== undefined && !basename(file).startsWith('.partial-')) leaks.push(`${file} would stay`);
      }
      await delay(2);
    }
  })();
  await engine.examine();
  const made = await dump();
  const copy = await engine.restoreScratch(made.archive, made.dump.settings);
  await copy.remove();
  over = true;
  await watching;
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['pg_dump', 'pg_dumpall', 'pg_restore']));
  expect(leaks).toEqual([]);
  const [roles] = made.dump.attachments ?? [];
  expect(roles?.extension).toBe('roles.sql');
  expect(roles?.content.toString()).toMatch(/CREATE ROLE keeper;.*database cluster dump complete/s);
  const written = [...runtime.lines, JSON.stringify(made.dump), roles?.content.toString()].join('\n');
  expect(forms.filter((form) => written.includes(form))).toEqual([]);
  expect(written).not.toContain('SCRAM-SHA-256');
  expect(left(runtime)).toEqual(['archive.tar']);
});

describe('what keeps a backup from beginning is said with what to do', () => {
  const failure = async (connection: string, fields: Parameters<typeof section>[1] = {}) => {
    const { engine } = await bench(section(connection, { verify: 'archive', ...fields }));
    const error = await engine.examine().then(
      () => new Error('nothing is wrong'),
      (thrown: Error) => thrown,
    );
    expect(error.message).not.toContain(trickyPassword);
    expect(error.name).toBe('ConfigurationError');
    return error.message;
  };

  test.each([
    [
      'a wrong password',
      () => server.url('keeper', 'wrong-secret', 'shop'),
      /input `connection`: .*password authentication failed.*the password of the address is wrong/,
    ],
    [
      'an unknown database',
      () => keeper('shopp'),
      /"shopp" does not exist.*; there is no such database on that server/,
    ],
    [
      'an unknown host',
      () => 'postgres://u:p-secret@nowhere.invalid/shop',
      /ENOTFOUND|EAI_AGAIN.*the host is unknown here/,
    ],
    [
      'a port nobody listens on',
      () => 'postgres://u:p-secret@127.0.0.1:1/shop',
      /ECONNREFUSED.*; nobody listens there/,
    ],
    [
      'a certificate of nobody',
      () => `${keeper()}?sslmode=verify-full`,
      /certificate.*; its certificate is of an authority unknown here/,
    ],
    [
      'a certificate for another name',
      () => `${keeper()}?sslmode=verify-full&sslrootcert=${server.certificate}`,
      /certificate is for another name/,
    ],
  ])('%s', async (_, connection, expected) => {
    expect(await failure(connection())).toMatch(expected);
  });

  test('tables, sequences and large objects that may not be read, all at once', async () => {
    await inDatabase(
      server,
      'shop',
      'grant select on customers to weak; grant usage on schema audit to weak',
    );
    const message = await failure(server.url('weak', trickyPassword, 'shop'));
    for (const expected of [
      /may not read .*`audit\.entries`/,
      /GRANT SELECT ON .*audit\.entries.*, public\.animals.* TO "weak"/,
      /GRANT SELECT ON SEQUENCE .*public\.invoice_numbers/,
      /GRANT USAGE ON SCHEMA "We""ird Schema" TO "weak"/,
      /row level security may hide rows of `.*secrets` .*: `ALTER ROLE "weak" BYPASSRLS`/,
      /may not read 7 large objects/,
    ]) {
      expect(message).toMatch(expected);
    }
    expect(message).not.toMatch(/may not read[^:]*`public\.customers`/);
  });

  test('programs that are missing or older than the server', async () => {
    const { runtime } = await bench(section(admin()));
    const old = join(runtime.temporary, 'old');
    mkdirSync(old);
    for (const name of ['pg_dump', 'pg_restore'])
      writeFileSync(join(old, name), '#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n', { mode: 0o755 });
    expect(await failure(keeper(), { programs: old })).toMatch(
      /input `programs`: pg_dump in .* is of version 9\.6\.24, older than the server, which is \d+; .*apt-get install postgresql-client-\d+/,
    );
    expect(await failure(keeper(), { programs: runtime.temporary })).toMatch(
      /input `programs`: pg_dump is not in .*apt-get install postgresql-client-\d+/,
    );
  });
});

test('TLS with a given authority, for the client and for pg_dump', async () => {
  const url = `postgres://keeper:${encodeURIComponent(trickyPassword)}@localhost:${server.port}/shop?sslmode=verify-full&sslrootcert=${server.certificate}`;
  const { dump, engine } = await bench(section(url, { tables: { include: ['legacy'] }, verify: 'archive' }));
  await engine.examine();
  expect((await dump()).dump.contents?.tables).toHaveLength(1);
});

test('limits of the role on time end no dump', async () => {
  await server.admin(
    "alter role keeper set statement_timeout = '150ms'; alter role keeper set idle_in_transaction_session_timeout = '150ms'; alter role keeper set lock_timeout = '1ms'",
  );
  try {
    const { engine } = await bench(section(keeper(), { compare: 'schema' }));
    const { target, reached, release } = held();
    const dumping = engine.dump(target);
    await reached;
    await delay(500);
    release();
    const { contents } = await dumping;
    expect(contents?.tables.length).toBeGreaterThan(10);
  } finally {
    await server.admin('alter role keeper reset all');
  }
});

test('a table that somebody keeps locked is waited for, no longer than said, and it is said by whom', async () => {
  const locker = new pg.Client({ connectionString: admin(), application_name: 'migrating' });
  await locker.connect();
  await locker.query('begin; lock table legacy');
  const { rows } = await locker.query('select pg_backend_pid() as pid');
  const said = new RegExp(
    `\`legacy\` by pid ${rows[0].pid} \\(migrating, user admin, since .*\\); gave up after 300\\s?ms.*raise \`lock-timeout\``,
  );
  const { dump, engine, runtime } = await bench(section(keeper(), { 'lock-timeout': 300 }));
  await expect(dump()).rejects.toThrow(said);
  await expect(engine.examine()).rejects.toThrow(said);
  await locker.end();
  expect(left(runtime)).toEqual([]);
}, 10_000);

describe('a dump that breaks off in the middle fails, and leaves nothing', () => {
  const begin = async (
    fields: Parameters<typeof section>[1],
    replace?: Partial<Runtime>,
  ): Promise<Bench & ReturnType<typeof held> & { dumping: Promise<unknown> }> => {
    const made = await bench(section(keeper(), fields), replace);
    const sink = held();
    const dumping = made.engine.dump(sink.target);
    dumping.catch(() => {});
    await Promise.race([sink.reached, dumping]);
    return { ...made, ...sink, dumping };
  };
  const nothing = async (runtime: Runtime) => {
    expect(left(runtime)).toEqual([]);
    await expect.poll(connections, { timeout: 5_000 }).toBe(0);
    expect(children()).toEqual([]);
  };

  test('pg_dump is killed', async () => {
    const { dumping, release, runtime } = await begin({});
    const [victim] = children().filter(({ command }) => command.includes('--snapshot='));
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    release();
    await expect(dumping).rejects.toThrow(/pg_dump was stopped by SIGKILL/);
    await nothing(runtime);
  });

  test('the step is cancelled', async () => {
    const controller = new AbortController();
    const { dumping, runtime } = await begin({}, { signal: controller.signal });
    controller.abort(new Error('cancelled by the test'));
    await expect(dumping).rejects.toThrow('cancelled by the test');
    await nothing(runtime);
  });

  test('the disk is full', async () => {
    const { engine, runtime } = await bench(section(keeper(), { format: 'directory', jobs: 2 }));
    const full = new Writable({
      write: (_chunk, _encoding, done) =>
        done(
          Object.assign(new Error('ENOSPC: no space left on device, write'), {
            code: 'ENOSPC',
            syscall: 'write',
          }),
        ),
    });
    await expect(engine.dump(full)).rejects.toThrow('ENOSPC');
    await nothing(runtime);
  });

  test('the connection that keeps the snapshot is ended', async () => {
    const { dumping, release, runtime } = await begin({});
    await server.admin(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('deploy-actions', 'pg_dump')",
    );
    release();
    await expect(dumping).rejects.toThrow(
      /127\.0\.0\.1:\d+\/shop: .*(terminat|lost)|pg_dump: .*run it again/,
    );
    await nothing(runtime);
  });

  test('the server is stopped', async () => {
    const { dumping, release, runtime } = await begin({});
    await server.stop();
    release();
    await expect(dumping).rejects.toThrow(/run it again when (it|the server) is up/);
    await server.start();
    await nothing(runtime);
  });
});

describe('archives that are none', () => {
  test.each(['custom', 'directory', 'plain'] as const)('%s: empty, foreign, cut off', async (format) => {
    const { dump, engine, runtime } = await bench(
      section(keeper(), { format, jobs: 2, compare: 'schema', 'restore-connection': keeper('postgres') }),
    );
    const { archive, dump: made } = await dump();
    const file = archive.file ?? '';
    const look = (path: string) => engine.list(archiveAt(path), made.settings);
    const foreign = join(runtime.temporary, 'foreign');
    for (const content of [
      '',
      'hello, this is no archive at all\n',
      gzipSync('select 1;\n'),
      readFileSync('/bin/ls'),
    ]) {
      writeFileSync(foreign, content);
      await expect(look(foreign)).rejects.toThrow(DamagedBackupError);
      await expect(engine.restoreScratch(archiveAt(foreign), made.settings)).rejects.toThrow();
    }
    const whole = statSync(file).size;
    truncateSync(file, 3_000);
    await expect(look(file)).rejects.toThrow(DamagedBackupError);
    expect(whole).toBeGreaterThan(2_000_000);
    expect(left(runtime).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a custom one that is cut off in its data can’t be restored', async () => {
    const { dump, engine } = await bench(
      section(keeper(), { compare: 'schema', 'restore-connection': keeper('postgres') }),
    );
    const { archive, dump: made } = await dump();
    truncateSync(archive.file ?? '', Math.floor(archive.sizeBytes / 2));
    await expect(engine.restoreScratch(archiveAt(archive.file ?? ''), made.settings)).rejects.toThrow(
      DamagedBackupError,
    );
  });
});
