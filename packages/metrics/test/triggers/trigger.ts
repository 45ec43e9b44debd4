import type { Use } from './rehearsal.ts';
import type { Part } from './scene.ts';

/** What makes an example go off, and what only just doesn't. */
export interface Trigger extends Use {
  /** By indicator; one that reads what another one shows has none of its own. */
  readonly parts: Readonly<Record<string, Part>>;
  /** How long it is watched beyond its `for`, in seconds; a minute and a half when absent. */
  readonly seconds?: number;
  /** Indicators for which no answer is itself what they look for. */
  readonly alwaysAnswers?: readonly string[];
}
