import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { SqliteEngine } from '../src/engines/sqlite/sqlite-engine.ts';
import { compareContents, readManifest } from '../src/index.ts';
import { FileArchive } from '../src/storages/folder/file-archive.ts';
import { ballast, createWorkspace, richSchema } from './fixtures.ts';

function flipBit(file: string, offset: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
  writeFileSync(file, bytes);
}

const damages: [string, (file: string) => void, RegExp][] = [
  ['cut off', (file) => truncateSync(file, 8192), /has 8192 bytes .* were backed up: it was cut off/],
  ['longer', (file) => appendFileSync(file, 'x'), /it is another file/],
  ['empty', (file) => truncateSync(file, 0), /is empty/],
  ['changed by one bit', (file) => flipBit(file, 20_000), /SHA-256 .*: it was damaged or changed/],
  ['foreign', (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length, 'x')), /SHA-256/],
];

describe('a damaged backup', () => {
  it.each(damages)('that is %s is refused, and the database stays as it is', async (_, damage, reason) => {
    const { backUp, database, restore } = await createWorkspace(ballast(100));
    const { location, manifestLocation } = await backUp();
    database.exec('DELETE FROM ballast');
    damage(location);
    const restoring = restore(manifestLocation);
    await expect(restoring).rejects.toThrow(ProviderError);
    await expect(restoring).rejects.toThrow(reason);
    expect(database.prepare('SELECT count(*) AS n FROM ballast').get()).toEqual({ n: 0 });
  });

  it('whose manifest was made to fit is refused by its integrity or its tables', async () => {
    const { backUp, restore, runtime } = await createWorkspace(ballast(200));
    const { location, manifestLocation, manifest } = await backUp();
    const { digestFile } = await import('../src/digest.ts');
    const bytes = readFileSync(location).fill(0xff, 4096, 8192);
    writeFileSync(location, bytes);
    const forged = { ...manifest, ...(await digestFile(location, runtime.signal)) };
    writeFileSync(manifestLocation, JSON.stringify(forged));
    await expect(restore(manifestLocation)).rejects.toThrow(
      /integrity check found|can't be read as a database/,
    );
  });
});

describe('a manifest', () => {
  const cases: [string, string, RegExp][] = [
    ['that is no JSON', '{', /is not JSON/],
    ['that is something else', '{"schemaVersion":1}', /is no backup manifest: `backupId`/],
    ['of a later version', '{"schemaVersion":2}', /has schemaVersion 2.*newer deploy-actions/],
  ];
  it.each(cases)('%s is refused', async (_, text, reason) => {
    const { file, runtime } = await createWorkspace('CREATE TABLE t (x)');
    writeFileSync(`${file}.json`, text);
    await expect(readManifest(`${file}.json`, { aws: undefined, runtime })).rejects.toThrow(reason);
    await expect(readManifest(`${file}.json`, { aws: undefined, runtime })).rejects.toThrow(
      ConfigurationError,
    );
  });

  it('that is not there is refused', async () => {
    const { runtime } = await createWorkspace('');
    await expect(readManifest('/nowhere/x.json', { aws: undefined, runtime })).rejects.toThrow(
      'there is no file `/nowhere/x.json`',
    );
  });

  it('can not name a file outside its folder', async () => {
    const { backUp, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { manifest, manifestLocation } = await backUp();
    writeFileSync(manifestLocation, JSON.stringify({ ...manifest, file: '../app.db' }));
    await expect(readManifest(manifestLocation, { aws: undefined, runtime })).rejects.toThrow(
      '`file`: must be a plain file name',
    );
  });
});

describe('the comparison of a restored copy', () => {
  const changes: [string, string, RegExp][] = [
    ['a changed value', "UPDATE parent SET name = 'One' WHERE id = 1", /^rows of table `parent` differ$/],
    [
      'a number that became text',
      "UPDATE child SET note = '1' WHERE id = 2",
      /^rows of table `child` differ$/,
    ],
    [
      'an integer that became real',
      'UPDATE child SET note = 1.0 WHERE id = 2',
      /^rows of table `child` differ$/,
    ],
    [
      'text that became bytes',
      "UPDATE child SET note = x'31' WHERE id = 3",
      /^rows of table `child` differ$/,
    ],
    [
      'text that differs after a zero byte, in bytes no encoding knows',
      "UPDATE child SET note = CAST(x'610062fe' AS TEXT) WHERE id = 6",
      /^rows of table `child` differ$/,
    ],
    [
      'an integer beyond 2^53 that lost its last bit',
      'UPDATE parent SET id = 9007199254740992 WHERE id > 1',
      /differ/,
    ],
    ['a missing row', 'DELETE FROM strictly', /^table `strictly` has 0 rows instead of 1$/],
    ['a missing table', 'DROP TABLE void', /^table `void` is missing$/],
    ['an extra table', 'CREATE TABLE extra (x)', /^table `extra` was not backed up$/],
    ['another column', 'ALTER TABLE void RENAME x TO y', /^table `void` has the columns y$/],
    ['a missing index', 'DROP INDEX by_name', /^index `by_name` is missing$/],
    ['a missing view', 'DROP VIEW names', /^view `names` is missing$/],
    ['a missing trigger', 'DROP TRIGGER on_child', /^trigger `on_child` is missing$/],
    [
      'another index',
      'DROP INDEX by_name; CREATE INDEX by_name ON parent (name)',
      /^index `by_name` is defined differently$/,
    ],
    [
      'a row without its parent',
      'DELETE FROM parent WHERE id = 1',
      /6 rows point at a missing parent instead of 0/,
    ],
  ];
  it.each(changes)('finds %s', async (_, sql, difference) => {
    const { backUp, runtime } = await createWorkspace(richSchema);
    const { location, manifest } = await backUp({ verify: 'archive' });
    const copy = new DatabaseSync(location, { enableForeignKeyConstraints: false });
    copy.exec(sql);
    copy.close();
    const expected = manifest.contents ?? { tables: [], objects: [] };
    const found = await new SqliteEngine({ connection: 'app.db' }, runtime).list(
      new FileArchive(location, 0),
    );
    expect(compareContents(expected, found)).toContainEqual(expect.stringMatching(difference));
    expect(compareContents(expected, expected)).toEqual([]);
  });
});
