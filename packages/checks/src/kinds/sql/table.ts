import type { Rows, Value } from '@deploy-actions/sql';

/** So many rows are shown as evidence. */
const mostShown = 20;
/** A longer value is cut, in characters. */
const longestCell = 60;

/** Rows as a small table of text, for evidence; `redact` takes out what is secret, before anything is cut off. */
export function tableOf({ columns, rows, more }: Rows, redact: (text: string) => string): string {
  const cell = (value: Value) => cut(redact(String(value)));
  if (rows.length === 0) return 'no rows';
  const shown = rows.slice(0, mostShown);
  const lines = [columns.map(({ name }) => cell(name)), ...shown.map((row) => row.map(cell))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const written = lines.map((line) =>
    line
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  written.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('-|-'));
  const left = rows.length - shown.length;
  if (left > 0) written.push(`… and ${left}${more ? ' or more' : ''} further rows`);
  return written.join('\n');
}

function cut(text: string): string {
  const line = text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('|', '¦')
    .trim();
  return line.length > longestCell ? `${line.slice(0, longestCell - 1).toWellFormed()}…` : line;
}
