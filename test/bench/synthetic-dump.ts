import { createHash } from 'node:crypto';

const block = 64 * 1024;

/** Bytes that look like a dump: the same for everybody who asks, and no two blocks alike. */
export function* dumpOf(bytes: number): Generator<Buffer> {
  const seed = createHash('shake256', { outputLength: block }).update('dump').digest();
  for (let left = bytes, number = 0; left > 0; left -= block, number += 1) {
    const chunk = Buffer.from(seed.subarray(0, Math.min(block, left)));
    if (chunk.length >= 4) chunk.writeUInt32BE(number);
    yield chunk;
  }
}
