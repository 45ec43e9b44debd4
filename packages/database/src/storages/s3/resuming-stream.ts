import { finished, Readable } from 'node:stream';
import type { Runtime } from '@deploy-actions/action-kit';
import { FlatMemory } from '../../flat-memory.ts';

/** Gives the bytes of an object from an offset on; `undefined` when that is its end. */
export type ReadFrom = (offset: number) => Promise<Readable | undefined>;

/** How often in a row a read that breaks off is taken up again where it broke off. */
const resumptions = 5;
/** Milliseconds before that. */
const pause = 1_000;

/** All bytes of an object, over as many connections as it takes. Fails with what `explain` makes of a failure. */
export class ResumingStream extends Readable {
  readonly #readFrom: ReadFrom;
  readonly #explain: (error: unknown) => Error;
  readonly #context: Pick<Runtime, 'clock' | 'log' | 'signal'>;
  #body: Readable | undefined;
  #opening = false;
  #offset = 0;
  #failures = 0;
  readonly #memory = new FlatMemory();

  constructor(
    readFrom: ReadFrom,
    explain: (error: unknown) => Error,
    context: Pick<Runtime, 'clock' | 'log' | 'signal'>,
  ) {
    super({ highWaterMark: 256 * 1024 });
    this.#readFrom = readFrom;
    this.#explain = explain;
    this.#context = context;
  }

  override _read(): void {
    if (this.#body) this.#body.resume();
    else if (!this.#opening) void this.#open();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#body?.destroy();
    callback(error);
  }

  async #open(): Promise<void> {
    this.#opening = true;
    try {
      const body = await this.#readFrom(this.#offset);
      if (body === undefined) this.push(null);
      else if (this.destroyed) body.destroy();
      else this.#take(body);
    } catch (error) {
      await this.#broke(error);
    } finally {
      this.#opening = false;
    }
  }

  #take(body: Readable): void {
    this.#body = body;
    body.on('data', (chunk: Buffer) => {
      this.#offset += chunk.length;
      this.#failures = 0;
      this.#memory.passed(chunk.length);
      if (!this.push(chunk)) body.pause();
    });
    // What breaks off says so twice, and `finished` hears it once.
    body.on('error', () => {});
    finished(body, (error) => {
      this.#body = undefined;
      if (this.destroyed) return;
      if (error) void this.#broke(error);
      else this.push(null);
    });
  }

  async #broke(error: unknown): Promise<void> {
    const { clock, log, signal } = this.#context;
    if (signal.aborted || !isBroken(error) || this.#failures >= resumptions) {
      this.destroy(signal.aborted ? (signal.reason as Error) : this.#explain(error));
      return;
    }
    this.#failures += 1;
    log.debug(`Reading broke off at ${this.#offset} bytes and goes on from there.`);
    this.#opening = true;
    await clock.sleep(pause, signal).catch(() => {});
    await this.#open();
  }
}

/** Whether a connection went away, which says nothing of the object. */
function isBroken(error: unknown): boolean {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  const transport = typeof code === 'string' && /^(E[A-Z]+|ERR_STREAM_PREMATURE_CLOSE)$/.test(code);
  return transport || name === 'TimeoutError' || message === 'aborted';
}
