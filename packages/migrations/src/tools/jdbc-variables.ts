import { resolve } from 'node:path';
import { engineOf } from '@deploy-actions/sql';
import type { DatabaseAccess } from '../migration-tool.ts';
import { mysqlSettings, timeoutOptions } from './database-environment.ts';

/** `ssl-mode` of MySQL as its own driver for Java calls it. https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html */
const sslModes: Readonly<Record<string, string>> = {
  DISABLED: 'DISABLED',
  REQUIRED: 'REQUIRED',
  VERIFY_CA: 'VERIFY_CA',
  VERIFY_IDENTITY: 'VERIFY_IDENTITY',
};

/** The same for MariaDB's driver. https://mariadb.com/docs/connectors/mariadb-connector-j/about-mariadb-connector-j#tls-parameters */
const mariadbSslModes: Readonly<Record<string, string>> = {
  DISABLED: 'disable',
  REQUIRED: 'trust',
  VERIFY_CA: 'verify-ca',
  VERIFY_IDENTITY: 'verify-full',
};

/** The address of a database as Flyway's variables for JDBC: user and password stand apart from it. */
export function jdbcVariables(
  database: DatabaseAccess,
  workspace: string,
): { readonly FLYWAY_URL: string; readonly FLYWAY_USER?: string; readonly FLYWAY_PASSWORD?: string } {
  const { address } = database;
  const engine = engineOf(address);
  if (engine === 'sqlite') {
    return { FLYWAY_URL: `jdbc:sqlite:${resolve(workspace, address.slice('sqlite:'.length))}` };
  }
  const url = new URL(address);
  const parameters =
    engine === 'postgres' ? postgresParameters(url, database) : mysqlParameters(url, database);
  // MariaDB's driver takes values as they stand; that of PostgreSQL decodes them.
  const written = (value: string) => (engine === 'postgres' ? encodeURIComponent(value) : value);
  const query = parameters.map(([name, value]) => `${name}=${written(value)}`).join('&');
  const scheme = engine === 'postgres' ? 'postgresql' : url.protocol.slice(0, -1);
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    FLYWAY_URL: `jdbc:${scheme}://${url.host}${url.pathname}?${query}`,
    ...(user === '' ? {} : { FLYWAY_USER: user }),
    ...(password === '' ? {} : { FLYWAY_PASSWORD: password }),
  };
}

/** https://jdbc.postgresql.org/documentation/use/#connection-parameters; a parameter that was there stays, its timeouts don't hold. */
function postgresParameters(url: URL, database: DatabaseAccess): [string, string][] {
  const given = [...url.searchParams].filter(
    ([name]) => !['options', 'application_name', 'password', 'user'].includes(name),
  );
  const options = [url.searchParams.get('options'), timeoutOptions(database)].filter((each) => each);
  const name = database.name ?? url.searchParams.get('application_name');
  return [
    ...given,
    ['options', options.join(' ')],
    ...(name ? [['ApplicationName', name] as [string, string]] : []),
  ];
}

function mysqlParameters(url: URL, database: DatabaseAccess): [string, string][] {
  const mariadb = url.protocol === 'mariadb:';
  const mode = url.searchParams.get('ssl-mode')?.toUpperCase().replaceAll('-', '_');
  const authority = url.searchParams.get('ssl-ca');
  const known = (mariadb ? mariadbSslModes : sslModes)[mode ?? ''];
  return [
    ['sessionVariables', mysqlSettings(database).join(',')],
    ...(known === undefined ? [] : [['sslMode', known] as [string, string]]),
    ...(authority === null ? [] : [authorityOf(authority, mariadb)]),
  ];
}

function authorityOf(path: string, mariadb: boolean): [string, string] {
  return mariadb ? ['serverSslCert', path] : ['trustCertificateKeyStoreUrl', `file:${path}`];
}
