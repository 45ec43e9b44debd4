/**
 * The passwords in an address such as `postgres://user:password@host/name`, as they are written and as they are meant; none
 * for any other text. One that isn't written as `%…` may hold `@`, `/`, `?` or `#`: then everything it could be is given.
 */
export function passwordsIn(text: string): readonly string[] {
  const [, rest = ''] = /^\s*[a-z][a-z0-9+.-]*:\/{1,3}[^:@/?#\s]*:(.*)$/is.exec(text) ?? [];
  // A host with a port.
  if (/^\d{1,5}(?:[/?#]|$)/.test(rest)) return [];
  const host = rest.search(/[/?#]/);
  const ends = [rest.indexOf('@'), rest.lastIndexOf('@'), host < 0 ? -1 : rest.lastIndexOf('@', host)].filter(
    (end) => end > 0,
  );
  const written = ends.map((end) => rest.slice(0, end));
  return [...new Set(written.flatMap((each) => [each, decoded(each)]))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
