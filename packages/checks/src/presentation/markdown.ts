import { plainLine } from './plain-text.ts';

/** Texts in backticks, and addresses: the two things that a finding may mark. */
const marked = /(?<!`)`([^`]+)`(?!`)|https?:\/\/[\w\-.~/?#=&%:+,;]*[\w/=#&%]/g;

/**
 * One line of text from outside as Markdown that shows just that text, behind something else in its line: single backticks
 * make code and addresses are links, but nothing else of it is markup, and nobody is notified. At most `longest`
 * characters are shown.
 */
export function inline(text: string, longest?: number): string {
  // Nothing in bold would be two pairs of stars.
  const line = plainLine(text, longest) || '–';
  let written = '';
  let from = 0;
  for (const match of line.matchAll(marked)) {
    const [whole, content] = match;
    written += literal(line.slice(from, match.index));
    written += content === undefined ? `<${whole}>` : code(content);
    from = match.index + whole.length;
  }
  return written + literal(line.slice(from));
}

/** The same as an entry of a list, where its beginning could be that of a heading, a quote, another list or a box to tick. */
export function entry(text: string, longest?: number): string {
  const beginning = /^(#{1,6}(?=\s|$)|\[|>|=+$|---|[-+](?=\s|$)|\d{1,9}(?=[.)](\s|$)))/;
  const escaped = inline(text, longest).replace(beginning, (start) =>
    /\d/.test(start) ? `${start}\\` : `\\${start}`,
  );
  return `- ${escaped}`;
}

/** A text as code, in Markdown that fits into a cell as well. */
export function code(text: string): string {
  const line = plainLine(text) || '–';
  // Code in backticks stays as it is, but neither a backtick nor the pipe of a table can stand in it.
  if (!/[`|\\]|\[x\]/i.test(line)) return `\`${line}\``;
  return `<code>${line.replaceAll(/[^\p{L}\p{N}\s]/gu, entity)}</code>`;
}

/** A text for use inside of an HTML element; its lines stay one line of Markdown, so that it never returns to it. */
export function html(lines: readonly string[]): string {
  return lines.join('\n').replaceAll(/[&<>\n]/g, entity);
}

/** A table; its cells are Markdown of this file. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Something to open by a click; the title is text, the body Markdown. */
export function folded(title: string, body: string): string {
  return `<details><summary>${html([plainLine(title)])}</summary>\n\n${body}\n\n</details>`;
}

/** Lines as a block of code that none of them can end. */
export function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence];
}

/** Keeps the marks of Markdown and HTML from meaning anything. */
function literal(text: string): string {
  return (
    text
      .replaceAll(/&(?=#?\w+;)|[<|$]/g, entity)
      .replaceAll(/[\\`*~]/g, '\\$&')
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replaceAll(/\](?=[([:])/g, '\\]')
      // GitHub ticks the box of a line that has a ticked one anywhere.
      .replaceAll(/(?<=\[x)\\?\]/gi, '&#93;')
      // GitHub looks for names in what is shown, so that no escape would help.
      .replaceAll(/(?<![A-Za-z0-9])@(?=[A-Za-z0-9])/g, '@\u200b')
  );
}

function entity(character: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return names[character] ?? `&#${character.codePointAt(0)};`;
}
