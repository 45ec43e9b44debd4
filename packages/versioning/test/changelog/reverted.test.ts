import { describe, expect, test } from 'vitest';
import { describeChanges } from '../../src/changelog/changes.ts';
import { parseCommit } from '../../src/git/commits.ts';

async function changesOf(message: string, pullRequests = false) {
  const made = parseCommit('a'.repeat(40), [], message, { name: 'Ada', email: 'ada@example.org' });
  return Object.fromEntries(await describeChanges([made], { pullRequests }));
}

describe('a revert of something released', () => {
  test.each([
    ['revert: feat: start', '- Reverted: start'],
    [`revert: feat: start\n\nRefs: ${'b'.repeat(40)}`, '- Reverted: start'],
    ['revert: something', '- Reverted: something'],
    ['revert: "fix(api)!: a <b>"', '- **api:** Reverted: a \\<b>'],
    ['revert(ui): feat(api): start', '- **ui:** Reverted: start'],
    ['revert!: feat: start', '- **Breaking:** Reverted: start'],
    ['revert: the note: it was wrong', '- Reverted: the note: it was wrong'],
    ['revert: reverts nothing but a typo', '- reverts nothing but a typo'],
    ['Revert "feat(ui): dark mode (#7)"', '- **ui:** Reverted: dark mode (#7)'],
    ['Revert "feat(ui): dark mode (#7)" (#9)', '- **ui:** Reverted: dark mode (#7) (#9)'],
    ['Revert "Say "hello" to all"', '- Reverted: Say "hello" to all'],
    ['Revert "Note: it works"', '- Reverted: Note: it works'],
    ['Revert "fix(security): gap"', '- Reverted: gap'],
    ['Revert "revert: feat: start"', '- Reapplied: start'],
    ['Revert "Revert "feat: start (#7)" (#8)" (#9)', '- Reapplied: start (#7) (#9)'],
    ['Reapply "feat: start"', '- Reapplied: start'],
    ['Revert "Reapply "feat: start""', '- Reverted: start'],
    [`Take it back\n\nThis reverts commit ${'b'.repeat(40)}.`, '- Take it back'],
  ])('reads as what it is: %s', async (message, entry) => {
    expect(await changesOf(message)).toEqual({ Changed: [entry] });
  });

  test('goes with its own pull request, and stays where another type belongs', async () => {
    expect(await changesOf('Revert "feat: start (#7)" (#9)', true)).toEqual({
      Changed: ['- Reverted: start (#7) (#9)'],
    });
    const fix = `fix: take it back\n\nThis reverts commit ${'b'.repeat(40)}.`;
    expect(await changesOf(fix)).toEqual({ Fixed: ['- take it back'] });
    expect(await changesOf('feat: Revert "x" as a button')).toEqual({ Added: ['- Revert "x" as a button'] });
  });
});
