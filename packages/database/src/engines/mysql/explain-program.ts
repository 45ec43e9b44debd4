import { ProviderError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import type { Program } from './programs.ts';

/** Which program failed at what. */
export interface Failed {
  readonly program: Pick<Program, 'path'>;
  readonly operation: string;
  /** `host:port/name`. */
  readonly place: string;
}

interface Meaning {
  readonly pattern: RegExp;
  readonly remedy: string;
  readonly retryable: boolean;
}

/**
 * What a reader can do, by number of the error. https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html and
 * …/client-error-reference.html, https://mariadb.com/kb/en/mariadb-error-code-reference/
 */
const meanings: readonly Meaning[] = [
  {
    pattern: /\b(1412|1146|1051)\b/,
    remedy:
      'a table was changed, dropped or created meanwhile: let no migration run beside a backup, and try again',
    retryable: true,
  },
  {
    pattern: /\b(2013|2006|1927|1053|2055)\b/,
    remedy: 'the connection was lost or the server stopped; try again',
    retryable: true,
  },
  {
    pattern: /\b(2002|2003|2005)\b/,
    remedy: 'the server can’t be reached; look at host, port and firewall',
    retryable: true,
  },
  {
    pattern: /\b(1045|1698|2059|2061)\b/,
    remedy:
      'look at user and password in `connection`, and whether the program knows the way of authentication of that user',
    retryable: false,
  },
  {
    pattern: /\b(1044|1142|1143|1227|1370|1419|1449|3802)\b/,
    remedy: 'the user lacks a privilege, see the documentation for the grants',
    retryable: false,
  },
  {
    pattern: /\b(1356|1449)\b/,
    remedy:
      'a view or routine refers to something that isn’t there any more: mend it, drop it, or name it in `tables.exclude`',
    retryable: false,
  },
  {
    pattern: /\b(1205|1213|1969|3024|1028)\b/,
    remedy: 'it waited too long for others; try again when there is less going on',
    retryable: true,
  },
  {
    pattern: /\b(1153|2020)\b/,
    remedy: 'a row is longer than `max_allowed_packet` of the server: raise it',
    retryable: false,
  },
  {
    pattern: /\b(1021|1041|1114|3)\b.*(?:full|space)|No space left|Errcode: 28/i,
    remedy: 'the disk of the server is full',
    retryable: false,
  },
  {
    pattern: /\b(1273|1115|1286)\b/,
    remedy: 'the server doesn’t know what the dump uses: take one of the same kind and series',
    retryable: false,
  },
];

/** What some of them mean where no table is read, but made. */
const ofRestores: readonly Meaning[] = [
  {
    pattern: /\b(1146|1356)\b/,
    remedy:
      'a view or routine of the backup needs a table that isn’t in it: name what needs it in `tables.exclude`, too, or don’t leave that table out',
    retryable: false,
  },
];

/** A program whose server stops under it may end before it has said why. */
const speechless: Meaning = {
  pattern: /^$/,
  remedy: 'as when the connection was lost or the server stopped; try again',
  retryable: true,
};

/** What the last lines of a dump program or client mean. Of a client's output nothing but the message is repeated: it may quote rows. */
export function explainProgram(
  lines: readonly string[],
  { program, operation, place }: Failed,
  { secrets }: Pick<EngineContext, 'secrets'>,
): ProviderError {
  const telling = lines.filter(
    (line) => /error|denied|couldn't|unknown|failed|refused/i.test(line) && !/^warning/i.test(line),
  );
  const line =
    telling.findLast((each) => /^ERROR |^\S*(?:mysqldump|mariadb-dump)\S*: /.test(each)) ??
    telling.at(-1) ??
    '';
  const said = secrets.redact(line).replaceAll(/\s+/g, ' ').trim();
  const short = said.length > 400 ? `${said.slice(0, 400).toWellFormed()}…` : said;
  const known = operation === 'restore' ? [...ofRestores, ...meanings] : meanings;
  const meaning = [speechless, ...known].find(({ pattern }) => pattern.test(short));
  const name = program.path.replace(/^.*[\\/]/, '');
  return new ProviderError(
    `${name} failed at ${place}: ${short || 'it gave no reason'}${meaning === undefined ? '' : `; ${meaning.remedy}`}`,
    { system: 'MySQL', operation, retryable: meaning?.retryable ?? false },
  );
}
