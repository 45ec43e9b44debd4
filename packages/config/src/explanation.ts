import { quoted } from '@deploy-actions/action-kit';
import type * as z from 'zod/mini';

/** What zod says without a locale, that is, where the schema has no words of its own. */
const unexplained = 'Invalid input';

const kinds: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  null: 'nothing',
};

/** How what is no text is written. */
const unquoted: Readonly<Record<string, RegExp>> = {
  number: /^-?\d+(\.\d+)?$/,
  int: /^-?\d+$/,
  boolean: /^(true|false)$/,
};

/** Whether the schema itself says what is wrong. */
export function isExplained({ message }: z.core.$ZodIssue): boolean {
  return message !== unexplained;
}

/** What is wrong, in words for the reader of the configuration. */
export function explain(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'invalid_format') return `${issue.message}, found ${describeValue(found)}`;
  if (isExplained(issue)) return issue.message;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = kinds[issue.expected] ?? issue.expected;
      return found === undefined
        ? `is missing, expected ${expected}`
        : `expected ${expected}, found ${inQuotes(issue.expected, found) ?? describeValue(found)}`;
    }
    case 'invalid_value': {
      const allowed = issue.values.map((value) => `\`${String(value)}\``).join(', ');
      return found === undefined
        ? `is missing, allowed: ${allowed}`
        : `found ${describeValue(found)}, allowed: ${allowed}`;
    }
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin === 'array')
        return `needs at least ${entries(issue.minimum)}, found ${describeValue(found)}`;
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, found ${describeValue(found)}`;
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}, found ${describeValue(found)}`;
    case 'invalid_key': {
      const own = issue.issues.find(isExplained);
      return own ? `as a name, it ${own.message}` : 'a name must not be empty';
    }
    case 'invalid_union':
      return `${describeValue(found)} is nothing that is allowed here`;
    default:
      return `is not valid, found ${describeValue(found)}`;
  }
}

/** What would have been right without quotes, which a message without them would show as if it were. */
function inQuotes(expected: string, found: unknown): string | undefined {
  if (typeof found !== 'string') return undefined;
  return unquoted[expected]?.test(found) ? `the text ${quoted(found)}: leave out the quotes` : undefined;
}

function entries(count: number | bigint): string {
  return Number(count) === 1 ? 'one entry' : `${count} entries`;
}

/** What was found, for a message: texts and numbers as they are, anything else by its kind. */
export function describeValue(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a mapping' : quoted(String(value));
}
