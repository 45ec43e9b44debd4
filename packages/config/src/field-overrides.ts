import type { Problem } from '@deploy-actions/action-kit';
import type * as z from 'zod/mini';
import { backupFieldsSchema } from './schema/backup/backup.ts';
import { type SectionName, sections } from './schema/deploy-file.ts';
import { validate } from './validation.ts';
import type { Path } from './yaml-source.ts';

/** Schemas for fields that can be checked even when the section's provider is missing or unknown. */
const fieldSchemas: { readonly [K in SectionName]?: z.ZodMiniType } = { backup: backupFieldsSchema };

/** Fields of one section that an action takes as inputs of the same names; each replaces the field in the file. */
export interface SectionFields {
  /** The inputs by name; `undefined` means not given. */
  readonly given: Readonly<Record<string, string | undefined>>;
  /** The fields that must stand somewhere, here or in the file. */
  readonly required: readonly string[];
}

/** The section with the given fields put in; `undefined` stays so when nothing is given and nothing is there. */
export function applyFields(section: unknown, { given }: SectionFields): unknown {
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return section;
  const present = typeof section === 'object' && section !== null ? section : {};
  return { ...present, ...Object.fromEntries(fields) };
}

/** A problem with a field, under its input instead of its name. */
export function asInput(field: string, message: string): Problem {
  return {
    input: field,
    message: message.replace(/^`(?:[^`]*\.)?([^`.]+)`: /, (name, last) => (last === field ? '' : name)),
  };
}

/** What is wrong with the given fields, each problem under its input; the file's own fields are checked with the file. */
export function fieldProblems(name: SectionName, section: unknown, { given }: SectionFields): Problem[] {
  const source = { problem: ([field]: Path, message: string) => asInput(String(field), message) };
  return [sections[name], fieldSchemas[name]]
    .flatMap((schema) => (schema ? validate(schema, section, source) : []))
    .filter(({ input }) => input !== undefined && given[input] !== undefined);
}

/** One problem for each required field that stands nowhere; `place` is where the section belongs. */
export function missingFields(section: unknown, { required }: SectionFields, place: string): Problem[] {
  const present = typeof section === 'object' && section !== null ? section : {};
  return required
    .filter((name) => !Object.hasOwn(present, name))
    .map((name) => ({ input: name, message: `is required: give it here, or as \`${name}\` in ${place}` }));
}
