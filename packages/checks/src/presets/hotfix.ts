import type { Preset } from './presets.ts';

const group = 'Hotfix';
const profiles = ['hotfix'];

/** What is asked of a hotfix in place of the reviews of an ordinary deployment: one review, and a branch for it. */
export const hotfixPreset: Preset<'hotfix'> = ({ reviewers, from, branches }) => [
  {
    ...{ id: 'hotfix-reviews', kind: 'reviews', title: `Approved by ${reviewers}`, group, profiles },
    'at-least': reviewers,
    ...(from && { from }),
  },
  { id: 'hotfix-branch', kind: 'ref', title: 'The branch is one for hotfixes', group, profiles, branches },
  { id: 'hotfix-tests', kind: 'ci-status', title: 'All tests passed', group, profiles },
];
