import { gunzipSync, gzipSync } from 'node:zlib';
import { ConfigurationError } from '@deploy-actions/action-kit';

/** The size of a parameter of the Standard tier, in bytes: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const largestValue = 4_096;

const packedMark = 'gzip:';
const largestDocument = 1024 * 1024;

/** Characters that stay of a `reason`, in the order in which it is tried. */
const reasonLimits = [Number.POSITIVE_INFINITY, 300, 80];

/**
 * The document as a value that SSM takes, of 4 KB at most: compact, then with shorter reasons, then packed, because a state
 * that can't be written amid a shift is worse than one that people can't read. Throws ConfigurationError when even that is
 * too large.
 */
export function toParameterValue(document: string): string {
  const shortened = reasonLimits.map((limit) => compact(JSON.parse(document), limit));
  const candidates = [...shortened, ...shortened.map(packed)];
  const value = candidates.find(({ length }) => length <= largestValue);
  if (value !== undefined) return value;
  const smallest = Math.min(...candidates.map(({ length }) => length));
  throw new ConfigurationError(
    `the state takes ${smallest} bytes, but a parameter in SSM holds ${largestValue}; shorten the version, the names of service, environment and job, or use another state store`,
  );
}

/** The document in a value; a value that isn't ours comes back as it is. */
export function fromParameterValue(value: string): string {
  if (!value.startsWith(packedMark)) return value;
  try {
    const bytes = Buffer.from(value.slice(packedMark.length), 'base64');
    return gunzipSync(bytes, { maxOutputLength: largestDocument }).toString();
  } catch {
    return value;
  }
}

function packed(text: string): string {
  return packedMark + gzipSync(text).toString('base64');
}

/**
 * ASCII alone, so that bytes and characters are the same; and no `{{`, which AWS takes for a reference to another parameter
 * (PutParameter, `Value`). In JSON both can only stand inside of strings.
 */
function compact(document: unknown, reasonLimit: number): string {
  const cut = (key: string, value: unknown) =>
    key === 'reason' && typeof value === 'string' && value.length > reasonLimit
      ? `${value.slice(0, reasonLimit).toWellFormed()}…`
      : value;
  return JSON.stringify(document, cut)
    .replaceAll(/[^\0-\x7e]/g, (character) => escaped(character))
    .replaceAll('{{', `{${escaped('{')}`);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
