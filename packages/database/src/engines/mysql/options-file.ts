import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MysqlAddress } from '@deploy-actions/sql';
import type { EngineContext } from '../../engine-registry.ts';
import { partialName } from '../../storages/partial-files.ts';
import type { Kind } from './server-facts.ts';

/** Bytes of the longest statement and row that the programs take: the most there is. */
export const longestPacket = 1024 ** 3;

/**
 * Runs `work` with arguments for a program of MySQL or MariaDB that make it reach a server: the way there, with the password,
 * stands in a file that only this user can read, and that is gone afterwards. No other options file is read.
 */
export async function withOptionsFile<T>(
  address: MysqlAddress,
  kind: Kind,
  { temporary }: Pick<EngineContext, 'temporary'>,
  work: (words: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(temporary, partialName('mysql-access-')));
  try {
    const file = join(folder, 'client.cnf');
    await writeFile(file, optionsText(address, kind), { mode: 0o600, flag: 'wx' });
    return await work([`--defaults-file=${file}`]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Environment of the programs: what `mysql_config_editor` keeps for this user would be read in spite of the file. */
export const programEnvironment: Readonly<Record<string, string>> = { MYSQL_TEST_LOGIN_FILE: '/dev/null' };

/**
 * How a program of a kind reaches a server; they don't agree on how TLS is asked for.
 * https://dev.mysql.com/doc/refman/8.4/en/option-files.html#option-file-syntax,
 * https://mariadb.com/kb/en/mariadb-dump/#options
 */
export function optionsText({ host, port, user, password, tls }: MysqlAddress, kind: Kind): string {
  const lines = ['[client]', 'protocol=tcp', `host=${escaped(host)}`, `port=${port}`];
  if (user !== undefined) lines.push(`user=${escaped(user)}`);
  lines.push(`password=${escaped(password ?? '')}`);
  if (kind === 'mysql') {
    const verified = tls?.verifyIdentity ? 'VERIFY_IDENTITY' : 'VERIFY_CA';
    const mode = tls === undefined ? 'DISABLED' : tls.rejectUnauthorized ? verified : 'REQUIRED';
    lines.push(`ssl-mode=${mode}`);
  } else if (tls === undefined) lines.push('skip-ssl');
  else lines.push('ssl', tls.rejectUnauthorized ? 'ssl-verify-server-cert' : 'skip-ssl-verify-server-cert');
  if (tls?.authority !== undefined) lines.push(`ssl-ca=${escaped(tls.authority)}`);
  return `${lines.join('\n')}\n`;
}

/** Within double quotes a `#` begins no comment, and blanks at the ends stay. */
function escaped(value: string): string {
  const replaced = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${replaced}"`;
}
