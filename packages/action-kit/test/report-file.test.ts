import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { writeReportFile } from '../src/index.ts';

test('a report is written redacted into a folder that is made for it', async () => {
  const { temporary, ...runtime } = await createTestRuntime();
  runtime.secrets.add('hunter22');
  const file = await writeReportFile('r.json', 'says hunter22', {
    ...runtime,
    temporary: join(temporary, 'new'),
  });
  expect(readFileSync(file ?? '', 'utf8')).toBe('says ***');
});

test('a report that can not be written is a warning, because what it tells of is done', async () => {
  const { temporary, ...runtime } = await createTestRuntime();
  const inTheWay = join(temporary, 'a-file');
  await writeFile(inTheWay, '');
  expect(await writeReportFile('r.json', '{}', { ...runtime, temporary: inTheWay })).toBeUndefined();
  expect(runtime.lines.join('\n')).toMatch(/^warning: The report .*r\.json could not be written/);
  expect(existsSync(join(inTheWay, 'r.json'))).toBe(false);
});
