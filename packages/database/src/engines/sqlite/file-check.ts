import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';

/** The first 16 bytes of every SQLite database; https://www.sqlite.org/fileformat2.html. */
const magic = 'SQLite format 3\0';

/** Why a file can't be a database that is there to be read, told as the end of a sentence; `undefined` when it can. */
export async function unusable(file: string): Promise<string | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const missing = found.code === 'ENOENT' || found.code === 'ENOTDIR';
    return missing ? `is not there (looked for ${file})` : `can't be reached (${found.code})`;
  }
  if (found.isDirectory()) return 'is a folder, not a database file';
  if (!found.isFile()) return 'is no regular file';
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) return "can't be read: permission denied";
  if (found.size === 0) return 'is empty: there is no database in it';
  return (await firstBytes(file)) === magic ? undefined : 'is no SQLite database';
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
