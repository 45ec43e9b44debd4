import { rename, rm } from 'node:fs/promises';

/** What SQLite keeps beside a database; left beside a new file, it would be played into that. */
const companions = ['-wal', '-shm', '-journal'] as const;

/**
 * Puts `replacement` in the place of the database `file` and moves what was there, with its journals, to names that end
 * in `suffix`. Gives the new name of the old file, or `undefined` when there was none.
 */
export async function replaceFile(
  file: string,
  replacement: string,
  suffix: string,
): Promise<string | undefined> {
  const aside = `${file}${suffix}`;
  const moved = await move(file, aside);
  for (const companion of companions) await move(`${file}${companion}`, `${aside}${companion}`);
  await rename(replacement, file);
  return moved ? aside : undefined;
}

/** Deletes a database that nobody uses, journals included. */
export async function removeDatabase(file: string): Promise<void> {
  for (const name of [file, ...companions.map((companion) => `${file}${companion}`)]) {
    await rm(name, { force: true });
  }
}

async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
