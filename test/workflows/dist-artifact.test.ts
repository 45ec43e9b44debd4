import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { artifactProblems, largestArtifact, mostFiles, takeArtifact } from '../../scripts/dist-artifact.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'artifact-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const built = { 'dist/index.js': 'new', 'dist/12.index.js': 'chunk', 'dist/rollback/main.js': 'stub' };

describe('what was built by somebody else', () => {
  test('is no problem where it is what a build makes, as what is committed here is', () => {
    expect(artifactProblems(folder(built))).toEqual([]);
    const committed = folder({});
    cpSync(join(repositoryRoot, 'dist'), join(committed, 'dist'), { recursive: true });
    expect(artifactProblems(committed)).toEqual([]);
  });

  test.each([
    '.github/workflows/ci.yml',
    'package.json',
    'dist/index.js.map',
    'dist/../package.json',
    'dist/.gitattributes',
    'dist/rollback/.git/config',
    'dist/rollback/extra.js',
    'dist/a/b/main.js',
    'dist/evil\n::set-output.js',
  ])('is refused with %j in it', (path) => {
    expect(artifactProblems(folder({ ...built, [path]: '' }))).toEqual([
      `${JSON.stringify(join(path))} is nothing that a build makes`,
    ]);
  });

  test('is refused with a link in it, wherever that leads', () => {
    const root = folder(built);
    symlinkSync('index.js', join(root, 'dist/13.index.js'));
    symlinkSync('/etc', join(root, 'dist/etc'));
    expect(artifactProblems(root)).toEqual(['"dist/13.index.js" is a link', '"dist/etc" is a link']);
  });

  test('is refused when it is too large, has too many files, or no bundle at all', () => {
    const root = folder(built);
    truncateSync(join(root, 'dist/12.index.js'), largestArtifact);
    expect(artifactProblems(root)).toEqual([
      `it has ${largestArtifact + 7} bytes, allowed are ${largestArtifact}`,
    ]);
    const many = Object.fromEntries(
      Array.from({ length: mostFiles }, (_, at) => [`dist/${at}.index.js`, '']),
    );
    expect(artifactProblems(folder({ ...many, 'dist/index.js': '' }))).toEqual([
      `it has ${mostFiles + 1} files, allowed are ${mostFiles}`,
    ]);
    expect(artifactProblems(folder({ 'dist/package.json': '{}' }))).toEqual(['dist/index.js is missing']);
  });
});

describe('taking it over', () => {
  test('replaces dist, with what is gone from it gone', () => {
    const root = folder({ 'dist/index.js': 'old', 'dist/99.index.js': 'gone', 'README.md': 'kept' });
    takeArtifact(folder(built), root);
    expect(readFileSync(join(root, 'dist/index.js'), 'utf8')).toBe('new');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('kept');
    expect(() => readFileSync(join(root, 'dist/99.index.js'))).toThrow();
  });

  test('changes nothing where there is a problem, and names it', () => {
    const root = folder({ 'dist/index.js': 'old' });
    const bad = folder({ ...built, 'dist/x.sh': '' });
    expect(() => takeArtifact(bad, root)).toThrow('"dist/x.sh" is nothing that a build makes');
    expect(readFileSync(join(root, 'dist/index.js'), 'utf8')).toBe('old');
  });
});
