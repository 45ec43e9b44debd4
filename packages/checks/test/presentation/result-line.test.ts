import { expect, test } from 'vitest';
import { resultLine } from '../../src/presentation/result-line.ts';
import { result, waiver } from './readiness.ts';

test.each([
  ['✔ disk      disk is well (350ms)', result('disk', { remedy: 'make room' })],
  [
    '▲ disk      nearly full (350ms) → make room',
    result('disk', { status: 'warn', finding: 'nearly full', remedy: 'make room' }),
  ],
  ['✘ disk      full of files (350ms)', result('disk', { status: 'fail', finding: 'full\nof files' })],
  ['✘ disk      not asked', result('disk', { status: 'fail', finding: 'not asked', tries: 0, duration: 0 })],
  [
    '– disk      runs only in `major`',
    result('disk', { status: 'skip', finding: 'runs only in `major`', tries: 0 }),
  ],
  [
    '◇ disk      full (350ms) → accepted by Ada until 2026-02-01 12:00:00 UTC: known, fixed next week',
    result('disk', { status: 'fail', finding: 'full', remedy: 'make room', waiver: waiver('disk') }),
  ],
])('%s', (line, told) => {
  expect(resultLine(told, 8)).toBe(line);
});
