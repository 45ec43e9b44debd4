import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a text, in hexadecimal. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 of a file in hexadecimal, read as a stream. Throws the signal's reason when it fires. */
export async function digestFile(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash, { signal }).catch((error) => {
    signal.throwIfAborted();
    throw error;
  });
  return hash.digest('hex');
}
