import { access, open, rm } from 'node:fs/promises';

/** Writes a new file that lasts through a power cut, once its folder is synced. */
export async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename lasts through a power cut only when its folder was synced; Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Deletes a file; gives whether it was there. */
export async function removeFile(file: string): Promise<boolean> {
  const there = await exists(file);
  await rm(file, { force: true });
  return there;
}

/** Whether there is a file that can be reached. */
export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
