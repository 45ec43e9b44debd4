import { expect, test } from 'vitest';
import { boxLine, type ChecklistItem } from '../../src/sign-offs/checklist-item.ts';
import type { Author, Revision } from '../../src/sign-offs/edit-history.ts';
import { ticksOf } from '../../src/sign-offs/ticks.ts';
import { item } from './checklists.ts';

const plainItem = item();
const counting = item({ count: { label: 'Support tickets' } });

const app: Author = { kind: 'app', login: 'github-actions' };
const nobody: Author = { kind: 'unknown' };
const person = (login: string): Author => ({ kind: 'person', login });
const alice = person('alice');
const bob = person('bob');

function box({ boxes: [first] }: ChecklistItem) {
  if (!first) throw new Error('there is no box');
  return first;
}

const line = (ticked: boolean, value?: string, of = plainItem) =>
  `# List\n\n${boxLine(box(of), ticked, value)}\n`;
const open = line(false);
const ticked = line(true);

/** Who ticked, by what was written one after the other. */
function tickers(versions: readonly (readonly [Author, string | undefined])[], of = plainItem) {
  const revisions = versions.map(([by, body], index): Revision => ({ by, at: index, body }));
  const { ticks, problem } = ticksOf(revisions, box(of));
  return { by: ticks.map((tick) => `${tick.by}@${tick.at}${tick.value && `=${tick.value}`}`), problem };
}

test.each<[string, (readonly [Author, string | undefined])[], string[]]>([
  ['nobody yet', [[app, open]], []],
  [
    'a person',
    [
      [app, open],
      [alice, ticked],
    ],
    ['alice@1'],
  ],
  ['whoever wrote the first version with it', [[bob, ticked]], ['bob@0']],
  [
    'not who changes something else',
    [
      [app, open],
      [alice, ticked],
      [bob, `${ticked}\nSeen.`],
    ],
    ['alice@1'],
  ],
  [
    'with the line ends of a browser',
    [
      [app, open],
      [alice, ticked.replaceAll('\n', '\r\n')],
    ],
    ['alice@1'],
  ],
  [
    'nobody after it was taken back',
    [
      [app, open],
      [alice, ticked],
      [alice, open],
    ],
    [],
  ],
  [
    'who ticked it again',
    [
      [app, open],
      [alice, ticked],
      [bob, open],
      [bob, ticked],
    ],
    ['bob@3'],
  ],
  [
    'still, when an app lost it',
    [
      [app, open],
      [alice, ticked],
      [app, open],
    ],
    ['alice@1'],
  ],
  [
    'still, when another edits after that',
    [
      [app, open],
      [alice, ticked],
      [app, open],
      [bob, `${open}\nx`],
    ],
    ['alice@1'],
  ],
  [
    'still, when an app put it back',
    [
      [app, open],
      [alice, ticked],
      [app, open],
      [app, ticked],
    ],
    ['alice@1'],
  ],
  [
    'no more, once a person takes away what an app put back',
    [
      [app, open],
      [alice, ticked],
      [app, open],
      [app, ticked],
      [bob, open],
    ],
    [],
  ],
  [
    'both, when one ticked what an app lost',
    [
      [app, open],
      [alice, ticked],
      [app, open],
      [bob, ticked],
    ],
    ['alice@1', 'bob@3'],
  ],
  [
    'nobody after its words changed',
    [
      [app, open],
      [alice, ticked],
      [bob, ticked.replace('read', 'written')],
    ],
    [],
  ],
  [
    'who put the words back with a tick',
    [
      [app, open],
      [alice, ticked],
      [bob, ticked.replace('read', 'x')],
      [bob, ticked],
    ],
    ['bob@3'],
  ],
  [
    'nobody after the line is gone',
    [
      [app, open],
      [alice, ticked],
      [bob, '# List\n'],
    ],
    [],
  ],
  [
    'nobody when the line is there twice',
    [
      [app, open],
      [alice, ticked],
      [bob, `${ticked}${ticked}`],
    ],
    [],
  ],
  [
    'nobody for another statement',
    [
      [app, open.replace('read', 'old')],
      [alice, ticked.replace('read', 'old')],
      [app, open],
    ],
    [],
  ],
])('a box is ticked by %s', (_, versions, expected) => {
  expect(tickers(versions).by).toEqual(expected);
});

test.each<[string, (readonly [Author, string | undefined])[], RegExp]>([
  [
    'an app ticked it',
    [
      [app, open],
      [app, ticked],
    ],
    /by the app github-actions, which doesn't count/,
  ],
  [
    'the account is gone',
    [
      [app, open],
      [nobody, ticked],
    ],
    /does not tell who/,
  ],
  [
    'its version was deleted',
    [
      [app, open],
      [alice, undefined],
      [bob, ticked],
    ],
    /was deleted from its history/,
  ],
  [
    'a later version was deleted',
    [
      [app, open],
      [alice, ticked],
      [bob, undefined],
      [bob, ticked],
    ],
    /was deleted from its history/,
  ],
])('a tick counts for nobody when %s', (_, versions, problem) => {
  expect(tickers(versions)).toEqual({ by: [], problem: expect.stringMatching(problem) });
});

test('an app that ticked hides nobody: who unticks and ticks it counts', () => {
  const versions = [
    [app, open],
    [app, ticked],
    [alice, open],
    [alice, ticked],
  ] as const;
  expect(tickers(versions)).toEqual({ by: ['alice@3'], problem: undefined });
});

test('the number belongs to the tick: who changes it answers for it', () => {
  const at = (isTicked: boolean, value: string) => line(isTicked, value, counting);
  const written = [
    [app, at(false, '')],
    [bob, at(false, '3')],
    [alice, at(true, '3')],
  ] as const;
  expect(tickers(written, counting).by).toEqual(['alice@2=3']);
  expect(tickers([...written, [bob, at(true, '0')]], counting).by).toEqual(['bob@3=0']);
  expect(tickers([...written, [app, at(true, '0')]], counting).by).toEqual(['alice@2=3']);
});
