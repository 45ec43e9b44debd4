import { type Log, ProviderError } from '@deploy-actions/action-kit';
import type { DatabaseContents, SchemaObject, TableContents } from '../../backup-engine.ts';
import type { Definitions } from './definitions.ts';
import type { SurveyedDump } from './dump-survey.ts';
import type { Counted, Depth } from './rows.ts';

/** What was read before the dump began and what after; the dump is of a moment in between. */
export interface Around {
  readonly before: Definitions;
  readonly after: Definitions;
  readonly countedBefore: ReadonlyMap<string, Counted>;
  readonly countedAfter: ReadonlyMap<string, Counted>;
  /** Tables that a transaction doesn't protect: they were read before all of the dump and after all of it. */
  readonly unprotected: readonly string[];
  readonly violations: number | undefined;
}

const failure = (message: string, retryable: boolean) =>
  new ProviderError(message, { system: 'MySQL', operation: 'dump', retryable });

/**
 * What a dump is of, as far as that is certain. Tables that were the same before and after are held against the dump; of those
 * that changed in between, the rows are those in the dump itself and there is no checksum. Throws ProviderError.
 */
export function contentsOfDump(
  { before, after, countedBefore, countedAfter, unprotected, violations }: Around,
  dump: SurveyedDump,
  depth: Depth,
  log: Pick<Log, 'info'>,
): DatabaseContents {
  const changes = definitionChanges(before.objects, after.objects);
  if (changes.length > 0) {
    throw failure(
      `tables or other objects were created, changed or dropped while the dump ran (${changes.slice(0, 5).join(', ')}): let no migration run beside a backup, and take it again`,
      true,
    );
  }
  const dumped = new Map(dump.tables.map((table) => [table.name, table]));
  const missing = before.tables.filter(({ name }) => !dumped.has(name)).map(({ name }) => `\`${name}\``);
  if (missing.length > 0) throw failure(`the dump lacks the tables ${missing.join(', ')}`, false);
  const moving: string[] = [];
  const tables = before.tables.map(({ name, columns }): TableContents => {
    const [first, last] = [countedBefore.get(name), countedAfter.get(name)];
    const rows = dumped.get(name)?.rows ?? 0;
    const still = first !== undefined && first.rows === last?.rows && first.checksum === last.checksum;
    if (!still && unprotected.includes(name)) {
      throw failure(
        `the table \`${name}\` isn't transactional and changed while it was dumped, so its rows may not fit together: convert it (\`ALTER TABLE … ENGINE=InnoDB\`), name it in \`tables.exclude\`, or take the backup while nobody writes`,
        true,
      );
    }
    if (depth === 'schema') return { name, columns };
    if (!still) {
      moving.push(`\`${name}\``);
      return { name, columns, rows };
    }
    if (rows !== first.rows) {
      throw failure(`the dump holds ${rows} rows of \`${name}\`, but the table ${first.rows}`, true);
    }
    const { checksum } = first;
    return checksum === undefined ? { name, columns, rows } : { name, columns, rows, checksum };
  });
  if (moving.length > 0) {
    log.info(
      `Written to in the moment the dump began: ${moving.join(', ')}. They are compared by definition and by the number of rows in the dump, all others with the database itself.`,
    );
  }
  return {
    tables,
    objects: before.objects,
    ...(violations !== undefined && { foreignKeyViolations: violations }),
  };
}

/** Names of objects that aren't the same in both. */
export function definitionChanges(before: readonly SchemaObject[], after: readonly SchemaObject[]): string[] {
  const key = ({ type, name }: SchemaObject) => `${type} \`${name}\``;
  const first = new Map(before.map((object) => [key(object), object.checksum]));
  const last = new Map(after.map((object) => [key(object), object.checksum]));
  return [...new Set([...first.keys(), ...last.keys()])].filter((name) => first.get(name) !== last.get(name));
}
