/** Longer patterns say no more about where an error comes from. */
const longestPattern = 200;

/** Where lines in JSON say what happened. */
const messageFields = ['message', 'msg', 'error', 'exception', 'err', 'log'];

/** What differs between two errors of the same kind, and what stands for it; in this order. */
const variables: readonly (readonly [RegExp, string])[] = [
  // What colours a terminal.
  [new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), ''],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/"(?:[^"\\]|\\.)*"/g, '<text>'],
  // An apostrophe is no quotation mark.
  [/(?<!\w)'[^']*'(?!\w)/g, '<text>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/\b0x[0-9a-f]+\b/gi, '<id>'],
  [/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi, '<id>'],
  // Two digits among ten letters and digits are no word of a language.
  [/\b(?=[a-z]*\d+[a-z]+\d)[a-z0-9]{10,}\b/gi, '<id>'],
  [/(?<![A-Za-z])\d+(?:[.,]\d+)*/g, '<n>'],
  [/\s+/g, ' '],
];

/**
 * What all errors of the same kind have in common: the first line of what is said, in which times, ids, addresses,
 * quoted texts and numbers are left open.
 */
export function errorPattern(line: string): string {
  const [first = ''] = messageOf(line).trim().split(/\r?\n/, 1);
  const pattern = variables.reduce((text, [varies, name]) => text.replaceAll(varies, name), first).trim();
  return pattern.length > longestPattern ? `${pattern.slice(0, longestPattern).toWellFormed()}…` : pattern;
}

/** A line in JSON; `undefined` for any other. */
export function parseLine(line: string): object | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const document: unknown = JSON.parse(line);
    return typeof document === 'object' && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(line: string): string {
  const document = parseLine(line) as Readonly<Record<string, unknown>> | undefined;
  const said = messageFields.map((field) => document?.[field]).find((text) => typeof text === 'string');
  return typeof said === 'string' && said.trim() !== '' ? said : line;
}
