import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { systemClock } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import { prepareBackup } from '@deploy-actions/database';
import { createTestRuntime } from '@deploy-actions/testing';
import { ensure } from '../../scripts/components/component.ts';
import { components } from '../../scripts/components/components.ts';
import { type Postgres, startPostgres } from '../integration/components/postgres.ts';
import type { Benchmark, Measurement } from './benchmark.ts';
import { type Bucket, startBucket } from './discarding-bucket.ts';

const rounds = 3;
/** Rows of text that packs like text does; the dump takes some seconds. */
const rows = 1_500_000;

/** How long a backup of PostgreSQL takes to a folder and to S3, checksum and upload included, against the same pg_dump writing a file. */
export const benchmark: Benchmark = {
  title: 'A backup of PostgreSQL, against pg_dump writing a file',
  async measure() {
    await ensure(components.postgres, console.log);
    const folder = mkdtempSync(join(tmpdir(), 'deploy-actions-bench-'));
    const server = await startPostgres();
    const bucket = await keepingBucket();
    try {
      await fill(server);
      return await compare(folder, server, bucket);
    } finally {
      bucket.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function fill({ admin }: Postgres): Promise<void> {
  await admin(
    `create table orders as select n as id, md5(n::text) as token, repeat(md5((n / 7)::text) || ' ordered ', 6) as note
       from generate_series(1, ${rows}) n`,
  );
}

/** A bucket whose objects can be read back as they were written. */
function keepingBucket(): Promise<Bucket> {
  const kept = new Map<string, Buffer[]>();
  return startBucket({
    async take(key, part, request: IncomingMessage) {
      const parts = part === 1 ? [] : (kept.get(key) ?? []);
      const body = Buffer.concat(await request.toArray());
      parts[part - 1] = body;
      kept.set(key, Object.assign(kept.get(key) ?? [], parts));
      return body.length;
    },
    give: (key) => kept.get(key) ?? [],
  });
}

async function compare(folder: string, server: Postgres, bucket: Bucket): Promise<Measurement[]> {
  const times = { bare: [] as number[], folder: [] as number[], s3: [] as number[] };
  // One of each in turn: what else the machine does then slows all of them alike.
  for (let round = 0; round < rounds; round += 1) {
    times.bare.push(dumpToFile(server, join(folder, `bare-${round}.dump`)));
    times.folder.push(await backUp(server, folder, 'backups', bucket));
    times.s3.push(await backUp(server, folder, 's3://backups/db', bucket));
  }
  const against = (name: string, taken: readonly number[]) => ({
    // The least of each: what else the machine does only adds.
    ...{ name, ratio: Math.min(...taken) / Math.min(...times.bare), aim: 1.05, budget: 1.1 },
  });
  return [against('to a folder', times.folder), against('to S3', times.s3)];
}

/** Milliseconds that pg_dump takes by itself. */
function dumpToFile(server: Postgres, file: string): number {
  const program = join(dirname(components.postgres.program), 'pg_dump');
  const started = performance.now();
  execFileSync(program, ['--format=custom', '--compress=6', `--file=${file}`, server.url()], {
    stdio: 'pipe',
  });
  return performance.now() - started;
}

/** Milliseconds from the start of the dump until all of it is stored. */
async function backUp(
  server: Postgres,
  folder: string,
  destination: string,
  { url }: Bucket,
): Promise<number> {
  const variables = {
    ...{ AWS_ENDPOINT_URL: url, AWS_REGION: 'eu-central-1' },
    ...{ AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' },
  };
  // The SDK reads the environment of the process.
  Object.assign(process.env, variables);
  const workspace = mkdtempSync(join(folder, 'run-'));
  mkdirSync(join(workspace, 'temporary'));
  const environment = { ...process.env, ...variables };
  const temporary = join(workspace, 'temporary');
  const runtime = { ...(await createTestRuntime({ environment, workspace, temporary })), clock: systemClock };
  const backup: BackupConfiguration = {
    ...{
      engine: 'postgres',
      connection: server.url(),
      format: 'custom',
      jobs: 1,
      roles: false,
      compare: 'rows',
    },
    ...{
      'lock-timeout': 30_000,
      timeout: 600_000,
      destination,
      verify: 'archive',
      'warn-when-shrunk-by': 50,
    },
    programs: dirname(components.postgres.program),
  };
  const request = { backup, aws: undefined, service: 'shop', environment: 'bench', version: undefined };
  const prepared = await prepareBackup(request, runtime);
  const { backupSeconds } = await prepared.make();
  return backupSeconds * 1_000;
}
