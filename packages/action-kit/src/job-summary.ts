import { appendFile, stat } from 'node:fs/promises';

/** GitHub drops a step's summary that is larger than this, with an error. */
const largestSummary = 1024 * 1024;
const cutNote =
  '\n\n_The rest did not fit into the 1 MiB GitHub allows a step; the report file has all of it._\n';

/**
 * Appends Markdown to the step's summary file and keeps the file within 1 MiB, cutting at a line break with a note.
 * Says whether all of it was written.
 */
export async function appendSummary(file: string, markdown: string): Promise<boolean> {
  const present = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  const whole = Buffer.from(`${markdown.trimEnd()}\n\n`);
  const room = largestSummary - present;
  if (whole.length <= room) {
    await appendFile(file, whole);
    return true;
  }
  const kept = room - Buffer.byteLength(cutNote);
  if (kept <= 0) return false;
  const end = whole.lastIndexOf('\n', kept - 1);
  await appendFile(file, end <= 0 ? cutNote : `${whole.toString('utf8', 0, end)}${cutNote}`);
  return false;
}

/** A Markdown table; cells are escaped so that no value can break out of its cell. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(tableCell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function tableCell(text: string): string {
  // A backslash in front of a pipe would undo its escape, so it is escaped as well.
  return text
    .replaceAll(/(\\*)\|/g, '$1$1\\|')
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll('<', '&lt;');
}
