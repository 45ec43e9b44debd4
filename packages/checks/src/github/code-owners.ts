import { ConfigurationError } from '@deploy-actions/action-kit';
import { GithubRefusal } from '@deploy-actions/github';
import { matchesAny } from '../path-glob.ts';
import type { GithubFacts } from './github-source.ts';

/** A line of CODEOWNERS: files and who owns them. */
interface OwnedFiles {
  readonly globs: readonly string[];
  /** `@login`, `@organization/team` or an address; none where nobody owns the files. */
  readonly owners: readonly string[];
}

/** Where GitHub looks for the file; the first that is there counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Who owns which files, as a branch says it. */
export interface CodeOwners {
  readonly file: string;
  /** The owners of a path: those of the last line that fits it. */
  ownersOf(path: string): readonly string[];
}

/** The CODEOWNERS of a branch. Throws ConfigurationError when there is none. */
export function codeOwners(facts: GithubFacts, branch: string): Promise<CodeOwners> {
  return facts.once(`code owners of ${branch}`, async ({ client, owner, repo, fullName }) => {
    const operation = { name: 'read CODEOWNERS', repository: fullName, permission: 'contents: read' };
    for (const path of places) {
      const found = await client.attempt(operation, [404], (api) =>
        api.repos.getContent({ owner, repo, path, ref: branch }),
      );
      if (found instanceof GithubRefusal || !('content' in found)) continue;
      const lines = parseCodeOwners(Buffer.from(found.content, 'base64').toString());
      return {
        file: path,
        ownersOf: (file) => lines.findLast(({ globs }) => matchesAny(file, globs))?.owners ?? [],
      };
    }
    throw new ConfigurationError(
      `the branch \`${branch}\` of ${fullName} has no CODEOWNERS, in none of ${places.join(', ')}: write one, or name people in \`from\``,
    );
  });
}

/**
 * The lines of CODEOWNERS. Its patterns are those of .gitignore without `!`, `[…]` and `\#`, and a `*` at the end stays in
 * its folder: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners.
 */
export function parseCodeOwners(text: string): OwnedFiles[] {
  return text.split('\n').flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    return pattern ? [{ globs: globsOf(pattern.replaceAll('\\ ', ' ')), owners }] : [];
  });
}

function globsOf(pattern: string): string[] {
  const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
  // What has a slash in front or between counts from the root, all else in any folder.
  const anchored = /\/./.test(pattern);
  // Brackets, braces and parentheses mean nothing in this file, and something to a glob.
  const plain = inner.replaceAll(/[[\]{}()]/g, '[$&]').replaceAll('[]]', '\\]');
  const from = anchored || plain.startsWith('**') ? plain : `**/${plain}`;
  if (pattern.endsWith('/')) return [`${from}/**`];
  return pattern.endsWith('/*') ? [from] : [from, `${from}/**`];
}
