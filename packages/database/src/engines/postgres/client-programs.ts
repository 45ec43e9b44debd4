import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { getCACertificates } from 'node:tls';
import type { EngineContext } from '../../engine-registry.ts';
import { partialName } from '../../storages/partial-files.ts';
import { programFailure } from './explain-failure.ts';
import type { Programs } from './programs.ts';
import type { ServerAddress } from './server-address.ts';

/** A program of PostgreSQL between two streams. */
export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  /** What it does, for messages. */
  readonly operation: string;
  readonly stdin?: Readable;
  readonly stdout?: Writable;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Ends it beside the signal of the step. */
  readonly signal?: AbortSignal;
}

type Context = Pick<EngineContext, 'log' | 'processes' | 'secrets' | 'signal' | 'temporary' | 'workspace'>;

/**
 * Runs a program of PostgreSQL to its end. The password reaches it in a file that only this user can read, and that is deleted
 * at the end: it is in neither arguments nor environment. Warnings are logged. Throws ProviderError that says what to do.
 */
export async function runProgram(
  call: ProgramCall,
  { folder }: Pick<Programs, 'folder'>,
  address: ServerAddress | undefined,
  context: Context,
): Promise<void> {
  const { program, args, operation, stdin, stdout, timeout } = call;
  const access = address === undefined ? undefined : await writeAccess(address, context);
  try {
    const { exitCode, lastLines } = await context.processes.piped({
      command: join(folder, program),
      args,
      directory: context.workspace,
      environment: { LC_MESSAGES: 'C', LANGUAGE: '', PGTZ: 'UTC', ...access?.environment },
      ...(stdin && { stdin }),
      ...(stdout && { stdout }),
      ...(timeout !== undefined && { timeout }),
      signal: call.signal ? AbortSignal.any([call.signal, context.signal]) : context.signal,
      onLine: (line) => {
        const [, warning] = /(?:warning|WARNING): +(.*)/.exec(line) ?? [];
        if (warning !== undefined) context.log.warning(`${program}: ${warning}`);
        else context.log.debug(`${program}: ${line}`);
      },
    });
    if (exitCode !== 0) throw programFailure(program, lastLines, operation, context);
  } finally {
    await access?.remove();
  }
}

interface Access {
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** https://www.postgresql.org/docs/current/libpq-pgpass.html: the file serves one server, so that it need not be named in it. */
async function writeAccess(address: ServerAddress, { temporary }: Context): Promise<Access> {
  const base = join(temporary, partialName(`access-${randomBytes(8).toString('hex')}`));
  const [passwords, authorities] = [`${base}.pass`, `${base}.crt`];
  const password = address.password.replaceAll(/[\\:]/g, '\\$&');
  const remove = async () => {
    for (const file of [passwords, authorities]) await rm(file, { force: true });
  };
  try {
    await writeFile(passwords, `*:*:*:*:${password}\n`, { mode: 0o600, flag: 'wx' });
    const environment: Record<string, string> = { ...address.environment, PGPASSFILE: passwords };
    if (address.needsAuthorities) {
      await writeFile(authorities, getCACertificates('default').join('\n'), { mode: 0o600, flag: 'wx' });
      environment['PGSSLROOTCERT'] = authorities;
    }
    return { environment, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
