import { quoted } from '@deploy-actions/action-kit';
import { DamagedBackupError } from '../../backup-engine.ts';
import { asText } from './dump-reader.ts';
import { quoteName } from './server-session.ts';

/** What a statement of a dump does. */
export type StatementKind =
  | 'settings'
  | 'table'
  | 'sequence'
  | 'view'
  | 'routine'
  | 'trigger'
  | 'event'
  | 'drop'
  | 'keys'
  | 'database'
  | 'locks'
  | 'value';

/** How a dump is changed on its way into another database. */
export interface Rewriting {
  /** The database it goes into. */
  readonly database: string;
  /** Whether objects belong to whoever restores them, instead of to whom they belonged. */
  readonly withoutDefiners: boolean;
  /** Whether events are created so that they don't run. */
  readonly withoutEvents: boolean;
}

const name = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|[\\w$]+)';
const account = `${name.replace('(?:', "(?:'[^']*'|")}(?:\\s*@\\s*${name.replace('(?:', "(?:'[^']*'|")})?(?:\\(\\))?`;
/** What may stand between CREATE and what is created. */
const manner = `(?:or\\s+replace\\s+|algorithm\\s*=\\s*\\w+\\s+|definer\\s*=\\s*${account}\\s+|sql\\s+security\\s+\\w+\\s+|aggregate\\s+)*`;

/** All that the dump programs write for one database; anything else is no dump of theirs, and may reach beyond the database. */
const kinds: readonly (readonly [StatementKind, RegExp])[] = [
  ['settings', /^set\s+(?!.*(?:\bglobal\b|\bpersist\w*\b|@@global\.|@@persist))/is],
  ['settings', /^(?:commit|start\s+transaction)$/i],
  ['table', /^create\s+table\s+(?:if\s+not\s+exists\s+)?`(?:[^`]|``)+`\s*\(/i],
  ['sequence', new RegExp(`^create\\s+sequence\\s+${name}(?![\\s]*\\.)`, 'i')],
  [
    'value',
    new RegExp(
      `^(?:do|select)\\s+setval\\(\\s*${name}\\s*,\\s*-?\\d+\\s*,\\s*\\d+(?:\\s*,\\s*\\d+)?\\s*\\)$`,
      'i',
    ),
  ],
  ['view', new RegExp(`^create\\s+${manner}view\\s+${name}(?:\\s*\\(|\\s+as\\s)`, 'i')],
  ['trigger', new RegExp(`^create\\s+${manner}trigger\\s`, 'i')],
  [
    'routine',
    new RegExp(
      `^create\\s+${manner}(?:procedure|function|package(?:\\s+body)?)\\s+(?:if\\s+not\\s+exists\\s+)?${name}\\s*(?!\\s*\\.)`,
      'i',
    ),
  ],
  [
    'event',
    new RegExp(`^create\\s+${manner}event\\s+(?:if\\s+not\\s+exists\\s+)?${name}\\s+on\\s+schedule\\s`, 'i'),
  ],
  [
    'drop',
    new RegExp(
      `^drop\\s+(?:table|view|sequence|trigger|procedure|function|event|package(?:\\s+body)?)\\s+if\\s+exists\\s+${name}$`,
      'i',
    ),
  ],
  ['keys', new RegExp(`^alter\\s+table\\s+${name}\\s+(?:dis|en)able\\s+keys$`, 'i')],
  [
    'database',
    new RegExp(`^alter\\s+database\\s+${name}\\s+character\\s+set\\s+\\w+\\s+collate\\s+\\w+$`, 'i'),
  ],
  ['locks', /^(?:lock\s+tables\s+[^;]*|unlock\s+tables)$/i],
];

/** The statement as a server reads it that knows all versions. */
export function bare(statement: string): string {
  return statement
    .replaceAll(/\/\*M?!\d*\s?/g, '')
    .replaceAll(/\*\//g, '')
    .trim();
}

/** What a statement does. Throws DamagedBackupError for one that the dump programs never write. */
export function kindOf(statement: string): StatementKind {
  const text = bare(statement);
  const [kind] = kinds.find(([, pattern]) => pattern.test(text)) ?? [];
  if (kind !== undefined) return kind;
  throw new DamagedBackupError(
    `it holds a statement that no dump of one database has: ${quoted(asText(text))}`,
  );
}

/** The name of the table that a statement creates. */
export function createdTable(statement: string): string | undefined {
  const [, found] =
    /^create\s+table\s+(?:if\s+not\s+exists\s+)?`((?:[^`]|``)+)`/i.exec(bare(statement)) ?? [];
  return found?.replaceAll('``', '`');
}

/** Names and states of the events in `statement`, as they are to be; `ENABLE` where nothing is said. */
export function eventState(statement: string): { readonly name: string; readonly state: string } | undefined {
  const match = eventHeader.exec(statement);
  if (!match) return undefined;
  const [, , found = '', , state = ''] = match;
  return { name: asText(unquoted(found)), state: state.toUpperCase() };
}

/** Up to the body of an event. The programs write all of it but the comment, in this order. */
const eventHeader = new RegExp(
  `^([\\s\\S]*?\\bevent\\s+(?:if\\s+not\\s+exists\\s+)?)(${name})(\\s+on\\s+schedule\\s[\\s\\S]*?\\son\\s+completion\\s+(?:not\\s+)?preserve\\s+)(enable|disable(?:\\s+on\\s+(?:slave|replica))?)(?=\\s)`,
  'i',
);

/** The statement as it goes into another database; `undefined` for one that is left out there. */
export function rewrite(statement: string, into: Rewriting): string | undefined {
  const kind = kindOf(statement);
  if (kind === 'locks') return undefined;
  if (kind === 'database') {
    return statement.replace(
      new RegExp(`(alter\\s+database\\s+)${name}`, 'i'),
      (_all, words) => `${words}${asBytes(quoteName(into.database))}`,
    );
  }
  let text = statement;
  if (kind === 'trigger') text = withoutDatabase(text);
  if (into.withoutDefiners && ['view', 'trigger', 'routine', 'event'].includes(kind))
    text = withoutDefiner(text);
  if (into.withoutEvents && kind === 'event') text = text.replace(eventHeader, '$1$2$3DISABLE');
  return text;
}

const headerEnd = /\b(?:procedure|function|trigger|event|view|package)\b/i;

/** Without its definer, who then is whoever runs the statement. */
export function withoutDefiner(statement: string): string {
  const end = headerEnd.exec(maskQuotes(statement))?.index ?? 0;
  const header = statement.slice(0, end).replace(new RegExp(`definer\\s*=\\s*${account}`, 'i'), '');
  return `${header}${statement.slice(end)}`;
}

/** The same length with what is quoted blotted out, so that a user called `event` is no event. */
function maskQuotes(text: string): string {
  return text.replaceAll(/`(?:[^`]|``)*`|'[^']*'|"[^"]*"/g, (part) => 'x'.repeat(part.length));
}

const triggerHeader = new RegExp(
  `(\\btrigger\\s+(?:if\\s+not\\s+exists\\s+)?)(?:${name}\\s*\\.\\s*)?(${name}\\s+(?:before|after)\\s+(?:insert|update|delete)\\s+on\\s+)(?:${name}\\s*\\.\\s*)?(${name})`,
  'i',
);

/** Triggers are written as their author wrote them, maybe with the database in front of both names. */
export function withoutDatabase(statement: string): string {
  return statement.replace(triggerHeader, '$1$2$3');
}

/** A text as a statement has it, of which each byte is a character. */
function asBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function unquoted(found: string): string {
  if (found.startsWith('`')) return found.slice(1, -1).replaceAll('``', '`');
  return found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found;
}
