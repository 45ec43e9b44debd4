import type { Engine, ScriptStatement } from '@deploy-actions/sql';
import type { Finding } from './finding.ts';

/** A statement, ready to be looked at. */
export interface LintedStatement extends ScriptStatement {
  /** The code on one line with single blanks. */
  readonly flat: string;
  /** What an `ALTER TABLE` does, one by one: the same of its code. */
  readonly actions: readonly string[];
  /** The table it is about, as written without quotes and in small letters; where that can be read. */
  readonly table: string | undefined;
}

/** What is wrong with a statement of some kind. */
export interface Rule {
  readonly id: string;
  readonly kind: Finding['kind'];
  readonly level: Finding['level'];
  /** Only for these; for all when absent. */
  readonly engines?: readonly Engine[];
  /** Looks at the whole statement or at one action of an `ALTER TABLE`. */
  readonly on: 'statement' | 'action';
  readonly matches: (code: string) => boolean;
  /** Whether it counts for a table that the same migrations make, too. */
  readonly newTablesToo?: boolean;
  /** Whether it only adds to a table: taken for harmless where they make it `if not exists`. */
  readonly adds?: boolean;
  readonly message: string;
  readonly remedy?: string;
}

/** A rule by a pattern over code in which what is quoted reads `_`. */
export function rule(
  id: string,
  on: Rule['on'],
  pattern: RegExp | ((code: string) => boolean),
  rest: Omit<Rule, 'id' | 'on' | 'matches'>,
): Rule {
  const matches = typeof pattern === 'function' ? pattern : (code: string) => pattern.test(code);
  return { id, on, matches, ...rest };
}
