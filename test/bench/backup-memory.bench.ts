import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../scripts/workspace.ts';
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
      bundle(folder);
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

/** As the actions are: TypeScript that is compiled while it runs takes 40 MB more. */
function bundle(folder: string): void {
  const bundler = join(repository, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const out = join(folder, 'bundle');
  const program = join(import.meta.dirname, 'backup-child.ts');
  const args = [bundler, program, '--platform', 'node', '--format', 'esm', '--dir', out];
  execFileSync(process.execPath, args, { stdio: 'pipe' });
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
}

/** Makes a backup in a process of its own; gives the most memory that took, in bytes. */
async function run(workspace: string, destination: string, bytes: number, endpoint: string): Promise<number> {
  const program = join(workspace, 'bundle', 'backup-child.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, workspace, destination, String(bytes)],
    {
      env: {
        PATH: process.env['PATH'],
        ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-central-1' },
        ...{ AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' },
      },
    },
  );
  return (JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as { readonly peak: number }).peak;
}
