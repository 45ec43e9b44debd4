import { Secrets } from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../src/index.ts';

const open = (address: string, secrets = new Secrets()) =>
  openDatabase(address, { timeout: 1_000, secrets, folder: '/nowhere' });

describe('an address', () => {
  test.each([
    ['postgres://reader:secret-1@db.example.com/shop', 'PostgreSQL at db.example.com:5432/shop'],
    ['mysql://reader:secret-1@db.example.com/shop', 'MySQL at db.example.com:3306/shop'],
    ['mariadb://reader:s%40cret-1@[::1]:3307', 'MySQL at [::1]:3307'],
    ['mysql://reader@db.example.com/shop?ssl-mode=verify-identity', 'MySQL at db.example.com:3306/shop'],
    ['sqlite:data/shop.db', 'SQLite file data/shop.db'],
    ['sqlite:/var/lib/shop.db', 'SQLite file /var/lib/shop.db'],
  ])('%s is %s', (address, place) => expect(open(address).place).toBe(place));

  test.each([
    ['oracle://reader:secret-1@host/shop', 'must be an address such as'],
    ['', 'must be an address such as'],
    ['mysql://reader:secret-1@host:port/shop', 'must be an address such as `mysql://'],
    ['mysql://reader:sec/ret-1@host/shop', 'must be an address such as'],
    ['mysql://reader:5?secret-1@host/shop', 'has an `@` behind the host'],
    ['mysql://reader:5#@secret-1@host/shop', 'has an `@` behind the host'],
    ['mysql://reader/secret-1@host/shop', 'has an `@` behind the host'],
    [
      'mysql://reader:secret-1@host/shop?ssl-mode=preferred',
      '`ssl-mode` in `database` must be one of `DISABLED`',
    ],
    ['mysql://reader:secret-1@host/shop?ssl-mode=constructor', '`ssl-mode` in `database` must be one of'],
    ['mysql://reader:secret-1@host/shop?ssl-mode=VERIFY_CA', 'needs `ssl-ca`'],
    ['mysql://reader:secret-1@10.0.0.1/shop?ssl-mode=VERIFY_IDENTITY', 'needs the name of the host'],
    ['mysql://reader:secret-1@host/shop?multipleStatements=true', 'has the parameter `multipleStatements`'],
    ['sqlite:', 'must name a file'],
    ['sqlite::memory:', 'must name a file'],
    ['sqlite:///shop.db', 'must name a file'],
  ])('%s is refused, without repeating it', (address, problem) => {
    expect(() => open(address)).toThrow(problem);
    expect(() => open(address)).not.toThrow('ret-1');
  });

  test.each(['mysql', 'postgres'])(
    'of %s has its password masked, as it is written and as it is meant',
    (scheme) => {
      const secrets = new Secrets();
      open(`${scheme}://a:p%40ss-word%21@host/x`, secrets);
      expect(secrets.redact('p%40ss-word%21 and p@ss-word!')).toBe('*** and ***');
    },
  );
});
