import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

test('a job summary becomes HTML', () => {
  const html = renderMarkdown(`## ✅ Done

A \`code <b>\` and **strong** _words_, [a page](https://example.com/a?b=1&c=2).

| a | b |
|---|---|
| x \\| y | 1 &lt; 2 |

<details><summary>2 more</summary>

- one
- two
  and more

1. first

\`\`\`
raw <text>
\`\`\`

</details>`);
  expect(html.split('\n')).toEqual([
    '<h2>✅ Done</h2>',
    '<p>A <code>code &lt;b&gt;</code> and <strong>strong</strong> <em>words</em>, <a href="https://example.com/a?b=1&amp;c=2">a page</a>.</p>',
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>x | y</td><td>1 &lt; 2</td></tr></tbody></table>',
    '<details><summary>2 more</summary>',
    '<ul><li>one</li><li>two<br>and more</li></ul>',
    '<ol><li>first</li></ol>',
    '<pre>raw &lt;text&gt;</pre>',
    '</details>',
  ]);
});

test('a table whose head is empty has none', () => {
  expect(renderMarkdown('|  |  |\n|---|---|\n| Version | 1.2.0 |')).toBe(
    '<table><tbody><tr><td>Version</td><td>1.2.0</td></tr></tbody></table>',
  );
});

test('nothing of a summary becomes HTML by itself', () => {
  expect(renderMarkdown('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  expect(renderMarkdown('[x](javascript:alert)')).not.toContain('<a');
});
