import { extname } from 'node:path';
import { ConfigurationError, describeError, formatProblem, type Problem } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { filesOf } from '../reports/globs.ts';
import { jsonProblems } from '../reports/json-syntax.ts';
import { readReportFile } from '../reports/report-file.ts';

/** So many problems are evidence. */
const keptProblems = 50;

/** Whether values fit a schema: what is wrong with a file that parses. */
type Validate = (text: string, file: string) => Problem[];

const parsers: Readonly<Record<string, 'yaml' | 'json'>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
};

/** Parses the YAML and JSON files that globs name, compares them with JSON Schemas, and tells every mistake with file, line and column. */
export function createConfigFilesCheck(
  { paths = [], schemas = [] }: CheckConfigurationOf<'config-files'>,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const asked = [
    ...paths,
    ...schemas.flatMap((entry) => entry.paths.map((path) => `${path} (${entry.schema})`)),
  ];
  return {
    asks: `the files ${asked.join(', ')}`,
    async ask(signal) {
      const problems: Problem[] = [];
      const validations = new Map<string, Validate[]>();
      const choose = async (pattern: string, validate: Validate | undefined) => {
        const found = await filesOf(pattern, runtime.workspace, signal);
        if (found.length === 0) problems.push({ message: `\`${pattern}\` matches no file` });
        for (const file of found) {
          const known = validations.get(file) ?? [];
          validations.set(file, validate ? [...known, validate] : known);
        }
      };
      for (const pattern of paths) await choose(pattern, undefined);
      for (const { paths: patterns, schema } of schemas) {
        const validate = await validator(schema, runtime, signal);
        if ('message' in validate) problems.push(validate);
        for (const pattern of patterns) await choose(pattern, 'message' in validate ? undefined : validate);
      }
      for (const [file, validate] of validations) {
        problems.push(...(await problemsOf(file, validate, runtime, signal)));
      }
      return conclude([...validations.keys()], schemas.length > 0, problems);
    },
  };
}

/** Reads and compiles a schema, or says what is wrong with it. */
async function validator(
  schema: string,
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<Validate | Problem> {
  try {
    const { compileSchema } = await import('./config-files/json-schema.ts');
    return await compileSchema(await readReportFile(schema, runtime, signal));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { message: `the schema can't be used: ${describeError(error)}` };
  }
}

async function problemsOf(
  file: string,
  validate: readonly Validate[],
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<Problem[]> {
  const language = parsers[extname(file).toLowerCase()];
  if (!language) return [{ message: `${file} is neither YAML nor JSON by its name: narrow the glob` }];
  try {
    const { text } = await readReportFile(file, runtime, signal, { mayBeEmpty: true });
    const { yamlProblems } = await import('./config-files/yaml-syntax.ts');
    const problems = language === 'yaml' ? yamlProblems(text, file) : jsonProblems(text, file);
    return problems.length > 0 ? problems : validate.flatMap((check) => check(text, file));
  } catch (error) {
    // Brackets in brackets in brackets, deeper than a parser's stack.
    if (error instanceof RangeError) return [{ message: `${file} is nested too deeply to be read` }];
    if (error instanceof ConfigurationError) return [...error.problems];
    throw error;
  }
}

function conclude(files: readonly string[], validated: boolean, problems: readonly Problem[]): Answer {
  const [first] = problems;
  if (!first) {
    const fit = validated ? ', and fit their schemas' : '';
    return {
      status: 'pass',
      finding:
        files.length === 1
          ? `1 file parses${validated ? ', and fits its schema' : ''}`
          : `all ${files.length} files parse${fit}`,
      answer: abridged(files),
    };
  }
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return {
    status: 'fail',
    finding: `${formatProblem(first)}${more}`,
    answer: abridged(problems.map(formatProblem)),
    ...(first.location === undefined ? {} : { location: first.location }),
  };
}

function abridged(lines: readonly string[]): string {
  const kept = lines.slice(0, keptProblems);
  return lines.length > kept.length
    ? `${kept.join('\n')}\n… and ${lines.length - kept.length} more`
    : kept.join('\n');
}
