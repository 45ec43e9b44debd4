/** What a server wants before it answers (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

const token = "[!#$%&'*+.^_`|~\\w-]+";
const parameter = new RegExp(`(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))`, 'g');

/** The challenges of a header `WWW-Authenticate`, in their order. */
export function readChallenges(header: string): readonly Challenge[] {
  const starts = [...header.matchAll(new RegExp(`(?:^|,)\\s*(${token})\\s+(?=${token}\\s*=)`, 'g'))];
  if (starts.length === 0) {
    const [scheme] = new RegExp(`^\\s*${token}`).exec(header) ?? [];
    return scheme === undefined ? [] : [{ scheme: scheme.trim().toLowerCase(), parameters: {} }];
  }
  return starts.map((start, index) => {
    const rest = header.slice(start.index + start[0].length, starts[index + 1]?.index);
    const parameters = [...rest.matchAll(parameter)].map(([, name = '', quotedText, plain]) => [
      name.toLowerCase(),
      plain ?? quotedText?.replaceAll(/\\(.)/g, '$1') ?? '',
    ]);
    return { scheme: start[1]?.toLowerCase() ?? '', parameters: Object.fromEntries(parameters) };
  });
}
