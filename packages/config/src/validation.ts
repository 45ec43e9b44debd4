import type { Problem } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { placeholderProblems } from './placeholders.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** Whatever can say where a value stands. */
type Source = Pick<YamlSource, 'problem'>;

z.config(z.locales.en());

/**
 * Checks a value from `source` against a schema and gives every problem with its place. `base` is where in the source
 * the value stands. Problems at values given as `env:NAME` are left to whoever resolves them.
 */
export function validate(schema: z.ZodMiniType, value: unknown, source: Source, base: Path = []): Problem[] {
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap(simplify);
  return [
    ...issues.flatMap((issue) => problemsOf(issue, value, source, base)),
    ...strings(value).flatMap(({ path, text }) =>
      placeholderProblems(text).map((message) => source.problem([...base, ...path], message)),
    ),
  ];
}

/** A union's issue says nothing useful; the issues of the branch that fits best do. */
function simplify(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const branches = issue.errors.map((errors) => errors.flatMap(simplify));
  if (
    branches.every((errors) => errors.every(({ code, path }) => code === 'invalid_type' && path.length === 0))
  ) {
    return [issue];
  }
  const best = branches.reduce((a, b) => (weight(b) < weight(a) ? b : a));
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown, source: Source, base: Path): Problem[] {
  const path = [...base, ...issue.path];
  const found = at(root, issue.path);
  if (isReference(found)) return [];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => source.problem([...path, key], `unknown key \`${key}\``, { atKey: true }));
  }
  return [source.problem(path, `${nameOf(path)}${messageOf(issue, found)}`)];
}

function messageOf(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'invalid_type') {
    const expected = `expected ${issue.expected}`;
    if (found === undefined) return `is missing (${expected})`;
    return `${expected}, found ${describe(found)}`;
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map((value) => `\`${String(value)}\``).join(', ');
    return found === undefined
      ? `is missing; allowed: ${allowed}`
      : `found ${describe(found)}, allowed: ${allowed}`;
  }
  if (issue.code === 'custom' || issue.code === 'invalid_union') return issue.message;
  return `${issue.message.replace(/^Invalid \w+: |^Too (small|big): /, '')}, found ${describe(found)}`;
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  return last === undefined ? '' : `\`${path.map(String).join('.')}\` `;
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Array.isArray(value)
      ? 'a list'
      : 'a mapping'
    : `\`${String(value)}\``;
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), root);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is read from the environment: `env:NAME`. */
export function isReference(value: unknown): value is string {
  return typeof value === 'string' && /^env:[A-Za-z_][A-Za-z0-9_]*$/.test(value);
}

/** All strings in a value with their paths, but for shell code under `run`. */
export function strings(value: unknown, path: Path = []): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'run' ? [] : strings(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
