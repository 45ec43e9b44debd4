import type { Haproxy } from '../haproxy.ts';

/** A server that gets traffic, with its weight in relation to others. */
export interface WeightedServer {
  readonly id: string;
  readonly port: number;
  readonly weight: number;
}

/** How many servers a backend has room for. */
const slotCount = 24;

/** The greatest weight that HAProxy has. https://docs.haproxy.org/2.6/configuration.html#5.2-weight */
const greatest = 256;

/** The servers of one backend of HAProxy, changed while it runs. */
export interface Slots {
  /** Gives traffic to these servers alone; one that is no longer among them ends what it has begun. */
  readonly apply: (servers: readonly WeightedServer[]) => Promise<void>;
}

/** Lines of a backend whose servers have no address yet. */
export function emptySlots(): string {
  return `server-template s 1-${slotCount} 127.0.0.1:1 weight 0 disabled`;
}

/** Takes over a backend of {@link emptySlots}. https://docs.haproxy.org/2.6/management.html#9.3-set%20server */
export function createSlots(haproxy: Pick<Haproxy, 'ask'>, backend: string): Slots {
  const places = new Map<string, { readonly place: number; weight: number }>();
  // The one that has been idle longest comes first, so that what it still does has time to end.
  const free = Array.from({ length: slotCount }, (_, index) => index + 1);
  const server = (place: number) => `set server ${backend}/s${place}`;
  return {
    apply: async (servers) => {
      const weights = wholeWeights(servers);
      const rising: string[] = [];
      const falling: string[] = [];
      for (const { id, port } of servers) {
        const weight = weights.get(id) ?? 0;
        const known = places.get(id);
        if (known === undefined) {
          const place = free.shift();
          if (place === undefined) throw new Error(`${backend} has more than ${slotCount} servers`);
          places.set(id, { place, weight });
          rising.push(`${server(place)} addr 127.0.0.1 port ${port}`, `${server(place)} weight ${weight}`);
          rising.push(`${server(place)} state ready`);
        } else if (known.weight !== weight) {
          (weight > known.weight ? rising : falling).push(`${server(known.place)} weight ${weight}`);
          known.weight = weight;
        }
      }
      for (const [id, { place }] of places) {
        if (weights.has(id)) continue;
        falling.push(`${server(place)} state drain`);
        places.delete(id);
        free.push(place);
      }
      // What rises goes first, so that the backend is never without weight.
      const commands = [...rising, ...falling];
      if (commands.length === 0) return;
      const answer = await haproxy.ask(commands.join(';'));
      if (/no such|error|invalid|unknown/i.test(answer)) throw new Error(`HAProxy: ${answer}`);
    },
  };
}

/** Whole numbers in the same relation, as exactly as HAProxy’s weights allow. */
export function wholeWeights(servers: readonly WeightedServer[]): ReadonlyMap<string, number> {
  const most = Math.max(0, ...servers.map(({ weight }) => weight));
  const factor = most === 0 ? 0 : (exactFactor(servers) ?? greatest / most);
  return new Map(servers.map(({ id, weight }) => [id, Math.round(weight * factor)]));
}

function exactFactor(servers: readonly WeightedServer[]): number | undefined {
  const whole = (value: number) => Math.abs(value - Math.round(value)) < 1e-9;
  for (let factor = 1; factor <= greatest; factor += 1) {
    const scaled = servers.map(({ weight }) => weight * factor);
    if (scaled.some((value) => value > greatest)) return undefined;
    if (scaled.every(whole)) return factor;
  }
  return undefined;
}
