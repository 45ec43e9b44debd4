import type { Value } from './session.ts';

/** A double keeps every decimal number of so many digits. https://en.cppreference.com/w/cpp/types/numeric_limits/digits10 */
const safeDigits = 15;

/** A number as the database wrote it: a JavaScript number where that loses nothing, else the text. */
export function exactNumber(text: string): Value {
  const number = Number(text);
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return text.trim() === '' ? text : number;
  if (!text.includes('.')) return Number.isSafeInteger(number) ? number : text;
  const digits = text
    .replace(/^[+-]?0*\.?0*/, '')
    .replace('.', '')
    .replace(/0+$/, '');
  return digits.length <= safeDigits ? number : text;
}

/** Binary data as text, the way PostgreSQL writes it. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
