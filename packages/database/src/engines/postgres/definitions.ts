/** Names of types of several words, after the first; https://www.postgresql.org/docs/current/datatype.html. */
const furtherWords =
  '(?: varying| precision)?(?:\\(\\d+(?:,-?\\d+)?\\))?(?: with(?:out)? time zone)?(?: (?:year|month|day|hour|minute|second)(?: to (?:month|hour|minute|second))?(?:\\(\\d\\))?)?';
const name = '(?:"(?:[^"]|"")+"|[a-zA-Z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)';
const cast = new RegExp(`::${name}(?:\\.${name})?${furtherWords}(?:\\[\\])*`, 'g');
/** Texts and quoted names, which stay as they are. */
const quoted = /E?'(?:[^']|'')*'|(?<!::|\.)"(?:[^"]|"")*"/g;

/**
 * A definition without casts, brackets and white space. The server writes `status in ('a', 'b')` of a varchar with its casts in one
 * place where it was typed in, and in another after a restore; both mean the same.
 */
export function normalizeDefinition(text: string): string {
  let result = '';
  let at = 0;
  const plain = (piece: string) => piece.replaceAll(cast, '').replaceAll(/[\s()]+/g, '');
  for (const match of text.matchAll(quoted)) {
    result += plain(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + plain(text.slice(at));
}
