import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kinds = {
  output: 'OUTPUT',
  state: 'STATE',
  summary: 'STEP_SUMMARY',
  env: 'ENV',
  path: 'PATH',
} as const;

/** The files through which a step answers the runner; each step has its own. */
export interface CommandFiles {
  /** `GITHUB_OUTPUT`, `GITHUB_STATE`, `GITHUB_STEP_SUMMARY`, `GITHUB_ENV` and `GITHUB_PATH`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly read: (kind: keyof typeof kinds) => string;
}

/** Makes the empty files of one step below the runner's temporary folder. */
export function createCommandFiles(temporary: string): CommandFiles {
  const folder = join(temporary, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const id = randomUUID();
  const fileOf = (kind: keyof typeof kinds) => join(folder, `${kind}_${id}`);
  const environment: Record<string, string> = {};
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    writeFileSync(fileOf(kind), '');
    environment[`GITHUB_${kinds[kind]}`] = fileOf(kind);
  }
  return { environment, read: (kind) => readFileSync(fileOf(kind), 'utf8') };
}

/** Reads `name=value` and `name<<delimiter … delimiter` as the runner does. Throws where the runner fails the step. */
export function parseKeyValues(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`the delimiter ${delimiter} is missing after \`${line}\``);
      found[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (equals >= 0) {
      found[line.slice(0, equals)] = line.slice(equals + 1);
    } else {
      throw new Error(`\`${line}\` is neither name=value nor name<<delimiter`);
    }
  }
  return found;
}
