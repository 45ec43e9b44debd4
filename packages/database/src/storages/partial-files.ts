import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@deploy-actions/action-kit';
import { digestText } from '../digest.ts';

/** After this long a half-done file from another machine belongs to nobody: a hosted job may run for 6 h. */
const longestLife = 24 * 3_600_000;
const pattern = /^\.partial-([0-9a-f]{8})-(\d+)-(.+)$/;

function thisMachine(): string {
  return digestText(hostname()).slice(0, 8);
}

/** The name of a file that doesn't count yet; it tells the machine and process that are at work on it. */
export function partialName(name: string): string {
  return `.partial-${thisMachine()}-${process.pid}-${name}`;
}

/** The name a half-done file is going to have; `undefined` for a file that is none. */
export function nameOfPartial(name: string): string | undefined {
  return pattern.exec(name)?.[3];
}

/** Whether a file of this name is half-done and was left so: its process is gone, or it is too old. `modified` in milliseconds since 1970. */
export function isDeadPartial(name: string, modified: number, clock: Clock): boolean {
  const [, machine, process] = pattern.exec(name) ?? [];
  if (machine === undefined) return false;
  if (machine === thisMachine() && !isRunning(Number(process))) return true;
  return clock.now() - modified > longestLife;
}

/** Half-done files in a folder whose process has died, by name. */
export async function listDeadPartials(folder: string, clock: Clock): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const dead: string[] = [];
  for (const name of names.filter((one) => pattern.test(one)).sort()) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (isDeadPartial(name, found?.mtimeMs ?? clock.now(), clock)) dead.push(name);
  }
  return dead;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Deletes the half-done files of dead processes in a folder that is only scratch space; gives their names. */
export async function removeDeadPartials(folder: string, clock: Clock): Promise<string[]> {
  const dead = await listDeadPartials(folder, clock);
  for (const name of dead) await rm(join(folder, name), { recursive: true, force: true });
  return dead;
}
