import { ConfigurationError, nearest } from '@deploy-actions/action-kit';

/** What `{{name}}` can stand for. */
export const placeholderNames = ['service', 'environment', 'version', 'sha', 'color', 'color-url'] as const;

/** The name of a placeholder. */
export type PlaceholderName = (typeof placeholderNames)[number];

/** Values for placeholders; one that is missing can't be used. */
export type PlaceholderValues = { readonly [K in PlaceholderName]?: string | undefined };

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Says what is wrong with the placeholders in a text: one message for each name that isn't among `known`. */
export function placeholderProblems(text: string, known: readonly string[] = placeholderNames): string[] {
  return [...text.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      const allowed = near
        ? `did you mean \`{{${near}}}\`?`
        : `known are ${known.map((k) => `\`{{${k}}}\``).join(', ')}`;
      return `${isName(name) ? 'no value here for the' : 'unknown'} placeholder \`{{${name}}}\`; ${allowed}`;
    });
}

function isName(name: string): name is PlaceholderName {
  return (placeholderNames as readonly string[]).includes(name);
}

/** A copy of a configuration value with all placeholders replaced, those in keys too, except in `run`, which is never templated. Throws ConfigurationError. */
export function expandPlaceholders<T>(value: T, values: PlaceholderValues): T {
  return expand(value, values) as T;
}

function expandText(text: string, values: PlaceholderValues): string {
  return text.replace(placeholder, (_, name: keyof PlaceholderValues) => {
    const found = values[name];
    if (found === undefined)
      throw new ConfigurationError(`\`{{${name}}}\` is used in \`${text}\`, but no ${name} is known here`);
    return found;
  });
}

function expand(value: unknown, values: PlaceholderValues): unknown {
  if (typeof value === 'string') return expandText(value, values);
  if (Array.isArray(value)) return value.map((item) => expand(item, values));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        expandText(key, values),
        key === 'run' ? item : expand(item, values),
      ]),
    );
  }
  return value;
}
