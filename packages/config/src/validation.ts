import { nearest, type Problem } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { explain, isExplained } from './explanation.ts';
import { type PlaceholderName, placeholderProblems } from './placeholders.ts';
import { isReference, keys, strings } from './references.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** Whatever can say where a value stands. */
export type Source = Pick<YamlSource, 'problem'>;

/** What a problem is told with. */
interface Context {
  readonly value: unknown;
  /** The names that are allowed in each mapping that has others. */
  readonly allowed: ReadonlyMap<unknown, readonly string[]>;
  readonly source: Source;
  readonly base: Path;
}

/**
 * Checks a value from `source` against a schema and gives every problem with its place. `base` is where in the source
 * the value stands. Problems at values given as `env:NAME` are left to whoever resolves them.
 */
export function validate(schema: z.ZodMiniType, value: unknown, source: Source, base: Path = []): Problem[] {
  const allowed = new Map<unknown, readonly string[]>();
  const parsed = schema.safeParse(value, {
    error: ({ code, input, inst }) => {
      if (code === 'unrecognized_keys' && inst instanceof z.core.$ZodObject) {
        allowed.set(input, Object.keys(inst._zod.def.shape));
      }
      return undefined;
    },
  });
  const issues = parsed.success ? [] : parsed.error.issues.flatMap(simplify);
  return issues.flatMap((issue) => problemsOf(issue, { value, allowed, source, base }));
}

/** Every placeholder in a value that isn't among `known`, each with its place. */
export function validatePlaceholders(
  known: readonly PlaceholderName[],
  value: unknown,
  source: Source,
  base: Path,
): Problem[] {
  const inKeys = keys(value).flatMap(({ path, text }) =>
    placeholderProblems(text, known).map((message) =>
      source.problem([...base, ...path], message, { atKey: true }),
    ),
  );
  const inValues = strings(value).flatMap(({ path, text }) =>
    placeholderProblems(text, known).map((message) => source.problem([...base, ...path], message)),
  );
  return [...inKeys, ...inValues];
}

/** A union's issue says nothing by itself; the issues of the branch that fits best do. */
function simplify(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || isExplained(issue)) return [issue];
  const branches = issue.errors.map((errors) => errors.flatMap(simplify));
  if (branches.every((errors) => errors.every(isWrongKind))) return [issue];
  const best = branches.reduce((a, b) => (weight(b) < weight(a) ? b : a));
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isWrongKind({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

/** Any number of wrong values fits better than a key that the branch doesn't know. */
function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 100 * issue.keys.length : 1),
    0,
  );
}

function problemsOf(issue: z.core.$ZodIssue, { value, allowed, source, base }: Context): Problem[] {
  const path = [...base, ...issue.path];
  const found = at(value, issue.path);
  if (isReference(found)) return [];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const message = unknownKey(key, allowed.get(found) ?? [], path);
      return source.problem([...path, key], message, { atKey: true });
    });
  }
  const name = path.length === 0 ? '' : `${nameOf(path)}: `;
  return [source.problem(path, `${name}${explain(issue, found)}`)];
}

function unknownKey(key: string, allowed: readonly string[], path: Path): string {
  const near = nearest(key, allowed);
  const list = allowed.map((name) => `\`${name}\``).join(', ');
  const place = path.length === 0 ? '' : ` in ${nameOf(path)}`;
  return `unknown key \`${key}\`${place}; ${near ? `did you mean \`${near}\`?` : `allowed: ${list}`}`;
}

/** A path as people write it: `environments.production.smoke[0].path`. */
function nameOf(path: Path): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    return index === 0 ? String(step) : `.${String(step)}`;
  });
  return `\`${steps.join('')}\``;
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  );
}
