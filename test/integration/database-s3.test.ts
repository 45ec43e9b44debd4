import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { ConfigurationError, ProviderError, systemClock } from '@deploy-actions/action-kit';
import { openBackup, prepareBackup } from '@deploy-actions/database';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '../../packages/checks/test/asking.ts';
import {
  archived,
  ballast,
  createWorkspace,
  names,
  type Workspace,
} from '../../packages/database/test/fixtures.ts';
import { BackupBucket } from './backup-bucket.ts';
import {
  type Answer,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';

const day = 86_400_000;
const destination = 's3://backups/db';
const listed = /^[a-z-]+-\d{8}T\d{6}Z-[0-9a-f]{8}\.(json|sqlite)$/;

let moto: Moto;
let proxy: FaultProxy;
let bucket: BackupBucket;
beforeAll(async () => {
  moto = await startMoto();
  proxy = await startFaultProxy(moto.url);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await proxy?.close();
  await moto?.close();
});
beforeEach(async () => {
  proxy.clear();
  await moto.reset();
  bucket = new BackupBucket('backups', moto.url);
  await bucket.create();
});

type Backup = Parameters<Workspace['request']>[0];

/** A database whose backups go to the bucket; `later` puts the clock on by so many milliseconds. */
async function world(sql: string) {
  const workspace = await createWorkspace(sql, 'wal', { ...motoVariables, AWS_ENDPOINT_URL: proxy.url });
  const runtimeAt = (later: number) => {
    const clock = { ...systemClock, now: () => systemClock.now() + later };
    return { ...workspace.runtime, clock };
  };
  const request = (backup: Backup) => workspace.request({ destination, verify: 'archive', ...backup });
  const backUp = async (backup: Backup = {}, later = 0) =>
    archived(await (await prepareBackup(request(backup), runtimeAt(later))).make());
  const open = (location: string) => openBackup(location, request({}), runtimeAt(0));
  return { ...workspace, request, backUp, open, runtimeAt };
}

const keysIn = (names: readonly string[]) => names.map((name) => `db/${name}`).sort();
const isPart = (number: number) => new RegExp(`^PUT /backups/db/.*partNumber=${number}&`);
const isCompletion = /^POST \/backups\/db\/[^?]*\?uploadId=/;
const isArchive = /^PUT \/backups\/db\/(shop-[^.?]*)\.sqlite/;
const isManifest = /^PUT \/backups\/db\/shop-[^.]*\.json/;

/** See https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function refusal(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

describe('a backup in S3', () => {
  it('is uploaded in parts as the settings say, read back, and restored by its manifest', async () => {
    const { backUp, database, open, runtime } = await world(ballast(9_000));
    const s3 = { 'storage-class': 'STANDARD_IA', encryption: { method: 'AES256' } } as const;
    const { manifest, manifestLocation, location } = await backUp({ s3, verify: 'restore' });
    expect(location).toBe(`${destination}/${manifest.file}`);
    expect(await bucket.keys()).toEqual(keysIn([`${manifest.backupId}.json`, manifest.file]));
    expect(await bucket.uploads()).toEqual([]);
    expect(proxy.calls.filter(({ operation }) => /partNumber=\d/.test(operation))).toHaveLength(2);
    expect(await bucket.head(`db/${manifest.file}`)).toMatchObject({
      ...{ StorageClass: 'STANDARD_IA', ServerSideEncryption: 'AES256', ContentLength: manifest.sizeBytes },
    });
    expect(manifest.verified.level).toBe('restore');
    const written = proxy.calls.find(({ operation }) => isManifest.test(operation));
    expect(written?.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-server-side-encryption': 'AES256',
    });

    database.exec('DELETE FROM ballast');
    const { safetyCopy, lossFrom } = await (await open(manifestLocation)).restore({ maintenance: false });
    expect(database.prepare('SELECT count(*) AS n FROM ballast').get()).toEqual({ n: 9_000 });
    expect(lossFrom).toBe(manifest.created);
    expect(safetyCopy).toMatch(/^s3:\/\/backups\/db\/shop-production-before-restore-.*\.json$/);
    expect(names(runtime.temporary).filter((name) => name.startsWith('.partial'))).toEqual([]);
  });

  it('is locked once it is verified, and kept by retention until the lock ends', async () => {
    bucket = new BackupBucket('locked', moto.url);
    await bucket.create({ lock: true });
    const { backUp, runtime } = await world('CREATE TABLE t (x)');
    const s3 = { 'object-lock': { mode: 'governance', for: 7 * day } } as const;
    const there = { destination: 's3://locked', s3, keep: { newest: 1 } };
    const first = await backUp(there);
    const until = Date.parse(first.manifest.lockedUntil ?? '');
    expect(Math.abs(until - Date.now() - 7 * day)).toBeLessThan(60_000);
    for (const key of await bucket.keys()) {
      const ObjectLockRetainUntilDate = new Date(until);
      expect(await bucket.head(key)).toMatchObject({
        ObjectLockMode: 'GOVERNANCE',
        ObjectLockRetainUntilDate,
      });
    }
    const second = await backUp(there, 6 * day);
    expect(second.removed).toEqual([]);
    expect(runtime.lines.join('\n')).toContain(
      `gives up ${first.manifest.backupId}, but Object Lock holds it until ${first.manifest.lockedUntil}`,
    );
    const third = await backUp(there, 8 * day);
    expect(third.removed).toEqual([first.manifest.backupId]);
  });

  it('is given up with all its objects, and nothing else is', async () => {
    const { backUp } = await world('CREATE TABLE t (x)');
    await bucket.write('db/manual.sqlite', 'x');
    await bucket.write('db/notes.json', '{}');
    const first = await backUp({}, -2 * day);
    const second = await backUp({ keep: { newest: 1 } });
    expect(second.removed).toEqual([first.manifest.backupId]);
    const { backupId, file } = second.manifest;
    expect(await bucket.keys()).toEqual(keysIn([`${backupId}.json`, file, 'manual.sqlite', 'notes.json']));
  });

  it('is read on where the connection broke off', async () => {
    proxy.add({ on: /^GET .*\.sqlite/, times: 2, fault: { kind: 'broken-reply', bytes: 300_000 } });
    const { backUp } = await world(ballast(2_000));
    const { manifest } = await backUp();
    expect(manifest.verified.level).toBe('archive');
    const ranges = proxy.calls.filter(({ headers }) => /^bytes=\d+-$/.test(headers.range ?? ''));
    expect(ranges.length).toBeGreaterThanOrEqual(2);
  });

  it('whose last answer of the upload was lost is completed once, and counts', async () => {
    proxy.add({ on: isCompletion, times: 1, fault: { kind: 'lost-reply' } });
    const answer = () => refusal(404, 'NoSuchUpload', 'The specified upload does not exist.');
    proxy.add({ on: isCompletion, fault: { kind: 'replace', answer } });
    const { backUp } = await world(ballast(9_000));
    const { manifest } = await backUp();
    const completions = proxy.calls.filter(
      ({ operation }) => isCompletion.test(operation) && operation.includes(manifest.file),
    );
    expect(completions).toHaveLength(2);
    expect(await bucket.keys()).toEqual(keysIn([`${manifest.backupId}.json`, manifest.file]));
  });

  it('leaves the manifest alone that somebody else put where its own goes', async () => {
    const { request, runtime } = await world('CREATE TABLE t (x)');
    const foreign = '{"of":"another run"}';
    const { log } = runtime;
    const meddling = {
      ...log,
      info(text: string) {
        log.info(text);
        const id = proxy.calls.flatMap(({ operation }) => isArchive.exec(operation)?.[1] ?? []).at(-1);
        if (text.startsWith('Read back')) written.push(bucket.write(`db/${id}.json`, foreign));
      },
    };
    const written: Promise<void>[] = [];
    proxy.add({ on: isManifest, times: 1, fault: { kind: 'late-request', milliseconds: 500 } });
    const backup = (await prepareBackup(request({}), { ...runtime, log: meddling })).make();
    await expect(backup).rejects.toThrow(/another manifest is at s3:\/\/backups\/db\/.*\.json already/);
    await Promise.all(written);
    const keys = await bucket.keys();
    expect(keys).toHaveLength(1);
    expect((await bucket.read(keys[0] ?? '')).toString()).toBe(foreign);
  });

  it('whose answer to the manifest was lost counts all the same', async () => {
    proxy.add({ on: isManifest, times: 1, fault: { kind: 'lost-reply' } });
    const { backUp } = await world('CREATE TABLE t (x)');
    const { manifest } = await backUp();
    expect(await bucket.keys()).toEqual(keysIn([`${manifest.backupId}.json`, manifest.file]));
  });
});

describe('before anything is written', () => {
  it.each([
    ['a bucket that is not there', { destination: 's3://nowhere/db' }, /there is no bucket `nowhere`/],
    [
      'a bucket without Object Lock',
      { s3: { 'object-lock': { mode: 'compliance' as const, for: day } } },
      /the bucket `backups` has no Object Lock/,
    ],
  ])('%s is refused', async (_, backup, reason) => {
    const { request, runtime } = await world('CREATE TABLE t (x)');
    const refused = prepareBackup(request(backup), runtime);
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow(reason);
    expect(await bucket.keys()).toEqual([]);
  });

  it.each([
    [403, 'AccessDenied', /allow `s3:ListBucket` on `arn:aws:s3:::backups`/],
    [400, 'ExpiredToken', /credentials of this step have expired/],
    [
      301,
      'PermanentRedirect',
      /is in region `us-west-2`, and was asked for in `eu-central-1`; set `s3.region`/,
    ],
  ])('%i %s says what to do', async (status, code, reason) => {
    const headers = { 'x-amz-bucket-region': 'us-west-2' };
    const answer = () => ({ ...refusal(status, code, 'Refused'), headers });
    proxy.add({ on: /^GET \/backups\/?\?/, fault: { kind: 'replace', answer } });
    const { request, runtime } = await world('CREATE TABLE t (x)');
    await expect(prepareBackup(request({}), runtime)).rejects.toThrow(reason);
  });
});

describe('a backup that was cut short', () => {
  it.each([
    ['a part', isPart(2), 's3:PutObject'],
    ['the manifest', isManifest, 's3:PutObject'],
  ])('by a refusal of %s leaves nothing', async (_, on, action) => {
    const answer = () => refusal(403, 'AccessDenied', 'Access Denied');
    proxy.add({ on, fault: { kind: 'replace', answer } });
    const { backUp } = await world(ballast(9_000));
    await expect(backUp()).rejects.toThrow(`allow \`${action}\` on \`arn:aws:s3:::backups/db/shop-`);
    expect(await bucket.uploads()).toEqual([]);
    expect(await bucket.keys()).toEqual([]);
  });

  it('by a connection that does not come back says so, and can be tried again', async () => {
    proxy.add({ on: isPart(1), fault: { kind: 'lost-request' } });
    const { backUp } = await world(ballast(9_000));
    const backup = backUp();
    await expect(backup).rejects.toThrow(ProviderError);
    await expect(backup).rejects.toMatchObject({ system: 'S3', retryable: true });
    await expect(backup).rejects.toThrow(/^write s3:\/\/backups\/db\/shop-.*\.sqlite: /);
    expect(await bucket.uploads()).toEqual([]);
  });

  it('by cancelling leaves nothing', async () => {
    proxy.add({ on: isPart(2), fault: { kind: 'slow', milliseconds: 2_000 } });
    const { backUp, runtime } = await world(ballast(9_000));
    const backup = backUp();
    await called(isPart(2));
    runtime.cancel(new Error('enough'));
    await expect(backup).rejects.toThrow('enough');
    expect(await bucket.uploads()).toEqual([]);
    expect(await bucket.keys()).toEqual([]);
    expect(names(runtime.temporary).filter((name) => name.startsWith('.partial'))).toEqual([]);
  });

  it.each([
    ['while a part is on its way', isPart(2), true],
    ['before the manifest', isManifest, false],
  ])(
    'by killing the process %s counts as no backup, and the next one cleans up',
    async (_, moment, parts) => {
      const remove = proxy.add({ on: moment, fault: { kind: 'lost-request' } });
      const { backUp, request, runtime } = await world(ballast(9_000));
      const child = startBackup(runtime.workspace);
      await called(moment);
      child.kill('SIGKILL');
      await once(child, 'exit');
      remove();
      expect(await bucket.uploads()).toHaveLength(parts ? 1 : 0);
      const left = await bucket.keys();
      expect(left.filter((key) => key.includes('/.partial-'))).toHaveLength(1);
      expect(left.filter((key) => listed.test(key.slice(3)))).toHaveLength(parts ? 0 : 1);
      expect(await look({ s3: `${destination}/` })).toMatchObject({
        status: 'fail',
        finding: expect.stringMatching(/no object under/),
      });

      const { manifest } = await backUp();
      expect(await bucket.uploads()).toEqual([]);
      expect(await bucket.keys()).toEqual(keysIn([`${manifest.backupId}.json`, manifest.file]));
      expect(runtime.lines.join('\n')).toContain('left by a backup that died');
      expect(request({}).backup.destination).toBe(destination);
      expect(await look({ s3: `${destination}/` })).toMatchObject({ status: 'pass' });
      expect(await look({ manifest: `${destination}/` })).toMatchObject({ status: 'pass' });
    },
  );
});

describe('a backup that was changed in S3', () => {
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 8_192), /has 8192 bytes .*: it was cut off/],
    ['empty', () => Buffer.alloc(0), /is empty/],
    ['changed by one bit', flipped, /SHA-256 .*: it was damaged or changed/],
    ['foreign', (bytes: Buffer) => Buffer.alloc(bytes.length, 'x'), /SHA-256/],
  ])('is refused when it is %s', async (_, change, reason) => {
    const { backUp, open } = await world(ballast(100));
    const { manifest, manifestLocation } = await backUp();
    const key = `db/${manifest.file}`;
    await bucket.write(key, change(await bucket.read(key)));
    await expect((await open(manifestLocation)).verifyArchive()).rejects.toThrow(reason);
    await expect((await open(manifestLocation)).restore({ maintenance: false })).rejects.toThrow(
      ProviderError,
    );
  });
});

function flipped(bytes: Buffer): Buffer {
  bytes.writeUInt8(bytes.readUInt8(20_000) ^ 1, 20_000);
  return bytes;
}

/** Resolves when a call came to the proxy. */
async function called(operation: RegExp): Promise<void> {
  const before = proxy.calls.length;
  while (!proxy.calls.slice(before).some((call) => operation.test(call.operation))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function startBackup(workspace: string): ChildProcess {
  const program = new URL('../../packages/database/test/backup-process.ts', import.meta.url).pathname;
  const child = fork(program, [workspace, '', destination], { execArgv: [], silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What the check `backup-age` says. */
async function look(where: object): Promise<{ readonly status: string; readonly finding: unknown }> {
  const runtime = {
    ...(await createTestRuntime({ environment: { ...motoVariables, AWS_ENDPOINT_URL: proxy.url } })),
    clock: systemClock,
  };
  const check = { kind: 'backup-age', 'younger-than': '1d', ...where };
  const { status, finding } = await ask(check, runtime);
  return { status, finding };
}
