import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError } from './errors.ts';
import type { Runtime } from './runtime.ts';

/**
 * Writes a report, redacted, into the job's temporary folder and gives its path. What the action did is done by then, so
 * that a folder that can't be written is a warning and no path.
 */
export async function writeReportFile(
  name: string,
  text: string,
  { temporary, secrets, log }: Pick<Runtime, 'temporary' | 'secrets' | 'log'>,
): Promise<string | undefined> {
  const file = join(temporary, name);
  try {
    await mkdir(temporary, { recursive: true });
    await writeFile(file, secrets.redact(text));
    return file;
  } catch (error) {
    log.warning(`The report ${file} could not be written: ${describeError(error)}`);
    return undefined;
  }
}
