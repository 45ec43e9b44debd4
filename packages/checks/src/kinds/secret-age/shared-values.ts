import { createHash } from 'node:crypto';

/** Shorter values are switches, numbers and names rather than secrets, in characters. */
const shortestSecret = 8;

/** What Secrets Manager holds: a text, often JSON, or bytes. */
export interface SecretValue {
  readonly name: string;
  readonly text: string | undefined;
  readonly bytes: Uint8Array | undefined;
}

/** Where a value stands: the name of the secret and, in JSON, the dotted path. */
interface Place {
  readonly name: string;
  readonly path: string | undefined;
}

/**
 * Values that stand in one of `mine` and one of `others`, each as two places; what the values are is never told. Short values,
 * and those under one of the keys `harmless`, don't count.
 */
export function sharedValues(
  mine: readonly SecretValue[],
  others: readonly SecretValue[],
  harmless: readonly string[],
): (readonly [Place, Place])[] {
  const theirs = new Map<string, Place>();
  for (const value of others) {
    for (const [digest, path] of digestsOf(value, harmless)) theirs.set(digest, { name: value.name, path });
  }
  return mine.flatMap((value) =>
    digestsOf(value, harmless).flatMap(([digest, path]) => {
      const other = theirs.get(digest);
      return other === undefined ? [] : [[{ name: value.name, path }, other] as const];
    }),
  );
}

/** A text or a digest, and the dotted path it stands at in a document. */
type Found = readonly [string, string | undefined];

/** A place for people: `` `shop/production` key `db.password` ``. */
export function formatPlace({ name, path }: Place): string {
  return path === undefined ? `\`${name}\`` : `\`${name}\` key \`${path}\``;
}

/** What in a secret is secret: the texts in it when it is JSON, or else all of it. */
export function secretTexts(value: SecretValue, harmless: readonly string[]): Found[] {
  const { text } = value;
  if (text === undefined) return [];
  const document = parsed(text);
  const found: Found[] = document === undefined ? [[text, undefined]] : textsIn(document, [], harmless);
  return found.filter(([each]) => each.length >= shortestSecret);
}

function digestsOf(value: SecretValue, harmless: readonly string[]): Found[] {
  const digest = (each: string | Uint8Array) => createHash('sha256').update(each).digest('hex');
  if (value.bytes && value.bytes.length >= shortestSecret) return [[digest(value.bytes), undefined]];
  return secretTexts(value, harmless).map(([text, path]) => [digest(text), path]);
}

/** A document; `undefined` for a text that is none, or only a single value. */
function parsed(text: string): object | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown, path: readonly string[], harmless: readonly string[]): [string, string][] {
  if (typeof value === 'string') return [[value, path.join('.')]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    harmless.includes(key) ? [] : textsIn(child, [...path, key], harmless),
  );
}
