import { Writable } from 'node:stream';
import { type PartsPlan, partSizeAt } from './part-sizes.ts';

/** Where parts go. Nothing is kept of a body once its promise is settled. */
export interface PartUpload {
  /** Takes all of an object that is no longer than a part. */
  putWhole(body: Buffer): Promise<void>;
  /** Takes one part; numbers count from 1. */
  putPart(number: number, body: Buffer): Promise<void>;
  /** Makes an object of the parts. */
  complete(): Promise<void>;
  /** Gives up what is under way. */
  abort(): Promise<void>;
}

/**
 * A stream whose bytes are uploaded part by part, some at a time: it has finished when the upload is complete, and fails with what a
 * part fails with. Its buffers are used again and again: parts that are allocated one by one, as the library `@aws-sdk/lib-storage` does, tear
 * the memory of the process apart until it takes twice as much.
 */
export class PartSink extends Writable {
  readonly #upload: PartUpload;
  readonly #plan: PartsPlan;
  readonly #free: Buffer[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #buffers = 0;
  #current: Buffer | undefined;
  #filled = 0;
  #number = 0;

  constructor(upload: PartUpload, plan: PartsPlan) {
    super({ highWaterMark: 256 * 1024 });
    this.#upload = upload;
    this.#plan = plan;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    const room = this.#current ? this.#current.length - this.#filled : 0;
    if (this.#current && chunk.length <= room) {
      this.#filled += chunk.copy(this.#current, this.#filled);
      callback();
    } else {
      this.#spread(chunk).then(() => callback(), callback);
    }
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#finish().then(() => callback(), callback);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const end = () => callback(error);
    if (this.writableFinished) end();
    else this.#upload.abort().then(end, end);
  }

  async #spread(chunk: Buffer): Promise<void> {
    for (let offset = 0; offset < chunk.length; ) {
      if (this.#current && this.#filled === this.#current.length) this.#send(this.#current);
      this.#current ??= await this.#buffer();
      const copied = chunk.copy(this.#current, this.#filled, offset);
      offset += copied;
      this.#filled += copied;
    }
  }

  async #buffer(): Promise<Buffer> {
    const size = partSizeAt(this.#plan, this.#number + 1);
    for (;;) {
      const free = this.#free.pop();
      if (free?.length === size) return free;
      if (free) this.#buffers -= 1;
      if (this.#buffers <= this.#plan.atATime) {
        this.#buffers += 1;
        return Buffer.allocUnsafeSlow(size);
      }
      await Promise.race(this.#underWay);
    }
  }

  #send(buffer: Buffer): void {
    this.#number += 1;
    const sent = this.#upload.putPart(this.#number, buffer.subarray(0, this.#filled)).then(
      () => void this.#free.push(buffer),
      (error) => {
        this.destroy(error);
        throw error;
      },
    );
    this.#underWay.add(sent);
    sent.finally(() => this.#underWay.delete(sent)).catch(() => {});
    this.#current = undefined;
    this.#filled = 0;
  }

  async #finish(): Promise<void> {
    if (this.#number === 0) {
      return this.#upload.putWhole(this.#current?.subarray(0, this.#filled) ?? Buffer.alloc(0));
    }
    if (this.#current) this.#send(this.#current);
    await Promise.all(this.#underWay);
    this.#free.length = 0;
    await this.#upload.complete();
  }
}
