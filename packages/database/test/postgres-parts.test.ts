import { Readable } from 'node:stream';
import { ConfigurationError, Secrets } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { splitList } from '../src/engines/postgres/database-settings.ts';
import { normalizeDefinition } from '../src/engines/postgres/definitions.ts';
import { explainPostgres, PostgresFailure, programFailure } from '../src/engines/postgres/explain-failure.ts';
import { chooseVersion, missingPrograms, parseVersion } from '../src/engines/postgres/programs.ts';
import { keptName } from '../src/engines/postgres/restore.ts';
import { bornAt, newName } from '../src/engines/postgres/scratch-names.ts';
import { readTables } from '../src/engines/postgres/script.ts';
import { parsePattern, scopeOf, selectionArguments } from '../src/engines/postgres/selection.ts';
import { onDatabase, parseServerAddress, postgresName } from '../src/engines/postgres/server-address.ts';
import { quoteText } from '../src/engines/postgres/session.ts';

describe('an address', () => {
  const parse = (text: string) => parseServerAddress(text, 'connection', '/project');

  test('says the same to the client and to libpq, the password to the client alone', () => {
    const address = parse(
      'postgresql://us%40er:p%3Aa%2Fss@db.example.com/sh%20op?sslmode=verify-full&sslrootcert=ca.pem&application_name=x',
    );
    expect(address).toMatchObject({
      place: 'db.example.com:5432/sh op',
      user: 'us@er',
      password: 'p:a/ss',
      database: 'sh op',
      needsAuthorities: false,
    });
    expect(address.environment).toEqual({
      ...{
        PGHOST: 'db.example.com',
        PGPORT: '5432',
        PGUSER: 'us@er',
        PGDATABASE: 'sh op',
        PGCONNECT_TIMEOUT: '15',
      },
      ...{ PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/project/ca.pem', PGAPPNAME: 'x' },
    });
    expect(new URL(address.url).searchParams.get('sslrootcert')).toBe('/project/ca.pem');
    expect(onDatabase(address, 'other')).toMatchObject({
      place: 'db.example.com:5432/other',
      database: 'other',
      environment: { PGDATABASE: 'other' },
    });
  });

  test.each([
    ['postgres://u@[::1]:5433/db', '::1:5433/db', '::1'],
    [
      'postgres://u@localhost/db?host=/var/run/postgresql',
      '/var/run/postgresql:5432/db',
      '/var/run/postgresql',
    ],
    ['postgres://u@%2Fvar%2Frun/db', '/var/run:5432/db', '/var/run'],
  ])('%s', (text, place, host) => {
    const address = parse(text);
    expect([address.place, address.environment['PGHOST']]).toEqual([place, host]);
    expect(onDatabase(address, 'x').place).toBe(place.replace(/db$/, 'x'));
    expect(postgresName(text)).toBe(place);
  });

  test('modes of TLS that libpq doesn’t know, or without an authority', () => {
    expect(parse('postgres://u@h/d?sslmode=no-verify').environment['PGSSLMODE']).toBe('require');
    expect(parse('postgres://u@h/d?sslmode=verify-full').needsAuthorities).toBe(true);
    expect(parse('postgres://u@h/d?sslmode=require').needsAuthorities).toBe(false);
  });

  test.each([
    ['mysql://u:secret1@h/d', /must be an address/],
    ['postgres://u:1/ret1@h/d', /has an `@` behind the host/],
    ['postgres://u:secret1@h/', /names no database/],
    ['postgres://:secret1@h/d', /names no user/],
    ['postgres://u:secret1@h/d?sslmode=never', /unknown `sslmode`; there are `disable`/],
    ['postgres://u:secret1@h/d?sslmode=verify-ca', /needs `sslrootcert`/],
    ['postgres://u:secret1@h/d?sslmod=require', /did you mean `sslmode`\?/],
    ['postgres://u@h/d?password=secret1', /behind `\?`/],
  ])('%s is none', (text, expected) => {
    const attempt = () => parse(text);
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(expected);
    expect(attempt).not.toThrow(/secret1|ret1/);
  });
});

// The examples of https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-PATTERNS
test.each([
  ['FOO', null, '^(foo)$'],
  ['"FOO""BAR"', null, '^(FOO"BAR)$'],
  ['FOO"FOO"BAR', null, '^(fooFOObar)$'],
  ['foo*.*bar*', '^(foo.*)$', '^(.*bar.*)$'],
  ['int?', null, '^(int.)$'],
  ['"a.b"."c*$"', '^(a\\.b)$', '^(c\\*\\$)$'],
  ['pay$', null, '^(pay\\$)$'],
  ['(a|b)[0-9]', null, '^((a|b)[0-9])$'],
])('the pattern %s', (pattern, schema, name) => {
  expect(parsePattern(pattern)).toEqual({ schema, name });
});

test('a selection as arguments of pg_dump', () => {
  const tables = { include: ['a', '--x; rm'], exclude: ['b'] };
  expect(selectionArguments({ tables })).toEqual([
    '--strict-names',
    '--table=a',
    '--table=--x; rm',
    '--exclude-table=b',
  ]);
  expect(selectionArguments({})).toEqual([]);
  expect([scopeOf({ tables }), scopeOf({ schemas: { exclude: ['a'] } }), scopeOf({})]).toEqual([
    'some',
    'without',
    'all',
  ]);
});

describe('programs', () => {
  test('versions', () => {
    expect(parseVersion('pg_dump (PostgreSQL) 17.2 (Debian 17.2-1.pgdg120+1)\n')).toEqual({
      version: '17.2',
      major: 17,
    });
    expect(parseVersion('postgres (PostgreSQL) 18beta1')).toEqual({ version: '18beta1', major: 18 });
    expect(parseVersion('mysqldump  Ver 8')).toBeUndefined();
  });

  test('the nearest that is not older than the server', () => {
    const found = [13, 18, 15, 16].map((major) => ({ major }));
    expect([15, 14, 17, 19].map((major) => chooseVersion(found, major)?.major)).toEqual([
      15,
      15,
      18,
      undefined,
    ]);
  });

  test('what to install', () => {
    const found = [{ folder: '/x', major: 15, version: '15.1' }];
    expect(missingPrograms('pg_dump', 17, { found, given: undefined, kind: 'client' })).toMatch(
      /^pg_dump on this machine is of version 15\.1, older than the server, which is 17; .*`apt-get install postgresql-client-17`.*`programs`/,
    );
  });
});

// As PostgreSQL 15 says them before and after a restore.
test.each([
  [
    "CHECK (((tier)::text = ANY ((ARRAY['basic'::character varying, 'gold'::character varying])::text[])))",
    "CHECK (((tier)::text = ANY (ARRAY[('basic'::character varying)::text, ('gold'::character varying)::text])))",
  ],
  ["(a > '1 day'::interval day to second(3))", "a > '1 day'"],
  ['(x)::numeric(12,2) + (y)::timestamp(3) with time zone + (z)::public."Ty pe"[]', 'x + y + z'],
])('%s means %s', (one, other) => {
  expect(normalizeDefinition(one)).toBe(normalizeDefinition(other));
});

test.each([
  ["a = 'x y'", "a = 'xy'"],
  ["a = '(x)'", "a = 'x'"],
  ['a > 1', 'a > 2'],
  ['"a b" > 1', '"ab" > 1'],
  ["IN ('a', 'b')", "IN ('a', 'c')"],
])('%s does not mean %s', (one, other) => {
  expect(normalizeDefinition(one)).not.toBe(normalizeDefinition(other));
});

test('the tables of a script, whatever stands in rows and however it is cut into pieces', async () => {
  const script = [
    '-- Name: orders; Type: TABLE; Schema: public; Owner: admin',
    '-- Name: Odd; name; Type: TABLE; Schema: We"ird; Owner: a b',
    '-- Name: v; Type: VIEW; Schema: public; Owner: admin',
    '-- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: admin',
    'COPY public.orders (id) FROM stdin;',
    `-- Name: fake; Type: TABLE; Schema: public; Owner: admin${'x'.repeat(10_000)}`,
    '-- Name: fake; Type: TABLE; Schema: public; Owner: admin',
    '\\.',
    '-- Name: last; Type: TABLE; Schema: public; Owner: admin',
  ].join('\n');
  const expected = ['"We""ird"."Odd; name"', 'public.last', 'public.orders'];
  for (const size of [1, 7, 4_096, 100_000]) {
    const bytes = Buffer.from(script);
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    expect(await readTables(Readable.from(pieces))).toEqual(expected);
  }
});

test('names of databases that don’t count, and of those that are kept', () => {
  const name = newName('scratch', { now: () => 1_795_325_400_123 });
  expect(name).toMatch(/^deploy_scratch_1795325400_[0-9a-f]{8}$/);
  expect(bornAt(name)).toBe(1_795_325_400);
  expect([bornAt('deploy_scratch_mine'), bornAt(`x${name}`), bornAt('shop')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(keptName('shop', 1_795_325_400_000)).toBe('shop_before_20261122t053000z');
  expect(Buffer.byteLength(keptName('ü'.repeat(31), 1_795_325_400_000))).toBeLessThanOrEqual(63);
});

test('lists of names in settings, and texts for statements', () => {
  expect(splitList('"$user", public, "a, ""b"""')).toEqual(['$user', 'public', 'a, "b"']);
  expect(splitList('')).toEqual([]);
  expect([quoteText("it's"), quoteText("a\\'")]).toEqual(["'it''s'", " E'a\\\\'''"]);
});

describe('errors', () => {
  const secrets = new Secrets();
  secrets.add('p-secret');
  const context = { secrets, signal: new AbortController().signal };
  const said = (error: unknown) => explainPostgres(error, { operation: 'query', place: 'h:1/d' }, context);

  test('a server’s, with what to do and without secrets', () => {
    const error = Object.assign(new Error('canceling statement for p-secret due to conflict with recovery'), {
      code: '40001',
      severity: 'ERROR',
    });
    expect(said(error)).toBeInstanceOf(PostgresFailure);
    expect(said(error)).toMatchObject({ state: '40001', retryable: true });
    expect(String(said(error))).toMatch(/h:1\/d: .*\*\*\*.*; a standby takes rows away.* \(SQLSTATE 40001\)/);
  });

  test('a connection that was lost before the question is told as lost', () => {
    const lost = new Error('Client has encountered a connection error and is not queryable');
    expect(String(said(lost))).toMatch(/the connection was lost; run it again/);
  });

  test('a bug of our own stays what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(said(bug)).toBe(bug);
  });

  test.each([
    [
      [
        'pg_dump: error: server version: 17.1; pg_dump version: 15.2',
        'pg_dump: error: aborting because of server version mismatch',
      ],
      /version mismatch; the program is older than the server/,
    ],
    [
      ['pg_dump: error: query failed: ERROR:  canceling statement due to lock timeout'],
      /; another session holds a lock/,
    ],
    [
      ['pg_restore: error: could not execute query: ERROR:  extension "postgis" is not available'],
      /is not installed on the server it is restored on/,
    ],
    [['pg_restore: error: could not write to file: No space left on device'], /the disk is full/],
    [['pg_dump: something p-secret'], /^ProviderError: pg_dump: something \*\*\*$/],
    [[], /failed without a word/],
  ])('%j', (lines, expected) => {
    expect(String(programFailure('pg_dump', lines, 'backup', context))).toMatch(expected);
  });
});
