import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@deploy-actions/action-kit';
import { digestText } from '../digest.ts';

/** After this long a half-done file from another machine belongs to nobody: a hosted job may run for 6 h. */
const longestLife = 24 * 3_600_000;
const pattern = /^\.partial-([0-9a-f]{8})-(\d+)-/;

function thisMachine(): string {
  return digestText(hostname()).slice(0, 8);
}

/** The name of a file that doesn't count yet; it tells the machine and process that are at work on it. */
export function partialName(name: string): string {
  return `.partial-${thisMachine()}-${process.pid}-${name}`;
}

/** Half-done files in a folder whose process has died, by name. */
export async function listDeadPartials(folder: string, clock: Clock): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const dead: string[] = [];
  for (const name of names.sort()) {
    const [, machine = '', process = ''] = pattern.exec(name) ?? [];
    if (machine !== '' && (await isDead(join(folder, name), machine, Number(process), clock)))
      dead.push(name);
  }
  return dead;
}

async function isDead(file: string, machine: string, processId: number, clock: Clock): Promise<boolean> {
  if (machine === thisMachine() && !isRunning(processId)) return true;
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && clock.now() - found.mtimeMs > longestLife;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Deletes the half-done files of dead processes in a folder that is only scratch space. */
export async function removeDeadPartials(folder: string, clock: Clock): Promise<void> {
  for (const name of await listDeadPartials(folder, clock)) await rm(join(folder, name), { force: true });
}
