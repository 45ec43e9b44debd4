import { explainMysql } from '@deploy-actions/sql';
import { expect, test } from 'vitest';
import { optionsText } from '../src/engines/mysql/options-file.ts';
import { judge, missingForDump, readGrant } from '../src/engines/mysql/privileges.ts';
import { readProgramVersion } from '../src/engines/mysql/programs.ts';
import { isOlder, readVersion } from '../src/engines/mysql/server-facts.ts';
import { dumpWords } from '../src/engines/mysql/write-dump.ts';

const grants = (...lines: string[]) => judge(lines.map(readGrant).filter((grant) => grant !== undefined));

test.each([
  ['GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION', true],
  ['GRANT SELECT, EVENT ON `shop`.* TO `a`@`%`', true],
  ['GRANT SELECT ON `sh%`.* TO `a`@`%`', true],
  ['GRANT SELECT ON `sho_`.* TO `a`@`%`', true],
  ['GRANT SELECT ON `sho\\_`.* TO `a`@`%`', false],
  ['GRANT SELECT ON `shop`.`items` TO `a`@`%`', false],
  ['GRANT SELECT (`id`), INSERT ON `shop`.* TO `a`@`%`', false],
  ['GRANT INSERT ON *.* TO `a`@`%`', false],
  ["GRANT USAGE ON *.* TO `a`@`%` IDENTIFIED BY PASSWORD '*1'", false],
])('%s gives SELECT on shop: %s', (line, expected) => {
  expect(grants(line).has('SELECT', 'shop')).toBe(expected);
});

test('a revoked privilege of MySQL 8 isn’t one', () => {
  const some = grants('GRANT SELECT ON *.* TO `a`@`%`', 'REVOKE SELECT ON `shop`.* FROM `a`@`%`');
  expect([some.has('SELECT', 'shop'), some.has('SELECT', 'other')]).toEqual([false, true]);
});

test.each([
  ['mariadb', '10.11.6', 'GRANT SELECT ON mysql.proc TO '],
  ['mariadb', '11.4.2', 'GRANT SHOW CREATE ROUTINE ON `shop`.* TO '],
  ['mysql', '8.0.19', 'GRANT SELECT ON *.* TO '],
  ['mysql', '8.4.0', 'GRANT SHOW_ROUTINE ON *.* TO '],
  ['mysql', '5.7.44', 'GRANT SELECT ON mysql.proc TO '],
] as const)('%s %s: routines are seen with %s', (kind, version, grant) => {
  const server = { ...readVersion(version, kind), longestStatement: 0, lowerCaseNames: 0 };
  const little = {
    ...grants('GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON `shop`.* TO `a`@`%`'),
    grantee: "'a'@'%'",
  };
  expect(missingForDump(little, server, 'shop')).toEqual([`${grant}'a'@'%'`]);
});

test.each([
  ['mysqldump  Ver 10.19 Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)', 'mariadb', '10.11.19'],
  ['mariadb-dump from 11.4.2-MariaDB, client 10.19 for debian-linux-gnu (x86_64)', 'mariadb', '11.4.2'],
  ['mysqldump  Ver 8.0.36-0ubuntu0.22.04.1 for Linux on x86_64 ((Ubuntu))', 'mysql', '8.0.36'],
  ['mysqldump  Ver 10.13 Distrib 5.7.44, for Linux (x86_64)', 'mysql', '5.7.44'],
  [
    '/usr/sbin/mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)',
    'mariadb',
    '10.11.19',
  ],
])('%s', (text, kind, version) => {
  expect(readProgramVersion(text)).toMatchObject({ kind, text: version });
});

test('series are compared as numbers', () => {
  const of = (text: string) => readVersion(text, 'mariadb');
  expect(isOlder(of('10.6.9'), of('10.11.1'))).toBe(true);
  expect(isOlder(of('10.11.1'), of('10.11.9'))).toBe(false);
  expect(isOlder(of('11.0.0'), of('10.11.9'))).toBe(false);
});

test('an options file holds what would break one, in quotes, and says how TLS is spoken to each kind of program', () => {
  const address = {
    host: 'db',
    port: 3306,
    database: 'shop',
    user: 'a',
    password: 'x"y\\z #;\n',
    place: '',
    secrets: [],
    tls: undefined,
  };
  expect(optionsText(address, 'mariadb')).toContain('password="x\\"y\\\\z #;\\n"\n');
  expect(optionsText(address, 'mysql')).toContain('ssl-mode=DISABLED\n');
  const tls = { rejectUnauthorized: true, verifyIdentity: true, authority: '/ca.pem' };
  expect(optionsText({ ...address, tls }, 'mysql')).toMatch(/ssl-mode=VERIFY_IDENTITY\nssl-ca="\/ca.pem"\n$/);
  expect(optionsText({ ...address, tls }, 'mariadb')).toMatch(
    /ssl\nssl-verify-server-cert\nssl-ca="\/ca.pem"\n$/,
  );
});

test('each kind of program gets only options that it knows', () => {
  const words = (kind: 'mysql' | 'mariadb', version: string) =>
    dumpWords({ path: '', ...readVersion(version, kind) }, '-shop', ['a']);
  expect(words('mysql', '8.0.36')).toEqual(
    expect.arrayContaining(['--column-statistics=0', '--set-gtid-purged=OFF', '--ignore-table=-shop.a']),
  );
  expect(words('mysql', '5.7.44')).not.toContain('--column-statistics=0');
  expect(words('mariadb', '10.11.6').join(' ')).not.toMatch(/gtid|column-statistics/);
  expect(words('mariadb', '10.11.6').slice(-2)).toEqual(['--', '-shop']);
});

test('a lock that did not come says that somebody else holds it', () => {
  const error = Object.assign(new Error('Lock wait timeout exceeded; try restarting transaction'), {
    errno: 1205,
    sqlState: 'HY000',
    code: 'ER_LOCK_WAIT_TIMEOUT',
  });
  const place = 'MySQL at h:3306/shop';
  const around = { place, user: 'u', query: '', before: '', opened: true, timeout: 120_000 };
  const explained = explainMysql(error, { ...around, redact: (text) => text });
  expect(explained).toMatchObject({ reason: 'timeout' });
  expect(explained.message).toMatch(/Lock wait timeout exceeded.*another session keeps a table.*processlist/);
});
