import type { Preset, WrittenCheck } from './presets.ts';

const group = 'AWS';

/** An account of AWS: the credentials are the right ones and last, and secrets are there and not too old. */
export const awsPreset: Preset<'aws'> = ({ account, secrets }) => [
  {
    ...{ id: 'aws-identity', kind: 'aws-identity', title: 'The credentials are the right ones', group },
    ...(account === undefined ? {} : { account }),
    'warn-below': '1h',
  },
  ...(secrets === undefined ? [] : [rotated(secrets)]),
];

function rotated(secrets: readonly string[]): WrittenCheck {
  return {
    ...{ id: 'secrets', kind: 'secret-age', title: 'Secrets were rotated', group, secrets },
    ...{ 'rotated-within': '90d', 'warn-before': '14d' },
  };
}
