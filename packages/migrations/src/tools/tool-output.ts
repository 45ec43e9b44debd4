import { formatDuration } from '@deploy-actions/action-kit';
import type { DatabaseAccess } from '../migration-tool.ts';

/** As many lines of a tool's output stand in an error. */
const shownLines = 15;

/** The last lines of a tool's output that say something; npm's advice about itself and the frames of tracebacks don't. */
export function lastLinesOf(output: string): string {
  const lines = withoutColors(output)
    .replaceAll(/^ +File ".*", line \d+.*\n(?: {4}.*\n)*/gm, '')
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter(
      (line) =>
        line.trim() !== '' && !/^npm (?:warn|notice)\b|^ +at \S.*:\d+|^Traceback \(most recent/i.test(line),
    );
  return lines.slice(-shownLines).join('\n');
}

/** Terminals' colours and the like. https://en.wikipedia.org/wiki/ANSI_escape_code#CSI_(Control_Sequence_Introducer)_sequences */
export function withoutColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what begins such a sequence
  return text.replaceAll(/\u001b\[[0-?]*[ -/]*[@-~]/g, '');
}

/** What PostgreSQL, MySQL and MariaDB say when a timeout ended a statement. */
const timeouts = [
  {
    pattern: /canceling statement due to lock timeout|\b55P03\b|LockNotAvailable/i,
    hint: ({ lockTimeout }: DatabaseAccess) =>
      `it waited ${formatDuration(lockTimeout)} for a lock that somebody else holds, which is \`lock-timeout\`: find the long transaction, or try again when there is less traffic`,
  },
  {
    pattern: /Lock wait timeout exceeded/i,
    hint: ({ lockTimeout }: DatabaseAccess) =>
      `it waited ${formatDuration(lockTimeout)} for a lock that somebody else holds: find the long transaction, or try again when there is less traffic`,
  },
  {
    pattern: /canceling statement due to statement timeout/i,
    hint: ({ statementTimeout }: DatabaseAccess) =>
      `a statement took longer than \`statement-timeout\`, ${formatDuration(statementTimeout)}: make it smaller, or allow it more time`,
  },
];

/** What to do, when the output says that a timeout ended a statement. */
export function timeoutHint(output: string, database: DatabaseAccess): string | undefined {
  return timeouts.find(({ pattern }) => pattern.test(output))?.hint(database);
}
