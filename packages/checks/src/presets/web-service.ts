import type { Preset } from './presets.ts';

/** Not written yet. */
export const webServicePreset: Preset<'web-service'> = () => [];
