import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest path a socket can have, in bytes (`sun_path` of macOS; Linux has 108). */
const longestSocketPath = 103;

const name = 'socket-';
const folders = new Set<string>();

/** A folder that only this user can look into (mode 0700), for one socket. It is removed when the process ends. */
export class SocketFolder {
  readonly socket: string;
  readonly #folder: string;

  constructor() {
    if (folders.size === 0) process.once('exit', removeAll);
    this.#folder = mkdtempSync(join(parent(), name));
    this.socket = join(this.#folder, 's');
    folders.add(this.#folder);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    folders.delete(this.#folder);
    if (folders.size === 0) process.off('exit', removeAll);
  }
}

/** The folder for temporary files, or one whose name is short enough for a socket in it. */
function parent(): string {
  const longest = join(tmpdir(), `${name}XXXXXX`, 's');
  return Buffer.byteLength(longest) <= longestSocketPath ? tmpdir() : '/tmp';
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
