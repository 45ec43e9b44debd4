import type { Preset } from './presets.ts';

/** Not written yet. */
export const awsPreset: Preset<'aws'> = () => [];
