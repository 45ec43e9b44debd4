import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Action, InputDefinition, InputDefinitions } from '@deploy-actions/action-kit';
import { readActionManifest, repositoryRoot } from '@deploy-actions/testing';
import { afterAll } from 'vitest';
import { actionNames } from '../../scripts/workspace.ts';

/** Every action there is; nothing here knows their names. */
export const actions = actionNames(repositoryRoot);

/** The inputs of an action as its code declares them. */
export async function inputsOf(
  action: string,
): Promise<readonly (readonly [string, InputDefinition<unknown>])[]> {
  const module: { readonly action: Pick<Action<InputDefinitions, unknown, unknown>, 'inputs'> } =
    await import(join(repositoryRoot, 'actions', action, 'src', 'main.ts'));
  return Object.entries(module.action.inputs);
}

/** A value that no input of the kind can have; `undefined` for kinds that take any text. */
export function malformed(kind: string): string | undefined {
  const values: Readonly<Record<string, string>> = {
    boolean: 'yes',
    integer: 'seven',
    duration: '5',
    percentage: '5',
    size: '5',
    choice: 'whatever',
    pattern: '<\n>',
    section: 'a: [',
  };
  return values[kind];
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A checked-out repository and the runner's temporary folder, both removed at the end. */
export interface Place {
  readonly workspace: string;
  readonly temporary: string;
}

/** A place of its own, with files in the workspace. */
export function createPlace(files: Readonly<Record<string, string>> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-acceptance-'));
  folders.push(folder);
  const place = { workspace: join(folder, 'workspace'), temporary: join(folder, 'temporary') };
  for (const path of Object.values(place)) mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place.workspace, name)), { recursive: true });
    writeFileSync(join(place.workspace, name), text);
  }
  return place;
}

/** Changes with any file, folder or link in a folder, its content, its mode or the time it was last written. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of pathsBelow(folder)) {
    const entry = lstatSync(join(folder, path));
    hash.update(`${path}\0${entry.mode}\0${entry.mtimeMs}\0`);
    if (entry.isFile()) hash.update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

/** Everything the files below a folder say, their names included. */
export function textOf(folder: string): string {
  return pathsBelow(folder)
    .filter((path) => lstatSync(join(folder, path)).isFile())
    .map((path) => `${path}\n${readFileSync(join(folder, path), 'latin1')}`)
    .join('\n');
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** How a bundle ended that was started by hand. */
export interface HandResult {
  readonly exitCode: number | null;
  /** Both streams, byte for byte as they came. */
  readonly output: string;
}

/** Starts a bundle as somebody on a laptop does: in the workspace, with inputs as variables and nothing of the runner's. */
export function runByHand(
  action: string,
  { workspace, temporary }: Place,
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<HandResult> {
  const variables = Object.entries(inputs).map(([name, value]) => [
    // A shell can't set variables with hyphens.
    `INPUT_${name.toUpperCase().replaceAll('-', '_')}`,
    value,
  ]);
  const child = spawn(process.execPath, [readActionManifest(action).main], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], TMPDIR: temporary, ...Object.fromEntries(variables), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/** Frames of a stack, and what Node says when it crashes or warns. */
export const stackTrace = /^\s+at .*[\w/.]+:\d+:\d+|node:internal|Node\.js v\d|\(node:\d+\)|This is a bug/m;
