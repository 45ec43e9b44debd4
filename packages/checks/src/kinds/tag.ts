import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { shortSha, subjectCommit } from '../github/subject-commit.ts';
import { type Tag, tagOf } from '../github/tags.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'tag'>;

/** Asks GitHub for the tag of the version: it must exist, name the commit, and be as wanted. Throws ConfigurationError when no commit is known, and for a name without the prefix. */
export function createTagCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'subject' | 'github'>,
): Check {
  const { name, prefix } = configuration;
  const sha = subjectCommit(context);
  if (!name.startsWith(prefix)) {
    throw new ConfigurationError(
      `the tag \`${name}\` doesn't start with \`prefix: ${prefix}\`; give the prefix that stands before the version, or \`prefix: ''\``,
    );
  }
  const nextTry = context.github.tries();
  return {
    asks: `tag ${name}`,
    async ask() {
      const { parse } = (await import('semver')).default;
      const text = name.slice(prefix.length);
      // The library lets a `v` pass, and so would a prefix that is there twice.
      const version = /^\d/.test(text) ? parse(text) : null;
      const versionGrades = gradeVersion(name, version, configuration);
      const tag = await tagOf(nextTry(), name);
      if (tag === undefined) {
        const finding = `there is no tag \`${name}\`: tag the commit ${shortSha(sha)} and push the tag`;
        return gathered([{ status: 'fail', finding }, ...versionGrades.filter(isWrong)], `no tag ${name}`);
      }
      const grades = [gradeTarget(name, tag, sha), ...gradeKind(tag, configuration), ...versionGrades];
      return gathered(grades, evidence(name, tag));
    },
  };
}

function isWrong({ status }: Grade): boolean {
  return status !== 'pass';
}

function gradeTarget(name: string, { commit }: Tag, sha: string): Grade {
  if (commit === sha) return { status: 'pass', finding: `\`${name}\` is the commit ${shortSha(sha)}` };
  const found = commit === undefined ? 'names no commit' : `is the commit ${commit}`;
  return { status: 'fail', finding: `\`${name}\` ${found}, wanted ${sha}` };
}

function gradeKind({ annotation }: Tag, { annotated, verified }: Configuration): Grade[] {
  if (annotation === undefined) {
    const finding = 'it is a lightweight tag, wanted an annotated one (`git tag -a`)';
    return annotated ? [{ status: 'fail', finding }] : [];
  }
  const { tagger, at } = annotation;
  const by: Grade = { status: 'pass', finding: `annotated by ${tagger} at ${at}` };
  if (!verified) return [by];
  if (annotation.verified) return [by, { status: 'pass', finding: 'with a verified signature' }];
  const finding = `GitHub could not verify its signature (${annotation.reason}), wanted a verified one (\`git tag -s\`)`;
  return [{ status: 'fail', finding }];
}

function gradeVersion(
  name: string,
  version: { readonly prerelease: readonly unknown[] } | null,
  { prefix, 'pre-release': meaning }: Configuration,
): Grade[] {
  if (version === null) {
    const finding = `\`${name.slice(prefix.length)}\` is no semantic version, wanted one such as \`${prefix}1.2.0\``;
    return [{ status: 'fail', finding }];
  }
  const candidate = version.prerelease.length > 0;
  if (meaning === 'require') {
    return candidate
      ? [{ status: 'pass', finding: 'it is a candidate' }]
      : [
          {
            status: 'fail',
            finding: `\`${name}\` is a release, wanted a candidate such as \`${name}-rc.1\``,
          },
        ];
  }
  if (!candidate || meaning === 'allow') return [];
  return [{ status: meaning, finding: `\`${name}\` is a pre-release, wanted a release` }];
}

function evidence(name: string, { commit, annotation }: Tag): string {
  const kind = annotation
    ? `annotated by ${annotation.tagger} at ${annotation.at}, ${annotation.verified ? 'verified' : annotation.reason}`
    : 'lightweight';
  return `${name}: commit ${commit ?? 'none'}, ${kind}`;
}
