import { basename, dirname, extname, join } from 'node:path';
import { formatProblem, parseDuration, QuantityError, type SourceLocation } from '@deploy-actions/action-kit';
import type { Answer } from '../../check.ts';
import { alembicBreaches, hasDowngrade } from './alembic.ts';
import type { Breach } from './breach.ts';
import { sqlBreaches } from './sql.ts';

/** Something about a migration that somebody has to know. */
export interface Remark {
  readonly status: Answer['status'];
  readonly message: string;
  readonly location: SourceLocation;
}

/** A file that changes the database. */
export interface Migration {
  /** Relative to the workspace. */
  readonly file: string;
  readonly text: string;
}

/** Where the part begins that undoes the migration, for tools that have both in one file: goose, dbmate, sql-migrate. */
const downPart = /^--\s*(?:\+goose\s+down|migrate:down|\+migrate\s+down)\b.*$/im;

/** Says why a release is broken on purpose: the last step of expand and contract, when nothing uses the old form any more. */
const contract = /^\s*(?:--|#|\/\/)\s*contract:\s*(\S.*)$/im;

const estimate = /^\s*(?:--|#|\/\/|\*)\s*estimate:\s*(\S.*?)\s*$/im;

/** The rollback script of a migration, by its pattern. */
export function rollbackOf(file: string, pattern: string): string {
  const [name = ''] = basename(file).split('.', 1);
  return join(pattern.replaceAll('{name}', name).replaceAll('{folder}', dirname(file)));
}

/** The part of a migration that is applied, and the part that undoes it, if it has one. */
export function partsOf({ text }: Migration): { up: string; down: string | undefined } {
  const found = downPart.exec(text);
  if (!found) return { up: text, down: undefined };
  return { up: text.slice(0, found.index), down: text.slice(found.index + found[0].length) };
}

/** Whether a script says anything but comments. */
export function isEmptyScript(text: string): boolean {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?:--|#|\/\/)[^\n]*/g, '').trim() === '';
}

/** What is wrong with the rollback that a migration has inside, if anything is. */
export function insideRollbackProblem(migration: Migration, wanted: string): string | undefined {
  const { file, text } = migration;
  if (!text.includes(wanted)) return `has no rollback: it does not contain \`${wanted}\``;
  const { down } = partsOf(migration);
  if (down !== undefined && isEmptyScript(down)) return 'has an empty rollback';
  if (extname(file) === '.py' && wanted.includes('downgrade') && !hasDowngrade(text)) {
    return 'has a `downgrade` that undoes nothing';
  }
  return undefined;
}

/** How long a migration takes by its own comment, in milliseconds; `undefined` without one, and a text when it can't be read. */
export function estimateOf({ text }: Migration): number | string | undefined {
  const [, written] = estimate.exec(text) ?? [];
  if (written === undefined) return undefined;
  try {
    return parseDuration(written.split(/\s/, 1)[0] ?? '');
  } catch (error) {
    if (error instanceof QuantityError) return error.message;
    throw error;
  }
}

/** What a migration does to the release that still runs. */
export function compatibility(migration: Migration, breaking: 'fail' | 'warn'): Remark[] {
  const { file, text } = migration;
  const place = (line: number): SourceLocation => ({ file, line, column: 1 });
  const read = readers[extname(file).toLowerCase()];
  if (!read) {
    const message = 'is neither SQL nor Python, so nobody knows whether it breaks the release before';
    return [{ status: 'warn', message, location: place(1) }];
  }
  const [, reason] = contract.exec(text) ?? [];
  return read(partsOf(migration).up).map(({ line, what, severity }) => {
    if (reason !== undefined)
      return { status: 'warn', message: `${what}, as a contraction: ${reason}`, location: place(line) };
    if (severity === 'may')
      return {
        status: 'warn',
        message: `${what}, which may break the release before`,
        location: place(line),
      };
    return { status: breaking, message: `${what}, which breaks the release before`, location: place(line) };
  });
}

const readers: Readonly<Record<string, (text: string) => Breach[]>> = {
  '.sql': sqlBreaches,
  '.py': alembicBreaches,
};

/** A remark as one line. */
export function told({ message, location }: Remark): string {
  return formatProblem({ message, location });
}
