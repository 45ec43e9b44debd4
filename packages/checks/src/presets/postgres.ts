import type { Preset } from './presets.ts';

/** Not written yet. */
export const postgresPreset: Preset<'postgres'> = () => [];
