import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Readable, Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FlatMemory } from './flat-memory.ts';

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function digestText(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What went through a stream. */
export interface Measure {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Hands on what it gets and takes its size and SHA-256 on the way. */
export class MeasuringStream extends Transform {
  readonly #hash = createHash('sha256');
  readonly #memory = new FlatMemory();
  readonly #onBytes: (sizeBytes: number) => void;
  #sizeBytes = 0;

  /** `onBytes` is told, with each piece, how much went through so far. */
  constructor(onBytes: (sizeBytes: number) => void = () => {}) {
    super({ highWaterMark: 256 * 1024 });
    this.#onBytes = onBytes;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.#hash.update(chunk);
    this.#sizeBytes += chunk.length;
    this.#memory.passed(chunk.length);
    this.#onBytes(this.#sizeBytes);
    callback(null, chunk);
  }

  /** What went through; once, when the stream has ended. */
  measure(): Measure {
    return { sha256: this.#hash.digest('hex'), sizeBytes: this.#sizeBytes };
  }
}

/** Reads a stream to its end. Throws what it fails with, and the signal's reason when it fires. */
export async function digestStream(stream: Readable, signal: AbortSignal): Promise<Measure> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  // A stream rather than a loop: promises for each chunk would be most of the garbage.
  const sink = new Writable({
    write(chunk: Buffer, _encoding, callback) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      callback();
    },
  });
  try {
    await pipeline(stream, sink, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** Size and SHA-256 of a file, read as a stream. Throws the signal's reason when it fires. */
export function digestFile(file: string, signal: AbortSignal): Promise<Measure> {
  return digestStream(createReadStream(file, { highWaterMark: 256 * 1024 }), signal);
}
