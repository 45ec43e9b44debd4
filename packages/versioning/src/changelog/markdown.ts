const fencedCode = String.raw`(?<=^|\n)[ ]*(\x60{3,}|~{3,})[^\n\x60]*\n(?:[\s\S]*?\n)??[ ]*\1[\x60~]*[ \t]*(?=\n|$)`;
/** Begins what ends a paragraph, and with it a span of code: a blank line, a list, a quote, a heading, a rule, HTML, a fence. */
const blockStart = String.raw`\n[ \t]*(?:\n|[-*+_>#<=~|:]|\d{1,9}[.)]|\x60{3})`;
/** Runs of backticks of one length within a paragraph (CommonMark 0.31.2, section 6.1). */
const codeSpan = String.raw`(?<!\x60)(\x60+)(?!\x60)(?:(?!${blockStart})[\s\S])*?(?<!\x60)\2(?!\x60)`;
const address = String.raw`\b[a-z]{2,9}:\/\/[^\s<]+`;
/** What GitHub takes for a person or a team: `@ada`, `@acme/web`. */
const mention = String.raw`\\?(?<!\w)@[a-z\d][\w-]*(?:[./][\w-]+)*`;
const special = new RegExp(
  [fencedCode, String.raw`\\[\\\x60<]`, codeSpan, address, String.raw`\x60+`, '<', mention].join('|'),
  'gi',
);

/**
 * Makes a commit's words safe to be read as Markdown, which they are: outside of code, `<` would start an HTML tag and swallow
 * what follows (`Array<string>`), and `@ada` would call somebody who happens to have that name; it becomes code.
 */
export function markdownSafe(text: string): string {
  return text.replaceAll(special, (match) => {
    if (match === '<') return '\\<';
    // A backtick without its other half would pair up with one that comes later.
    if (/^`+$/.test(match)) return match.replaceAll('`', '\\`');
    return /^\\?@/.test(match) ? `\`${match.replace('\\', '')}\`` : match;
  });
}

/** Makes a name safe within Markdown: none of its characters means anything. */
export function plainName(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>~|]/g, '\\$&')
    .replaceAll('@', '@\u200B');
}
