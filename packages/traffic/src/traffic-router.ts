import type { Weights } from './weights.ts';

/** What every ProviderError of a router names as the system that failed. */
export const trafficSystem = 'traffic router';

/** Splits traffic between the two colours. */
export interface TrafficRouter {
  readonly type: string;
  /** The weights in force, as the router itself reports them. Throws ProviderError. */
  read(): Promise<Weights>;
  /** Asks for new weights; they count only once {@link read} shows them. Throws ProviderError. */
  write(weights: Weights): Promise<void>;
  /** Why the router can't express these weights, or `undefined` when it can. */
  refusal(weights: Weights): string | undefined;
}
