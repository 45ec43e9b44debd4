import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { Busy, RunLock } from './run-lock.ts';

interface Holder {
  readonly machine: string;
  readonly pid: number;
  readonly since: string;
  readonly run: string;
}

/** The lock of a database that is a file: a file beside it that names its process. What a dead process left is taken over. */
export async function lockFile(
  path: string,
  { workspace, clock, run }: Pick<Runtime, 'workspace' | 'clock' | 'run'>,
): Promise<RunLock | Busy> {
  const file = `${resolve(workspace, path)}.migrate-lock`;
  const own: Holder = {
    ...{ machine: hostname(), pid: process.pid, since: isoInstant(clock.now()) },
    run: run.url ?? run.actor,
  };
  for (let tries = 1; ; tries += 1) {
    if (await create(file, own)) {
      let holds = true;
      const release = async () => {
        holds = false;
        await rm(file, { force: true });
      };
      return {
        get holds() {
          return holds;
        },
        release,
      };
    }
    const found = await readHolder(file);
    if (tries > 3 || (found !== undefined && isAlive(found))) {
      const who = found
        ? `${found.run} (process ${found.pid} on ${found.machine}, since ${found.since})`
        : 'another run';
      return { holder: `${who}; when no such process runs any more, delete ${file}` };
    }
    await rm(file, { force: true });
  }
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Whoever can't be asked, on another machine, counts as alive. */
function isAlive({ machine, pid }: Holder): boolean {
  if (machine !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
