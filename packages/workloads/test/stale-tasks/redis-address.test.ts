import { expect, test } from 'vitest';
import { parseRedisAddress } from '../../src/stale-tasks/redis/redis-address.ts';

test.each([
  ['redis://localhost', { host: 'localhost', port: 6379, db: 0, tls: false, place: 'localhost:6379/0' }],
  ['redis://cache.internal:6380/3', { host: 'cache.internal', port: 6380, db: 3 }],
  ['rediss://:s%40cret@[::1]:6390/', { host: '::1', port: 6390, db: 0, tls: true, password: 's@cret' }],
  ['redis://deploy:pa:ss@host/1', { username: 'deploy', password: 'pa:ss', place: 'host:6379/1' }],
  ['rediss://host/0?ssl_cert_reqs=required', { tls: true }],
])('%s is read', (text, expected) => {
  expect(parseRedisAddress(text)).toMatchObject(expected);
});

test.each([
  ['redis://', 'must be an address'],
  ['http://user:secret@host', 'must be an address'],
  ['redis://user:secret@host:x/0', 'must be an address'],
  ['redis://user:12/secret@host/0', 'has an `@` behind the host'],
  ['redis://user:12?secret@host/0', 'has an `@` behind the host'],
  ['redis://user:12#secret@host/0', 'has an `@` behind the host'],
  ['redis://user:secret@host/orders', 'ends with `/orders`, but after the host comes the number'],
  ['rediss://user:secret@host/0?ssl_cert_reqs=none', 'has `ssl_cert_reqs`'],
  ['redis://user:secret@host/0?tls=%7B%7D', 'has `tls`, but no parameters are known'],
])('%s is refused without showing it', (text, message) => {
  expect(() => parseRedisAddress(text)).toThrow(message);
  expect(() => parseRedisAddress(text)).not.toThrow(/secret/);
});
