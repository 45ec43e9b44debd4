import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeError, type Problem, quoted } from '@deploy-actions/action-kit';
import { isReference, strings } from './references.ts';
import { loadCheckSchemas } from './schema/checks-section.ts';
import {
  commonPlaceholders,
  deployFileSchema,
  fileWithoutChecksSchema,
  isSectionName,
  sectionPlaceholders,
} from './schema/deploy-file.ts';
import { validate, validatePlaceholders } from './validation.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** Where the configuration stands unless the input `config` says otherwise. */
export const defaultFile = '.github/deploy.yml';

/** Reads the file `given`, or the default file if there is one; adds to `problems` when it can't be read or isn't YAML. */
export async function readConfigurationFile(
  given: string | undefined,
  workspace: string,
  problems: Problem[],
): Promise<YamlSource | undefined> {
  const file = given ?? defaultFile;
  let text: string;
  try {
    text = await readFile(resolve(workspace, file), 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (given === undefined && absent) return undefined;
    const message = absent
      ? `there is no file ${quoted(file)} to read in ${workspace}`
      : `${quoted(file)} can't be read: ${describeError(error)}`;
    problems.push({ input: 'config', message });
    return undefined;
  }
  // Loaded only where there is YAML to read: it is the largest part of the start.
  const { YamlSource } = await import('./yaml-source.ts');
  const source = new YamlSource(text, { file });
  problems.push(...source.syntaxProblems());
  return source;
}

/** What is wrong with the file as a whole, all of its environments included. */
export async function fileProblems(file: YamlSource): Promise<Problem[]> {
  const checks = environmentValues(file).some(({ name }) => name === 'checks');
  if (checks) await loadCheckSchemas();
  const outsideSections = strings(file.value).filter(
    ({ path, text }) => path.length <= 3 && isReference(text),
  );
  return [
    ...validate(checks ? deployFileSchema : fileWithoutChecksSchema, file.value ?? {}, file),
    ...environmentValues(file).flatMap(({ path, name, value }) => {
      const known = isSectionName(name) ? sectionPlaceholders[name] : commonPlaceholders;
      return validatePlaceholders(known, value, file, path);
    }),
    ...outsideSections.map(({ path, text }) =>
      file.problem(path, `${quoted(text)} can only stand inside a section; write the value out`),
    ),
  ];
}

/** Everything that stands in an environment, sections and others. */
function environmentValues(file: YamlSource): { path: Path; name: string; value: unknown }[] {
  const environments = asRecord(asRecord(file.value)['environments']);
  return Object.entries(environments).flatMap(([environment, values]) =>
    Object.entries(asRecord(values)).map(([name, value]) => ({
      path: ['environments', environment, name],
      name,
      value,
    })),
  );
}

/** A mapping as it is, and nothing for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
