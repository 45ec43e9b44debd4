import { type FaultKind, faultKinds, operations } from './schedule.ts';
import type { Strike } from './simulation.ts';

/** How often each fault came at each kind of contact, told apart by what the process was doing. */
export class Coverage {
  readonly #counts = new Map<string, number>();

  add({ operation, phase, kind }: Strike, times = 1): void {
    const key = `${operation}|${phase}|${kind}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
  }

  /** Adds what another one counted. */
  merge(entries: Iterable<readonly [string, number]>): void {
    for (const [key, times] of entries) this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
  }

  get entries(): [string, number][] {
    return [...this.#counts];
  }

  /** How many kinds of contact there were, each in a phase, and how many pairs of one with a fault. */
  get summary(): string {
    const points = new Set([...this.#counts.keys()].map((key) => key.slice(0, key.lastIndexOf('|'))));
    return `${points.size} crash points, ${this.#counts.size} pairs of crash point and fault`;
  }

  /** A table of crash points by faults. */
  table(): string {
    const rows = new Map<string, Map<FaultKind, number>>();
    for (const [key, times] of this.#counts) {
      const [operation = '', phase = '', kind] = key.split('|');
      const name = `${operation} | ${phase}`;
      const row = rows.get(name) ?? new Map<FaultKind, number>();
      rows.set(name, row.set(kind as FaultKind, times));
    }
    const sorted = [...rows].sort(([a], [b]) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
    const width = Math.max(0, ...sorted.map(([name]) => name.length));
    const head = faultKinds.map((kind, index) => `${String.fromCharCode(65 + index)} ${kind}`).join(', ');
    const letters = faultKinds.map((_, index) => String.fromCharCode(65 + index).padStart(7)).join('');
    const lines = sorted.map(([name, row]) => {
      const cells = faultKinds.map((kind) => String(row.get(kind) ?? '·').padStart(7)).join('');
      return `${name.padEnd(width)}${cells}`;
    });
    return [head, `${''.padEnd(width)}${letters}`, ...lines].join('\n');
  }
}

function orderOf(name: string): number {
  return operations.findIndex((operation) => name.startsWith(`${operation} |`));
}
