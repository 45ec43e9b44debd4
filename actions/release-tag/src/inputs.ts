import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { ReleaseRequest } from '@deploy-actions/versioning';

const semanticVersion =
  /(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?/;

/** The inputs of release-tag. */
export const inputs = defineInputs({
  bump: input.pattern(
    new RegExp(`^(?:auto|major|minor|patch|prerelease|${semanticVersion.source})$`),
    '`auto`, `major`, `minor`, `patch`, `prerelease` or a semantic version without prefix and build metadata, such as `1.2.0`',
    { default: 'auto' },
  ),
  stage: input.choice(['prepare', 'publish', 'all'], { default: 'all' }),
  changelog: input.text({ default: 'CHANGELOG.md' }),
  'changelog-commit': input.choice(['direct', 'pull-request'], { default: 'direct' }),
  contributors: input.boolean({ default: 'false' }),
  'pull-requests': input.boolean({ default: 'false' }),
  'github-release': input.choice(['auto', 'true', 'false'], { default: 'auto' }),
  'candidate-tag': input.boolean({ default: 'false' }),
  'floating-tags': input.boolean({ default: 'false' }),
  'tag-prefix': input.text({ default: 'v' }),
  message: input.text({ default: 'Release {{version}}' }),
  'prerelease-channel': input.pattern(
    /^[A-Za-z][0-9A-Za-z-]*$/,
    'a word of letters, digits and hyphens, such as `rc` or `beta`',
    { default: 'rc' },
  ),
  push: input.boolean({ default: 'true' }),
  remote: input.pattern(/^[^-\s][^\s]*$/, 'the name of a remote, such as `origin`', { default: 'origin' }),
  branch: input.text(),
  sha: input.pattern(/^[0-9a-f]{7,64}$/, 'the hash of a commit, at least 7 hexadecimal digits'),
  'release-commit': input.pattern(/^[0-9a-f]{7,64}$/, 'the hash of a commit, at least 7 hexadecimal digits'),
  paths: input.text(),
  'committer-name': input.pattern(/^[^<>\r\n]+$/, 'a name without `<` and `>`', {
    default: 'github-actions[bot]',
  }),
  'committer-email': input.pattern(/^[^<>\s]+$/, 'an email address', {
    default: '41898282+github-actions[bot]@users.noreply.github.com',
  }),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What release-tag works with. */
export type Inputs = ReleaseRequest;

/** Completes the inputs from the state of the repository and checks what can be checked before looking at the remote. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const { defaultBranch, examine, isInsideTree } = await import('@deploy-actions/versioning');
  const problems = await messageProblems(values.message);
  if (values.changelog.endsWith('/') || !isInsideTree(values.changelog))
    problems.push({
      input: 'changelog',
      message: `found \`${values.changelog}\`, allowed is a path inside the repository such as \`docs/CHANGELOG.md\`, or \`none\``,
    });
  const request: Inputs = {
    directory: runtime.workspace,
    sha: values.sha,
    paths: linesOf(values.paths),
    releaseCommit: values['release-commit'],
    bump: values.bump,
    stage: values.stage,
    changelog: values.changelog === 'none' ? undefined : values.changelog,
    changelogCommit: values['changelog-commit'],
    contributors: values.contributors,
    pullRequests: values['pull-requests'],
    githubRelease: values['github-release'],
    candidateTag: values['candidate-tag'],
    floatingTags: values['floating-tags'],
    tagPrefix: values['tag-prefix'] === 'none' ? '' : values['tag-prefix'],
    message: values.message,
    prereleaseChannel: values['prerelease-channel'],
    push: values.push,
    remote: values.remote,
    branch: values.branch,
    committer: { name: values['committer-name'], email: values['committer-email'] },
    token: values['github-token'],
    dryRun: values['dry-run'],
  };
  // `github.ref` holds the branch with its folder.
  const branch = values.branch?.replace(/^refs\/heads\//, '') ?? (await defaultBranch(request, runtime));
  try {
    await examine({ ...request, branch }, runtime);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { ...request, branch };
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function messageProblems(message: string): Promise<Problem[]> {
  const { messagePlaceholders, unknownPlaceholders } = await import('@deploy-actions/versioning');
  const known = messagePlaceholders.map((name) => `\`{{${name}}}\``).join(', ');
  return unknownPlaceholders(message).map((name) => ({
    input: 'message',
    message: `unknown placeholder \`{{${name}}}\`, known are ${known}`,
  }));
}
