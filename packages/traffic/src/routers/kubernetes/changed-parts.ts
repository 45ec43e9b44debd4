import { isDeepStrictEqual } from 'node:util';
import { type Fields, isObject } from './json-parts.ts';

/**
 * Where two specs differ, as paths such as `spec.rules[0].filters`. Numbers are told with what they were and are; other
 * values are not, for headers in a route may hold what is secret.
 */
export function changedParts(before: unknown, after: unknown, path = 'spec'): readonly string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((each, index) => changedParts(each, after[index], `${path}[${index}]`));
  if (isObject(before) && isObject(after))
    return keysOf(before, after).flatMap((key) => changedParts(before[key], after[key], `${path}.${key}`));
  if (typeof before === 'number' && typeof after === 'number') return [`${path} (${before} → ${after})`];
  return [path];
}

function keysOf(before: Fields, after: Fields): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
