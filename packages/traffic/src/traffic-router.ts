import type { Color } from '@deploy-actions/config';
import type { Weights } from './weights.ts';

/** What every ProviderError of a router names as the system that failed. */
export const trafficSystem = 'traffic router';

/** Splits traffic between the two colours. */
export interface TrafficRouter {
  readonly type: string;
  /** The longest time from the start of a write until it has taken effect or never will, repeats included, in milliseconds. */
  readonly writeLimit: number;
  /** The weights in force, as the router itself reports them. Throws ProviderError. */
  read(): Promise<Weights>;
  /** Asks for new weights within {@link writeLimit}; they count only once {@link read} shows them. Throws ProviderError. */
  write(weights: Weights): Promise<void>;
  /** Why the router can't express these weights, or `undefined` when it can. */
  refusal(weights: Weights): string | undefined;
  /** Whatever would stop a write, before the first one is tried, such as a right that is missing; empty when nothing would. Throws ProviderError. */
  preflight?(): Promise<readonly string[]>;
  /** What a person should know of this router before traffic moves; sentences without their full stop. Throws ProviderError. */
  remarks?(): Promise<readonly string[]>;
}

/** A router that knows whether there is anybody behind it to take a colour's traffic. */
export interface CapacityReporter {
  /** Why nobody would, or `undefined` when somebody would. Throws ProviderError. */
  missingCapacity(color: Color): Promise<string | undefined>;
}

/** A router that knows when a colour has answered its last request. */
export interface ConnectionCounter {
  /** How long to wait for that before a new version replaces the old one there, in milliseconds. */
  readonly drainTime: number;
  /** Connections to the colour that are still open. Throws ProviderError. */
  openConnections(color: Color): Promise<number>;
}

/** Whether a router reports capacity. */
export function reportsCapacity(router: TrafficRouter): router is TrafficRouter & CapacityReporter {
  return 'missingCapacity' in router;
}

/** Whether a router counts connections. */
export function countsConnections(router: TrafficRouter): router is TrafficRouter & ConnectionCounter {
  return 'openConnections' in router;
}
