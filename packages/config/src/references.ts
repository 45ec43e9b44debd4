import { passwordsIn, type Runtime } from '@deploy-actions/action-kit';
import type { Path } from './yaml-source.ts';

/** Whether a value is read from the environment: `env:NAME`. */
export function isReference(value: unknown): value is string {
  return typeof value === 'string' && /^env:[A-Za-z_][A-Za-z0-9_]*$/.test(value);
}

/** Whether any text in a value is read from the environment. */
export function hasReferences(value: unknown): boolean {
  return strings(value).some(({ text }) => isReference(text));
}

/**
 * A copy of a value in which each `env:NAME` is the value of that variable, masked from now on as addresses with a password are. `say` is told of each
 * variable that isn't set, and may give what stands there then; else its reference stays.
 */
export function resolveReferences(
  value: unknown,
  context: Pick<Runtime, 'environment' | 'secrets'>,
  say: (path: Path, message: string) => string | undefined,
  path: Path = [],
): unknown {
  if (isReference(value)) {
    const name = value.slice('env:'.length);
    const found = Object.hasOwn(context.environment, name) ? context.environment[name] : undefined;
    if (found === undefined || found === '') {
      const state = found === '' ? 'empty, as a secret is that does not exist' : 'not set';
      const message = `the environment variable \`${name}\` is ${state}; pass it with \`env:\` on the step`;
      return say(path, message) ?? value;
    }
    context.secrets.add(found);
    return found;
  }
  // Written out, it is no less a secret.
  if (typeof value === 'string' && passwordsIn(value).length > 0) context.secrets.add(value);
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveReferences(item, context, say, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return value;
  const resolved = Object.entries(value).map(([key, item]) => [
    key,
    isScript(key, item) ? item : resolveReferences(item, context, say, [...path, key]),
  ]);
  return Object.fromEntries(resolved);
}

/** All texts in a value with their paths, but for shell code under `run`. */
export function strings(value: unknown, path: Path = []): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    isScript(key, item) ? [] : strings(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** All keys in a value with the paths to what stands under them. */
export function keys(value: unknown, path: Path = []): { readonly path: Path; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([key, item]) => {
    const place = [...path, list ? Number(key) : key];
    return list ? keys(item, place) : [{ path: place, text: key }, ...keys(item, place)];
  });
}

/** Shell code reads the environment by itself. */
function isScript(key: string, value: unknown): boolean {
  return key === 'run' && typeof value === 'string';
}
