import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatSize, type Runtime } from '@deploy-actions/action-kit';
import type { BackupEngine, Dump, FileEngine } from './backup-engine.ts';
import type { StagedArchive } from './backup-storage.ts';
import { digestFile, type Measure, MeasuringStream } from './digest.ts';
import { partialName } from './storages/partial-files.ts';

/** A dump that lies in its store. */
export interface Dumped {
  readonly dump: Dump;
  readonly measure: Measure;
}

type Context = Pick<Runtime, 'clock' | 'log' | 'signal' | 'temporary'>;

/** Milliseconds between two lines about how far a dump is. */
const progressEvery = 30_000;

/**
 * Dumps a database into a store, its size and SHA-256 taken from the bytes on their way there, so that what is read back can be held
 * against what the database gave. Throws ProviderError, and the signal's reason when it fires.
 */
export async function dumpArchive(
  engine: BackupEngine,
  staged: StagedArchive,
  context: Context,
): Promise<Dumped> {
  if (engine.writes === 'stream') {
    return store(staged.write(), (target) => engine.dump(target), context);
  }
  if (staged.file !== undefined) {
    const dump = await engine.dump(staged.file);
    return { dump, measure: await digestFile(staged.file, context.signal) };
  }
  return dumpByFile(engine, staged, context);
}

/** By a file on this machine, for an engine that needs one and a store that has none. */
async function dumpByFile(engine: FileEngine, staged: StagedArchive, context: Context): Promise<Dumped> {
  const file = join(context.temporary, partialName(`dump.${engine.extension}`));
  try {
    const dump = await engine.dump(file);
    const copy = async (target: Writable) => {
      await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), target, { end: false });
      return dump;
    };
    return await store(staged.write(), copy, context);
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  }
}

/** Hands `fill` a stream that leads into `sink` and measures; throws whatever failed first. */
async function store(
  sink: Writable,
  fill: (target: Writable) => Promise<Dump>,
  context: Context,
): Promise<Dumped> {
  const { signal } = context;
  const measured = new MeasuringStream(sayProgress(context));
  let failure: { readonly error: unknown } | undefined;
  const stored = pipeline(measured, sink, { signal }).catch((error) => {
    failure ??= { error };
  });
  try {
    const dump = await fill(measured);
    measured.end();
    await stored;
    if (failure === undefined) return { dump, measure: measured.measure() };
  } catch (error) {
    failure ??= { error };
    measured.destroy(error instanceof Error ? error : new Error(String(error)));
    await stored;
  }
  signal.throwIfAborted();
  throw failure.error;
}

function sayProgress({ clock, log }: Pick<Context, 'clock' | 'log'>): (sizeBytes: number) => void {
  let said = clock.now();
  return (sizeBytes) => {
    const now = clock.now();
    if (now - said < progressEvery) return;
    said = now;
    log.info(`${formatSize(sizeBytes)} so far`);
  };
}

/** Stores bytes that are in memory. Throws ProviderError, and the signal's reason when it fires. */
export async function storeBytes(content: Buffer, staged: StagedArchive, context: Context): Promise<Measure> {
  const target = staged.write();
  try {
    await pipeline([content], target, { signal: context.signal });
  } catch (error) {
    context.signal.throwIfAborted();
    throw error;
  }
  const measured = new MeasuringStream();
  measured.end(content);
  measured.resume();
  await new Promise((resolve) => measured.once('end', resolve));
  return measured.measure();
}
