/** An element of an XML document: with elements or with text in it. */
export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  readonly text: string;
}

/** The elements of a document without attributes, comments and mixed content, as AWS's protocols have them. */
export function parseXml(xml: string): Element[] {
  const found: Element[] = [];
  let rest = xml.replace(/^\s*<\?xml[^>]*\?>/, '').trim();
  while (rest.startsWith('<')) {
    const [opening, name = '', closed] = /^<([\w:]+)[^>]*?(\/?)>/.exec(rest) ?? [];
    if (opening === undefined) throw new Error(`no XML: ${rest.slice(0, 80)}`);
    const end = closed === '/' ? 0 : endOf(rest, name);
    const inner = closed === '/' ? '' : rest.slice(opening.length, end);
    const children = inner.trim().startsWith('<') ? parseXml(inner) : [];
    found.push({ name, children, text: children.length > 0 ? '' : unescaped(inner) });
    rest = rest.slice(closed === '/' ? opening.length : end + name.length + 3).trim();
  }
  return found;
}

/** Where the closing tag of the first element begins, elements of the same name within it aside. */
function endOf(xml: string, name: string): number {
  let depth = 0;
  for (const tag of xml.matchAll(new RegExp(`<(/?)${name}(?:\\s[^>]*)?(/?)>`, 'g'))) {
    if (tag[2] === '/') continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index;
  }
  throw new Error(`no end of ${name}`);
}

/** The text of an element; empty for none. */
export function text(element: Element | undefined): string {
  return element?.text ?? '';
}

/** Fields as elements; the items of a list bring their own names. */
export function toXml(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${inner(value)}</${name}>`)
    .join('');
}

function inner(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => toXml(item)).join('');
  if (typeof value === 'object' && value !== null) return toXml(value);
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescaped(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
