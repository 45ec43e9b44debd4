import type { Rota } from './turns.ts';

/** A system that knows who is on call. */
export interface RotaSource {
  readonly asks: string;
  /** Each rota in a time, in milliseconds since 1970. Throws ApiError, and the signal's reason. */
  readonly read: (now: number, until: number, signal: AbortSignal) => Promise<readonly Rota[]>;
}
