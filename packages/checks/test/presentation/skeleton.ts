/**
 * What a page of GitHub's Markdown is built of, read by the rules of GitHub's specification (https://github.github.com/gfm)
 * and not by those of whoever wrote the page: headings, entries and boxes of lists, cells of tables, elements, links with a
 * text of their own, and names that would be notified. Text, code, emphasis and addresses leave no trace.
 */
export function skeletonOf(page: string): string[] {
  const found: string[] = [];
  let fence: string | undefined;
  for (const line of page.split('\n')) {
    const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (marks?.startsWith(fence) && line.trim() === marks) fence = undefined;
      continue;
    }
    if (marks !== undefined) {
      fence = marks;
      found.push('fence');
      continue;
    }
    found.push(...blocksOf(line));
  }
  if (fence !== undefined) found.push('open fence');
  return found;
}

function blocksOf(line: string): string[] {
  const heading = /^\s*(#{1,6})(\s|$)/.exec(line);
  if (heading) return [`h${heading[1]?.length}`, ...inlinesOf(line)];
  if (/^\s*(={2,}|-{2,}|\*{3,}|_{3,})\s*$/.test(line)) return ['rule'];
  if (/^\s*\|/.test(line)) return [`cells ${withoutEscapes(line).split('|').length}`, ...inlinesOf(line)];
  const entry = /^(\s*)(?:([-*+>])|(\d+)[.)])(?:\s+(\[[ xX]\]))?(?=\s|$)(.*)/.exec(line);
  if (entry === null) return inlinesOf(line);
  const [, indent = '', mark, number, box = '', rest = ''] = entry;
  // GitHub's parser ticks the box when `[x]` stands anywhere in its line.
  const ticked = box !== '' && /\[x\]/i.test(line) ? 'ticked' : box;
  // Behind a box no further block begins.
  const inside = box === '' ? blocksOf(rest) : inlinesOf(rest);
  return [`${indent.length}${mark ?? (number && '1.')}${ticked}`, ...inside];
}

function inlinesOf(line: string): string[] {
  const elements: string[] = [];
  // Where `<pre>` begins a line, up to its end is no Markdown; code and addresses are no markup.
  const text = withoutEscapes(line.replace(/^<pre>.*?<\/pre>/, 'pre'))
    .replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, 'code')
    .replace(/<https?:[^\s<>]*>/g, 'address')
    .replace(/<code>.*?<\/code>/g, 'code');
  for (const [element] of text.matchAll(/<[/a-z!?][^>]*>?/gi)) elements.push(element);
  for (const _ of text.matchAll(/\]\(|\]\[|^\s*\[[^\]]*\]:/g)) elements.push('link');
  const shown = text.replaceAll(/&(?:commat|#64|#x40);/gi, '@');
  for (const _ of shown.matchAll(/(?<![A-Za-z0-9_])@[A-Za-z0-9]/g)) elements.push('name');
  return elements;
}

/** Characters behind a backslash mean nothing; in code the backslash itself doesn't, but there no mark is looked for. */
function withoutEscapes(line: string): string {
  return line.replaceAll(/\\[!-/:-@[-`{-~]/g, '.');
}
