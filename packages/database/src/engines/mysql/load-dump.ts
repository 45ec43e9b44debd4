import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MysqlAddress } from '@deploy-actions/sql';
import { type Archive, DamagedBackupError } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { DumpReader } from './dump-reader.ts';
import { eventState, kindOf, type Rewriting, rewrite } from './dump-statements.ts';
import { explainProgram } from './explain-program.ts';
import { longestPacket, programEnvironment, withOptionsFile } from './options-file.ts';
import type { Program } from './programs.ts';
import { damage, openSql } from './read-archive.ts';

/** Where a dump goes, and with what. */
export interface LoadRequest {
  readonly address: MysqlAddress;
  readonly rewriting: Rewriting;
  readonly program: Program;
  /** Milliseconds. */
  readonly timeout: number;
}

/** What is known after a dump was loaded and not from the database. */
export interface Loaded {
  /** `ENABLE`, `DISABLE` as the dump has it, by event. */
  readonly eventStates: ReadonlyMap<string, string>;
}

/**
 * Loads an archive into an empty database by the client program. Only statements that dump programs write get through, none that
 * names a database, and commands of the client are switched off. Throws ProviderError and DamagedBackupError.
 */
export async function loadDump(
  archive: Archive,
  request: LoadRequest,
  context: EngineContext,
): Promise<Loaded> {
  const { address, rewriting, program, timeout } = request;
  const rewriter = new DumpRewriter(rewriting);
  const inflow = pipeline(await openSql(archive), rewriter);
  inflow.catch(() => {});
  const words = ['--binary-mode', '--comments', '--batch', '--default-character-set=utf8mb4'];
  try {
    const { exitCode, lastLines } = await withOptionsFile(address, program.kind, context, (access) =>
      context.processes.piped({
        command: program.path,
        args: [...access, ...words, `--max-allowed-packet=${longestPacket}`, '--', rewriting.database],
        ...{ directory: context.workspace, environment: programEnvironment, stdin: rewriter },
        ...{ timeout, signal: context.signal },
      }),
    );
    if (exitCode === 0) {
      await inflow;
      return { eventStates: rewriter.eventStates };
    }
    throw explainProgram(lastLines, { program, operation: 'restore', place: address.place }, context);
  } catch (error) {
    context.signal.throwIfAborted();
    throw damage(error);
  } finally {
    rewriter.destroy();
  }
}

/** Makes a dump one for another database. */
class DumpRewriter extends Transform {
  readonly eventStates = new Map<string, string>();
  readonly #reader: DumpReader;
  #complete = false;

  constructor(rewriting: Rewriting) {
    super({ highWaterMark: 256 * 1024 });
    this.#reader = new DumpReader({
      statement: (text, delimiter) => this.#statement(text, delimiter, rewriting),
      data: (bytes) => this.push(bytes),
      rows: () => {},
      comment: (text) => {
        if (/^-- Dump completed/.test(text)) this.#complete = true;
      },
    });
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#attempt(() => this.#reader.write(piece), done);
  }

  override _flush(done: (error?: Error) => void): void {
    this.#attempt(() => {
      this.#reader.end();
      if (!this.#complete)
        throw new DamagedBackupError('it was cut off: the line `-- Dump completed` is missing');
    }, done);
  }

  #attempt(work: () => void, done: (error?: Error) => void): void {
    try {
      work();
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  }

  #statement(text: string, delimiter: string, rewriting: Rewriting): void {
    const state = kindOf(text) === 'event' ? eventState(text) : undefined;
    if (state !== undefined) this.eventStates.set(state.name, state.state);
    const changed = rewrite(text, rewriting);
    if (changed === undefined) return;
    const whole =
      delimiter === ';' ? `${changed};\n` : `DELIMITER ${delimiter}\n${changed}\n${delimiter}\nDELIMITER ;\n`;
    this.push(Buffer.from(whole, 'latin1'));
  }
}
