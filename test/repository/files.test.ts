import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../../scripts/workspace.ts';
import { sourceFiles } from './source-code.ts';
import { read, trackedFiles } from './tracked-files.ts';

const files = await trackedFiles();

describe('names', () => {
  const ours = files.filter((file) => /^(actions|packages|scripts|test)\//.test(file));

  test('are in kebab-case', () => {
    const named = ours.filter((file) => file.endsWith('.ts'));
    expect(named.filter((file) => !/^([a-z0-9]+([-.][a-z0-9]+)*\/?)+$/.test(file))).toEqual([]);
  });

  test('say what is in a file, which these do not', () => {
    const empty = /(^|\/)(utils?|helpers?|common|misc|shared|functions|lib|stuff)(\.[a-z.]+)?(\/|$)/;
    expect(ours.filter((file) => empty.test(file))).toEqual([]);
  });
});

test('no source file has more than 350 lines', async () => {
  const sources = await sourceFiles(/^((actions|packages)\/[^/]+\/src|scripts)\//);
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 350);
  expect(long).toEqual([]);
});

describe('nothing tells where the project was made', () => {
  const places: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['folders of somebody’s machine', /(?<![\w.~-])\/(work|root|Users\/\w+|home\/(?!runner\b)\w+)\/\w/],
    ['addresses of package registries', /https?:\/\/[^\s"'/]*(registry|artifactory|nexus|pypi|goproxy)/i],
    ['settings of package registries', /^\s*(registry|index-url|GOPROXY)\s*=/m],
  ];
  const texts = files.filter((file) => !/\.(png|ico|gz|db)$/.test(file));

  test.each(places)('%s', (_, pattern) => {
    const offenders = texts.flatMap((file) => {
      const found = pattern.exec(read(file))?.[0];
      return found === undefined ? [] : [`${file}: ${found}`];
    });
    expect(offenders).toEqual([]);
  });
});

describe('links in Markdown', () => {
  const pages = files.filter((file) => file.endsWith('.md'));

  test.each(pages)('in %s lead somewhere', (page) => {
    const prose = read(page).replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gm, '');
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]:\s+(\S+)/gm)].map(
      ([, inline, reference]) => inline ?? reference ?? '',
    );
    const broken = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#', 2);
        const file = path === '' ? page : join(dirname(page), path);
        if (!existsSync(join(repository, file))) return true;
        return anchor !== undefined && file.endsWith('.md') && !anchors(read(file)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});

/** The anchors GitHub gives the headings of a page. */
function anchors(markdown: string): string[] {
  const headings = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ +(.+?)\s*$/gm);
  return [...headings].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
