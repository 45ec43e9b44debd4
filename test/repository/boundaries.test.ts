import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source-code.ts';

const sources = (await sourceFiles(/^(actions|packages)\/[^/]+\/src\//)).filter(
  ({ path }) => !path.startsWith('packages/testing/'),
);
const kit = 'packages/action-kit/src/';

/** A way to reach outside, known by how it looks in code. */
interface Reach {
  readonly what: string;
  readonly pattern: RegExp;
  readonly instead: string;
  /** Files that may all the same, as a pattern, and why. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

const reaches: readonly Reach[] = [
  {
    what: 'the process',
    // Its number and its platform are facts, not ways out.
    pattern: /(?<![.\w-])process\.(?!(pid|platform)\b)\w+/,
    instead: 'what Runtime has',
    exceptions: {
      'packages/database/src/engines/sqlite/database.ts':
        'silences the one warning that loading node:sqlite gives',
      'packages/sql/src/sqlite/load-sqlite.ts': 'the same',
      'packages/database/src/storages/partial-files.ts':
        'asks whether the process that left a file still lives',
    },
  },
  { what: 'programs', pattern: /\b(spawn|execFile|fork)(Sync)?\(/, instead: 'runtime.processes' },
  {
    what: 'the network',
    pattern: /(?<![.\w#])fetch\(/,
    instead: 'runtime.http',
    exceptions: { 'packages/versioning/src/git/tags.ts': 'what it fetches, by git, are tags' },
  },
  { what: 'timers', pattern: /(?<![.\w])set(Timeout|Interval)\(/, instead: 'runtime.clock.sleep' },
  {
    what: 'the time',
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
    instead: 'runtime.clock.now',
  },
  { what: 'the console', pattern: /(?<![.\w])console\./, instead: 'runtime.log' },
  {
    what: 'inputs',
    pattern: /\breadInputs\(|\bInputValues\b|\bgetInput\(/,
    instead: 'the typed Inputs',
    exceptions: {
      'actions/[^/]+/src/inputs.ts': 'this is the place',
      'actions/[^/]+/src/post.ts': 'starts anew in a process of its own, with the definitions of inputs.ts',
    },
  },
  {
    what: 'outputs',
    pattern: /\bdefineOutputs\b|\bsetOutput\(/,
    instead: 'the Result of run',
    exceptions: { 'actions/[^/]+/src/outputs.ts': 'this is the place' },
  },
];

const modules = [
  '@actions/core',
  '@actions/exec',
  'node:child_process',
  'node:http',
  'node:https',
  'node:process',
];

describe('the outside is reached through action-kit alone', () => {
  test.each(reaches)('$what', ({ pattern, instead, exceptions = {} }) => {
    const excused = (path: string) =>
      Object.keys(exceptions).some((exception) => new RegExp(`^${exception}$`).test(path));
    const offenders = sources
      .filter(({ path }) => !path.startsWith(kit) && !excused(path))
      .filter(({ code }) => pattern.test(code))
      .map(({ path, code }) => `${path} has ${pattern.exec(code)?.[0]}, but should use ${instead}`);
    expect(offenders).toEqual([]);
  });

  test('in an action, not even the facts about the process', () => {
    const offenders = sources.filter(
      ({ path, code }) => path.startsWith('actions/') && /(?<![.\w-])process\./.test(code),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test('every pattern finds what it is meant to find in action-kit', () => {
    const own = sources.filter(({ path }) => path.startsWith(kit)).map(({ code }) => code);
    const blind = reaches.filter(({ pattern }) => !own.some((code) => pattern.test(code)));
    expect(blind.map(({ what }) => what)).toEqual(['the console']);
  });

  test('every exception is still needed', () => {
    const idle = reaches.flatMap(({ what, pattern, exceptions = {} }) =>
      Object.keys(exceptions)
        .filter(
          (exception) =>
            !sources.some(({ path, code }) => new RegExp(`^${exception}$`).test(path) && pattern.test(code)),
        )
        .map((exception) => `${exception} no longer needs ${what}`),
    );
    expect(idle).toEqual([]);
  });

  test('modules that reach outside are imported by action-kit alone', () => {
    const offenders = sources
      .filter(({ path }) => !path.startsWith(kit))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier, kind }) => kind !== 'type' && modules.includes(specifier))
          .map(({ specifier }) => `${path} imports ${specifier}`),
      );
    expect(offenders).toEqual([]);
  });
});

test('every action has the same files in src, each for its one purpose', () => {
  const actions = new Set(sources.flatMap(({ path }) => /^actions\/[^/]+/.exec(path)?.[0] ?? []));
  const paths = new Set(sources.map(({ path }) => path));
  const missing = [...actions].flatMap((action) =>
    ['inputs', 'main', 'outputs', 'run', 'summary']
      .map((file) => `${action}/src/${file}.ts`)
      .filter((path) => !paths.has(path)),
  );
  expect(missing).toEqual([]);
});
