import { describe, expect, test } from 'vitest';
import type { DatabaseAccess } from '../../src/migration-tool.ts';
import { type AddressStyle, addressFor, clientVariables } from '../../src/tools/database-environment.ts';
import { jdbcVariables } from '../../src/tools/jdbc-variables.ts';

const access = { lockTimeout: 1_500, statementTimeout: 60_000 };
const ours = '-c lock_timeout=1500 -c statement_timeout=60000';
const encoded = encodeURIComponent(ours);
const given = (address: string): DatabaseAccess => ({ ...access, address });

describe('an address, as tools want it', () => {
  test.each<[string, AddressStyle, string]>([
    ['postgres://u:p%40@h/d', {}, 'postgres://u:p%40@h/d'],
    [
      'postgres://u:p@h/d?sslmode=require',
      { schemes: { postgres: 'postgresql+psycopg' } },
      'postgresql+psycopg://u:p@h/d?sslmode=require',
    ],
    // libpq takes `options` of the address instead of PGOPTIONS, so both have to be there.
    [
      'postgres://u:p@h/d?options=-c%20search_path%3Dshop&sslmode=require',
      {},
      `postgres://u:p@h/d?options=-c%20search_path%3Dshop%20${encoded}&sslmode=require`,
    ],
    ['postgres://u:p@h/d', { optionsInAddress: true }, `postgres://u:p@h/d?options=${encoded}`],
    ['mysql://u:p@h/d', {}, 'mysql://u:p@h/d'],
    [
      'mysql://u:p@h/d',
      { schemes: { mysql: 'mysql+pymysql' }, mysqlStart: 'init_command' },
      'mysql+pymysql://u:p@h/d?init_command=SET+SESSION+lock_wait_timeout=2,SESSION+innodb_lock_wait_timeout=2',
    ],
    [
      'mysql://u:p@h/d?init_command=SET+x=1',
      { mysqlStart: 'init_command' },
      'mysql://u:p@h/d?init_command=SET+x=1',
    ],
    ['sqlite:data/shop.db', {}, 'sqlite:////srv/data/shop.db'],
    ['sqlite:data/shop.db', { sqlite: 'file:' }, 'file:/srv/data/shop.db'],
  ])('%s, %j', (address, style, expected) => {
    expect(addressFor(given(address), style, (path) => `/srv/${path}`)).toBe(expected);
  });

  test('options of the step stay, and the timeouts come last, so that they hold', () => {
    const step = { PGOPTIONS: '-c search_path=shop -c lock_timeout=0' };
    expect(clientVariables({ ...given('postgres://h/d'), name: 'a run' }, step)).toEqual({
      PGOPTIONS: `-c search_path=shop -c lock_timeout=0 ${ours}`,
      PGAPPNAME: 'a run',
    });
    expect(clientVariables(given('mysql://h/d'), step)).toEqual({});
  });
});

test.each<[string, object]>([
  [
    'postgres://u:p%40%2F@h:5433/d?sslmode=verify-full&options=-c%20a%3Db',
    {
      FLYWAY_URL: `jdbc:postgresql://h:5433/d?sslmode=verify-full&options=${encodeURIComponent(`-c a=b ${ours}`)}`,
      FLYWAY_USER: 'u',
      FLYWAY_PASSWORD: 'p@/',
    },
  ],
  [
    'mysql://u:p@h/d?ssl-mode=VERIFY_IDENTITY',
    {
      FLYWAY_URL:
        'jdbc:mysql://h/d?sessionVariables=lock_wait_timeout=2,innodb_lock_wait_timeout=2&sslMode=VERIFY_IDENTITY',
      FLYWAY_USER: 'u',
      FLYWAY_PASSWORD: 'p',
    },
  ],
  [
    'mariadb://h/d?ssl-mode=verify-ca&ssl-ca=/ca.pem',
    {
      FLYWAY_URL:
        'jdbc:mariadb://h/d?sessionVariables=lock_wait_timeout=2,innodb_lock_wait_timeout=2&sslMode=verify-ca&serverSslCert=/ca.pem',
    },
  ],
  ['sqlite:shop.db', { FLYWAY_URL: 'jdbc:sqlite:/srv/shop.db' }],
])('JDBC: %s', (address, expected) => {
  expect(jdbcVariables(given(address), '/srv')).toEqual(expected);
});
