import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  ConfigurationError,
  formatDuration,
  formatSize,
  isoInstant,
  type Runtime,
} from '@deploy-actions/action-kit';

/** Larger files are refused, in bytes: a report is a summary, and all of it is held in memory. */
export const largestReport = 32 * 1024 * 1024;

/** A file that another tool wrote, as text. */
export interface ReportFile {
  /** Relative to the workspace. */
  readonly file: string;
  readonly text: string;
  /** When it was written last, in milliseconds since 1970. */
  readonly changed: number;
}

/** What a file may be like. */
export interface Expected {
  /** Milliseconds. */
  readonly youngerThan?: number | undefined;
  /** Whether nothing is an answer, too. */
  readonly mayBeEmpty?: boolean;
}

/**
 * Reads a file, without its byte order mark. Throws ConfigurationError when there is none, and when it is empty, larger
 * than 32 MiB or older than wanted.
 */
export async function readReportFile(
  file: string,
  { workspace, clock }: Pick<Runtime, 'workspace' | 'clock'>,
  signal: AbortSignal,
  expected: Expected = {},
): Promise<ReportFile> {
  const path = resolve(workspace, file);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
    throw missing ? new ConfigurationError(`there is no file \`${file}\``) : error;
  });
  const wrong = problemOf(found, clock.now(), expected);
  if (wrong !== undefined) throw new ConfigurationError(`\`${file}\` ${wrong}`);
  return { file, text: decoded(await readFile(path, { signal })), changed: found.mtimeMs };
}

function problemOf(
  found: Stats,
  now: number,
  { youngerThan, mayBeEmpty = false }: Expected,
): string | undefined {
  const { size, mtimeMs } = found;
  if (!found.isFile()) return 'is not a file';
  if (size === 0 && !mayBeEmpty) return 'is empty';
  if (size > largestReport) {
    return `has ${formatSize(size)}, and no more than ${formatSize(largestReport)} are read`;
  }
  const age = now - mtimeMs;
  if (youngerThan === undefined || age <= youngerThan) return undefined;
  return `was written ${formatDuration(age)} ago (${isoInstant(mtimeMs)}), wanted at most ${formatDuration(youngerThan)}`;
}

/** UTF-8, or UTF-16 where the file says so, as redirected output of PowerShell does. */
function decoded(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
