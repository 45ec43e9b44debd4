import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark, Measurement } from './benchmark.ts';
import { startBucket } from './discarding-bucket.ts';
import { dumpOf } from './synthetic-dump.ts';

/** What a run may take, in bytes. */
const allowed = 200 * 2 ** 20;
const size = 5 * 2 ** 30;
const destinations = new Map([
  ['to a folder', 'backups'],
  ['to S3', 's3://backups/db'],
]);

/** The memory of a backup of 5 GiB, dumped, stored, read back and checked, against what it may use. */
export const benchmark: Benchmark = {
  title: 'A backup of 5 GiB, made and read back',
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    const bucket = await startBucket({
      async take(_key, _part, request) {
        let taken = 0;
        for await (const chunk of request) taken += (chunk as Buffer).length;
        return taken;
      },
      give: (_key, length) => dumpOf(length),
    });
    const measurement = (name: string, peak: number) => ({
      name: `most memory ${name}, against 200 MiB`,
      ...{ ratio: peak / allowed, aim: 0.9, budget: 1 },
    });
    const backUp = (destination: string, bytes: number) => run(folder, destination, bytes, bucket.url);
    try {
      // What is loaded for the first time is compiled, by what takes more memory than the bundles of the actions do.
      for (const destination of destinations.values()) await backUp(destination, 1);
      const peaks: Measurement[] = [];
      for (const [name, destination] of destinations) {
        peaks.push(measurement(name, await backUp(destination, size)));
      }
      return peaks;
    } finally {
      bucket.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Makes a backup in a process of its own; gives the most memory that took, in bytes. */
async function run(workspace: string, destination: string, bytes: number, endpoint: string): Promise<number> {
  const program = join(import.meta.dirname, 'backup-child.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, workspace, destination, String(bytes)],
    {
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: join(workspace, 'compiled'),
        ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-central-1' },
        ...{ AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' },
      },
    },
  );
  return (JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as { readonly peak: number }).peak;
}
