import { expect, test } from 'vitest';
import { complaints } from './language-service.ts';
import { compositeActions, readWorkflow, workflows } from './workflow-files.ts';

const files = [...workflows.map(({ file }) => file), ...compositeActions];

test.each(files)('everything %s names exists', async (file) => {
  expect(await complaints(file, readWorkflow(file).text)).toEqual([]);
});

test('what is wired wrongly is found, at its line, and nothing else', async () => {
  const { file, text } = readWorkflow('test/workflows/broken/wiring.yml');
  const wrong = text.split('\n').flatMap((line, index) => (line.includes('# wrong') ? [index + 1] : []));
  const found = (await complaints(file, text)).map((complaint) => Number(complaint.split(':')[1]));
  expect([...new Set(found)].sort((a, b) => a - b)).toEqual(wrong);
});
