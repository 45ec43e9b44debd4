/** Renders the Markdown of job summaries: headings, tables, lists, code, emphasis, links and folded details. */
export function renderMarkdown(markdown: string): string {
  const lines = markdown.split('\n');
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const { html, taken } = block(lines.slice(at));
    if (html !== '') blocks.push(html);
    at += taken;
  }
  return blocks.join('\n');
}

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

interface Block {
  readonly html: string;
  /** How many lines it took. */
  readonly taken: number;
}

function block(lines: readonly string[]): Block {
  const [first = ''] = lines;
  if (first.trim() === '') return { html: '', taken: 1 };
  if (first.startsWith('```')) return codeBlock(lines);
  const heading = /^(#{1,6}) (.*)$/.exec(first);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    return { html: `<h${level}>${inline(heading[2] ?? '')}</h${level}>`, taken: 1 };
  }
  const folded = /^<\/?details>|^<summary>/.exec(first);
  if (folded) return { html: inline(first), taken: 1 };
  if (first.startsWith('|')) return table(lines);
  for (const [marker, tag] of listKinds) {
    if (marker.test(first)) return list(lines, marker, tag);
  }
  const length = lengthOf(
    lines,
    (line) => line.trim() !== '' && !/^(#{1,6} |\||```|<\/?details>)/.test(line),
  );
  const taken = Math.max(1, length);
  return { html: `<p>${lines.slice(0, taken).map(inline).join('<br>\n')}</p>`, taken };
}

const listKinds = [
  [/^\s*[-*] /, 'ul'],
  [/^\s*\d+\. /, 'ol'],
] as const;

function list(lines: readonly string[], marker: RegExp, tag: string): Block {
  const taken = lengthOf(lines, (line) => marker.test(line) || /^ {2,}\S/.test(line));
  const items: string[] = [];
  for (const line of lines.slice(0, taken)) {
    if (marker.test(line)) items.push(inline(line.replace(marker, '')));
    else items.push(`${items.pop() ?? ''}<br>${inline(line.trim())}`);
  }
  return { html: `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`, taken };
}

function codeBlock(lines: readonly string[]): Block {
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('```'));
  const last = end < 0 ? lines.length : end;
  const code = `<pre>${escapeHtml(lines.slice(1, last).join('\n'))}</pre>`;
  // Only GitHub draws these; a table stands beside each.
  const chart = lines[0]?.startsWith('```mermaid') ?? false;
  const html = chart ? `<details><summary>Chart, drawn by GitHub</summary>${code}</details>` : code;
  return { html, taken: last + 1 };
}

function table(lines: readonly string[]): Block {
  const taken = lengthOf(lines, (line) => line.startsWith('|'));
  const [head = '', , ...rows] = lines.slice(0, taken);
  const row = (line: string, tag: string) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${inline(cell)}</${tag}>`)
      .join('')}</tr>`;
  const header = cells(head).every((cell) => cell === '') ? '' : `<thead>${row(head, 'th')}</thead>`;
  return {
    html: `<table>${header}<tbody>${rows.map((line) => row(line, 'td')).join('')}</tbody></table>`,
    taken,
  };
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function lengthOf(lines: readonly string[], belongs: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !belongs(line));
  return end < 0 ? lines.length : end;
}

function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 1
        ? `<code>${escapeText(part.slice(1, -1))}</code>`
        : emphasis(escapeText(part)),
    )
    .join('');
}

function emphasis(text: string): string {
  return text
    .replaceAll(/&lt;(\/?(?:details|summary|br|strong|code))&gt;/g, '<$1>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(?<![\w])_([^_]+)_(?![\w])/g, '<em>$1</em>')
    .replaceAll(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>');
}

/** Summaries escape `<` themselves in table cells; an entity that is there already stays. */
function escapeText(text: string): string {
  return escapeHtml(text).replaceAll(/&amp;(lt|gt|amp|quot|#\d+);/g, '&$1;');
}
