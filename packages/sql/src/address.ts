import { ConfigurationError } from '@deploy-actions/action-kit';
import type { Engine } from './session.ts';

/** The engine that an address names by its scheme. */
export function engineOf(address: string): Engine | undefined {
  if (/^postgres(ql)?:\/\//.test(address)) return 'postgres';
  if (/^(mysql|mariadb):\/\//.test(address)) return 'mysql';
  return address.startsWith('sqlite:') ? 'sqlite' : undefined;
}

/** What `%…` in a part of an address stands for; the part itself where that is nothing. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a server as a URL. Throws ConfigurationError, whose message doesn't repeat the address. */
export function serverAddress(text: string, example: string): URL {
  if (!URL.canParse(text)) {
    throw new ConfigurationError(
      `\`database\` must be an address such as \`${example}\` (special characters of the password as \`%…\`)`,
    );
  }
  // A `/`, `?` or `#` in a password that isn't written as `%…` ends the host: the password then stands where messages quote from.
  if (/^[^@]*[/?#][^@]*@/.test(text.slice(text.indexOf('//') + 2))) {
    throw new ConfigurationError(
      '`database` has an `@` behind the host: special characters of the password are written as `%…`',
    );
  }
  return new URL(text);
}
