import { ConfigurationError } from '@deploy-actions/action-kit';
import { expandPlaceholders, placeholderProblems } from '@deploy-actions/config';
import { expect, test } from 'vitest';

test('placeholders are replaced wherever a text stands, with or without spaces', () => {
  const value = {
    url: 'https://{{color}}.x/{{ version }}',
    list: ['{{color}}', 5, null],
    nested: { deep: true },
  };
  expect(expandPlaceholders(value, { color: 'blue', version: '1.2.0' })).toEqual({
    url: 'https://blue.x/1.2.0',
    list: ['blue', 5, null],
    nested: { deep: true },
  });
});

test('shell code is never templated', () => {
  expect(expandPlaceholders([{ run: 'echo {{version}}' }], { version: '$(rm -rf /)' })).toEqual([
    { run: 'echo {{version}}' },
  ]);
});

test('what replaces a placeholder is not looked at again', () => {
  expect(expandPlaceholders('{{version}}', { version: '{{sha}} $& $1', sha: 'x' })).toBe('{{sha}} $& $1');
});

test('a placeholder without a value is a configuration error that names it', () => {
  expect(() => expandPlaceholders('v{{version}}', {})).toThrow(ConfigurationError);
  expect(() => expandPlaceholders('v{{version}}', {})).toThrow('`{{version}}` is used in `v{{version}}`');
});

test('an unknown placeholder is told with the nearest known one, or with all', () => {
  expect(placeholderProblems('{{colour}} and {{color}}')).toEqual([
    'unknown placeholder `{{colour}}`; did you mean `{{color}}`?',
  ]);
  expect(placeholderProblems('{{unheard}}')[0]).toContain('known are `{{service}}`');
  expect(placeholderProblems('{{}} {single} }}{{')).toEqual([
    expect.stringContaining('unknown placeholder `{{}}`'),
  ]);
});

test('keys have placeholders too', () => {
  expect(expandPlaceholders({ 'api-{{color}}': { run: '{{color}}' } }, { color: 'blue' })).toEqual({
    'api-blue': { run: '{{color}}' },
  });
  expect(() => expandPlaceholders({ '{{color}}': 1 }, {})).toThrow('`{{color}}` is used in `{{color}}`');
});
