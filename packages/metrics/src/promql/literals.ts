import { QueryError } from './syntax.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};
const escapeSequence = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)/gs;

/** Reads a PromQL string literal with the escapes of Go. Throws QueryError. */
export function readString(literal: string): string {
  const quote = literal[0] ?? '';
  if (literal.length < 2 || !literal.endsWith(quote)) throw new QueryError(`the text ${literal} has no end`);
  const inner = literal.slice(1, -1);
  if (quote === '`') return inner;
  return inner.replaceAll(escapeSequence, (whole, code: string) => {
    const simple = simpleEscapes[code];
    if (simple !== undefined) return simple;
    if (code.length === 1)
      throw new QueryError(`\`${whole}\` in ${literal} is no escape; write \`\\\\${code}\``);
    return String.fromCodePoint(
      /^[xuU]/.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8),
    );
  });
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** Reads a PromQL duration such as `1h30m` into milliseconds; `undefined` when it is none. */
export function readDuration(text: string): number | undefined {
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
}

/** Reads a PromQL number: decimal, hexadecimal, `Inf`, `NaN`, with underscores between digits, or a duration in seconds. */
export function readNumber(text: string): number {
  const plain = text.replaceAll('_', '').toLowerCase();
  const duration = readDuration(plain);
  if (duration !== undefined) return duration / 1_000;
  const sign = plain.startsWith('-') ? -1 : 1;
  const unsigned = plain.replace(/^[+-]/, '');
  if (unsigned === 'inf') return sign * Number.POSITIVE_INFINITY;
  return sign * Number(unsigned === 'nan' ? Number.NaN : unsigned);
}
