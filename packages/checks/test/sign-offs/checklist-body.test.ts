import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checklistMarker, newChecklist, updatedChecklist } from '../../src/sign-offs/checklist-body.ts';
import { readBox } from '../../src/sign-offs/checklist-item.ts';
import { subject } from '../asking.ts';
import { item, toggle } from './checklists.ts';

const purpose = { subject, phase: 'pre-deploy' };
const run = {
  ...{ repository: 'acme/shop', sha: subject.sha, runId: '1', attempt: '1', job: 'deploy', actor: 'tester' },
  url: 'https://github.com/acme/shop/actions/runs/1',
};
const links = [{ title: 'Dashboard', url: 'https://grafana.example/d/1' }];
const lead = item({ links, independent: true });
const operations = item({
  id: 'ops',
  role: 'Operations',
  statement: 'The team is there',
  by: { teams: ['acme/ops'] },
});
const open = () => ({ ticked: false });

test('a new checklist says what is deployed, by whom, and what each role confirms', () => {
  expect(newChecklist(purpose, run, [lead, operations])).toBe(
    [
      `<!-- deployment-checklist service=shop environment=production version=1.2.0 sha=${'a'.repeat(40)} phase=pre-deploy -->`,
      `**shop 1.2.0** goes to **production** (${'a'.repeat(40)}), phase \`pre-deploy\`. @tester started it in [this run](${run.url}).`,
      '',
      'Tick what you answer for. The check reads from the history of this text who ticked what, and when; a tick that is taken back no longer counts. Change no words of the items; anything else can be written here.',
      '',
      '## Engineering lead',
      '',
      '- [ ] The release notes are read <!-- sign-off lead:1 -->',
      '  Who: @alice, but not who started the run. · [Dashboard](https://grafana.example/d/1) <!-- about lead -->',
      '',
      '## Operations',
      '',
      '- [ ] The team is there <!-- sign-off ops:1 -->',
      '  Who: @acme/ops. <!-- about ops -->',
    ].join('\n'),
  );
});

test('an item that is missing goes under its role; ticks and what people wrote stay', () => {
  const notes = '\n\nSee the bridge first.\n\n## Later\n\n- [x] something of our own';
  const body = toggle()(newChecklist(purpose, run, [lead, operations])) + notes;
  const second = item({ id: 'second', statement: 'The plan is known' });
  const asItIs = (box: { key: string }) => ({ ticked: box.key === 'lead:1' });
  const updated = updatedChecklist(body, [lead, second], asItIs);
  expect(updated).toBe(
    body.replace(
      '<!-- about lead -->',
      '<!-- about lead -->\n- [ ] The plan is known <!-- sign-off second:1 -->\n  Who: @alice. <!-- about second -->',
    ),
  );
});

test('what is as it should be stays untouched, carriage returns included', () => {
  const body = newChecklist(purpose, run, [lead]).replaceAll('\n', '\r\n');
  expect(updatedChecklist(body, [lead], open)).toBe(body);
});

test.each([
  ['changed words', (body: string) => body.replace('notes are read', 'notes exist')],
  ['words behind the marker', (body: string) => body.replace('lead:1 -->', 'lead:1 --> by nobody')],
  [
    'a comment before the marker',
    (body: string) => body.replace('<!-- sign-off', '<!-- a --> not <!-- sign-off'),
  ],
  ['a line that is gone', (body: string) => body.replace(/^.*sign-off lead:1.*\n/m, '')],
  ['a line that is there twice', (body: string) => body.replace(/^.*sign-off lead:1.*\n/m, '$&$&')],
  ['a tick that does not count', toggle()],
])('%s is put right', (_, change) => {
  const body = newChecklist(purpose, run, [lead]);
  const updated = updatedChecklist(change(body), [lead], open);
  expect(updated.split('\n').filter((line) => line.includes('sign-off lead:1'))).toEqual([
    '- [ ] The release notes are read <!-- sign-off lead:1 -->',
  ]);
});

test('a line of nothing but spaces keeps nobody waiting', () => {
  const [box = expect.fail()] = lead.boxes;
  const line = `- [ ]${' '.repeat(60_000)}<!-- sign-off lead:1 --> x`;
  expect(readBox(line, box)).toEqual({ kind: 'altered' });
});

test('a number that people wrote stays where it is', () => {
  const counting = item({ count: { label: 'Support tickets' } });
  const body = newChecklist(purpose, run, [counting]).replace('___', '12');
  expect(updatedChecklist(body, [counting], open)).toBe(body);
  expect(readBox(body, counting.boxes[0] ?? expect.fail())).toEqual({ kind: 'open', value: '12' });
});

test('lists of other versions, phases and environments have other markers', () => {
  const others = [
    { ...purpose, phase: 'smoke' },
    { ...purpose, subject: { ...subject, version: '1.2.1' } },
  ];
  const markers = [purpose, ...others].map(checklistMarker);
  expect(new Set(markers).size).toBe(3);
});

// Whatever stands in a configuration: nothing of it ends a comment, passes for another marker or gets lost.
test('any statement, role and id is found again', () => {
  const words = fc.string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom('a', '-', '>', '<', '!', ' ', '\n', '[', ']', '`', '%', 'é'),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(words, words, words), { minLength: 1, maxLength: 3, selector: ([id]) => id }),
      (all) => {
        const items = all.map(([id, statement, role]) =>
          item({ id, statement: `x${statement}`, role: `x${role}` }),
        );
        const body = newChecklist(purpose, run, items);
        for (const { boxes } of items) expect(boxes.map((box) => readBox(body, box).kind)).toEqual(['open']);
        for (const [comment] of body.matchAll(/<!--.*?-->/gs))
          expect(comment.slice(4, -3)).not.toContain('--');
        expect(body.split('\n').filter((one) => one.startsWith('- ['))).toHaveLength(items.length);
        expect(updatedChecklist(body, items, open)).toBe(body);
      },
    ),
    { numRuns: 60 },
  );
});
