import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ProviderError } from '@deploy-actions/action-kit';
import type { MysqlAddress } from '@deploy-actions/sql';
import { DamagedBackupError, type Dump } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { type Around, contentsOfDump } from './comparison.ts';
import { type DefinedTable, type Definitions, readDefinitions } from './definitions.ts';
import { DumpSurvey, type SurveyedDump } from './dump-survey.ts';
import { explainProgram } from './explain-program.ts';
import { longestPacket, programEnvironment, withOptionsFile } from './options-file.ts';
import type { Program } from './programs.ts';
import { type Counted, countRows, type Depth } from './rows.ts';
import { readServerFacts, type ServerFacts } from './server-facts.ts';
import { ServerSession } from './server-session.ts';
import { Snapshot } from './snapshot.ts';
import { unprotectedTables } from './table-engines.ts';

/** 30 MB of SQL took 0.22 s at 1, and 0.44 s at 6, which made it 2.5 % smaller. */
const gzipLevel = 1;

/** What is dumped, and with what. */
export interface DumpRequest {
  readonly address: MysqlAddress;
  readonly database: string;
  readonly exclude: readonly string[];
  readonly depth: Depth;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  readonly program: Program;
}

/**
 * Dumps a database, gzipped, and says what the dump is of. MySQL can't share a snapshot between connections, so the one of the
 * program lies between two others, begun just before it and as soon as its first table comes. Throws ProviderError.
 */
export async function writeDump(
  request: DumpRequest,
  target: Writable,
  context: EngineContext,
): Promise<Dump> {
  const sessions: ServerSession[] = [];
  const stop = new AbortController();
  const own: EngineContext = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  const open = async () => {
    const session = await ServerSession.open(request, own);
    sessions.push(session);
    return session;
  };
  try {
    const reading = new Reading(request, open);
    const server = await reading.begin();
    const takenAt = context.clock.now();
    const survey = new DumpSurvey();
    const running = dumpInto(request, survey, target, () => reading.firstTable(), own);
    // Whichever fails first ends the other, and is why both fail.
    const [dumped] = await Promise.all([running, reading.whileDumping(running)]).catch(
      async (error: unknown) => {
        stop.abort(error);
        await running.catch(() => {});
        throw error;
      },
    );
    return await reading.describe(dumped, server, takenAt, context);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof DamagedBackupError)) throw error;
    const message = `${request.program.path} wrote what it shouldn't: ${error.message}`;
    throw new ProviderError(message, { system: 'MySQL', operation: 'dump', cause: error });
  } finally {
    for (const session of sessions) session.close();
  }
}

/** Reads the database beside the program that dumps it. */
class Reading {
  readonly #request: DumpRequest;
  readonly #open: () => Promise<ServerSession>;
  readonly #begun = Promise.withResolvers<void>();
  #session: ServerSession | undefined;
  #before: Definitions | undefined;
  #first: Snapshot | undefined;
  #protected: readonly DefinedTable[] = [];
  #unprotected: readonly DefinedTable[] = [];
  #countedBefore = new Map<string, Counted>();
  #countedAfter = new Map<string, Counted>();
  #violations: number | undefined;

  constructor(request: DumpRequest, open: () => Promise<ServerSession>) {
    this.#request = request;
    this.#open = open;
  }

  /** Reads the definitions and all that a transaction doesn't protect, and begins the first snapshot. */
  async begin(): Promise<ServerFacts> {
    this.#session = await this.#open();
    const server = await readServerFacts(this.#session);
    const { database, exclude, depth } = this.#request;
    this.#before = await readDefinitions(this.#session, database, { exclude });
    const unprotected = await unprotectedTables(this.#session, this.#before.tables);
    this.#unprotected = unprotected;
    this.#protected = this.#before.tables.filter((table) => !unprotected.includes(table));
    await this.#countUnprotected(this.#countedBefore);
    if (depth !== 'schema') this.#first = await Snapshot.begin(await this.#open(), database);
    return server;
  }

  /** The program has begun its own snapshot by now. */
  firstTable(): void {
    this.#begun.resolve();
  }

  /** Counts in the first snapshot, and in another one that is begun after the program's. */
  async whileDumping(running: Promise<unknown>): Promise<void> {
    const { database, depth } = this.#request;
    if (this.#first === undefined) return;
    await Promise.race([this.#begun.promise, running]);
    const last = await Snapshot.begin(await this.#open(), database);
    const counted = await this.#first.count(this.#protected, depth);
    for (const [name, value] of counted) this.#countedBefore.set(name, value);
    this.#violations = await this.#first.violations(this.#protected);
    for (const [name, value] of await last.count(this.#protected, depth)) this.#countedAfter.set(name, value);
  }

  /** What the dump is of. */
  async describe(
    dumped: SurveyedDump,
    server: ServerFacts,
    takenAt: number,
    { log }: Pick<EngineContext, 'log'>,
  ): Promise<Dump> {
    const { database, exclude, depth } = this.#request;
    if (this.#session === undefined || this.#before === undefined)
      throw new Error('describe goes after begin');
    await this.#countUnprotected(this.#countedAfter);
    const after = await readDefinitions(this.#session, database, { exclude });
    const around: Around = {
      ...{ before: this.#before, after, violations: this.#violations },
      ...{ countedBefore: this.#countedBefore, countedAfter: this.#countedAfter },
      unprotected: this.#unprotected.map(({ name }) => name),
    };
    const contents = contentsOfDump(around, dumped, depth, log);
    const definers = new Set(after.stored.map(({ definer }) => definer).filter((each) => each !== undefined));
    const settings = {
      ...{ kind: server.kind, 'character-set': after.characterSet, collation: after.collation },
      'lower-case-names': String(server.lowerCaseNames),
      ...{ 'longest-statement': String(dumped.longestStatement), definers: [...definers].sort().join(' ') },
    };
    return { takenAt, engineVersion: server.text, settings, contents };
  }

  async #countUnprotected(counted: Map<string, Counted>): Promise<void> {
    if (this.#session === undefined) return;
    const { database } = this.#request;
    for (const table of this.#unprotected) {
      counted.set(table.name, await countRows(this.#session, database, table, 'checksums'));
    }
  }
}

async function dumpInto(
  { address, database, exclude, timeout, program }: DumpRequest,
  survey: DumpSurvey,
  target: Writable,
  onFirstTable: () => void,
  context: EngineContext,
): Promise<SurveyedDump> {
  const tap = new Transform({
    highWaterMark: 256 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      try {
        survey.write(chunk);
        if (survey.hasTables) onFirstTable();
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  let broken: unknown;
  const outflow = pipeline(tap, createGzip({ level: gzipLevel, chunkSize: 256 * 1024 }), target, {
    end: false,
  });
  outflow.catch((error: unknown) => {
    broken ??= error;
  });
  try {
    const { exitCode, lastLines } = await withOptionsFile(address, program.kind, context, (words) =>
      context.processes.piped({
        ...{ command: program.path, args: [...words, ...dumpWords(program, database, exclude)] },
        ...{ directory: context.workspace, environment: programEnvironment },
        ...{ stdout: tap, timeout, signal: context.signal },
      }),
    );
    if (exitCode !== 0)
      throw explainProgram(lastLines, { program, operation: 'dump', place: address.place }, context);
    const surveyed = survey.end();
    tap.end();
    await outflow;
    return surveyed;
  } catch (error) {
    tap.destroy();
    await outflow.catch(() => {});
    context.signal.throwIfAborted();
    throw broken !== undefined && !isEcho(broken) ? broken : error;
  }
}

/** What a stream says because another one was given up. */
function isEcho(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/**
 * https://mariadb.com/kb/en/mariadb-dump/, https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html. Without tablespaces, which need
 * PROCESS; without statistics, which MariaDB doesn't have; without GTIDs, which would be a setting of the whole server.
 */
export function dumpWords(program: Program, database: string, exclude: readonly string[]): string[] {
  const ofMysql = program.kind === 'mysql';
  return [
    ...['--single-transaction', '--quick', '--skip-lock-tables', '--skip-add-locks', '--no-tablespaces'],
    ...['--routines', '--triggers', '--events', '--hex-blob', '--default-character-set=utf8mb4'],
    ...[
      '--comments',
      '--dump-date',
      '--quote-names',
      '--set-charset',
      '--tz-utc',
      `--max-allowed-packet=${longestPacket}`,
    ],
    ...(ofMysql ? ['--set-gtid-purged=OFF'] : []),
    ...(ofMysql && program.major >= 8 ? ['--column-statistics=0'] : []),
    ...exclude.map((table) => `--ignore-table=${database}.${table}`),
    '--',
    database,
  ];
}
