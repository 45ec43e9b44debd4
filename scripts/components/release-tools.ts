import { fromNpm } from './npm.ts';

/** The preset that the command line of conventional-changelog is given. */
const preset = 'conventional-changelog-conventionalcommits@10.4.1';

/** The command line of conventional-changelog, which writes a changelog and nothing else. */
export const conventionalChangelog = fromNpm(
  'conventional-changelog',
  ['conventional-changelog@8.1.3', preset],
  ['--help'],
);

/** A changelog generator, a native program. */
export const gitCliff = fromNpm('git-cliff', ['git-cliff@2.14.2'], ['--version']);

/** The release tool most JavaScript repositories use. */
export const semanticRelease = fromNpm('semantic-release', ['semantic-release@25.0.9', preset], ['--help']);
