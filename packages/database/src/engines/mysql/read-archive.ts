import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Archive, DamagedBackupError } from '../../backup-engine.ts';
import { DumpSurvey, type SurveyedDump } from './dump-survey.ts';

/** An archive as the SQL that was dumped; what isn't gzip, or not any more, fails it with a {@link DamagedBackupError}. */
export async function openSql(archive: Archive): Promise<Readable> {
  const raw = await archive.open();
  const sql = createGunzip({ chunkSize: 256 * 1024 });
  raw.on('error', (error) => sql.destroy(error));
  sql.on('close', () => raw.destroy());
  return raw.pipe(sql);
}

/** Reads an archive from its beginning to its end. Throws DamagedBackupError, and the signal's reason when it fires. */
export async function surveyArchive(archive: Archive, signal: AbortSignal): Promise<SurveyedDump> {
  const survey = new DumpSurvey();
  try {
    const sql = await openSql(archive);
    await pipeline(
      sql,
      async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) survey.write(piece);
      },
      { signal },
    );
    return survey.end();
  } catch (error) {
    signal.throwIfAborted();
    throw damage(error);
  }
}

/** What an error of zlib means; others are left as they are. */
export function damage(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || !/^Z_/.test(code)) return error;
  if (code === 'Z_BUF_ERROR') return new DamagedBackupError('it was cut off: gzip ends in the middle');
  return new DamagedBackupError('it isn’t gzip, or was damaged: it can’t be unpacked');
}
