import { quoted } from '@deploy-actions/action-kit';
import { type Container, type Ending, lacksImage, type Pod } from '@deploy-actions/kubernetes';

/** The clocks of cluster and runner may differ by this much, in milliseconds. */
const clockDifference = 60_000;

/** What was seen of a container up to now. */
interface Seen {
  restarts: number;
  /** The endings already seen, by their id. */
  readonly endings: Set<string>;
  toldOfImage: boolean;
}

/** Counts what happened to containers since a watch began. */
export class PodWatch {
  /** How often containers were restarted since the first look. */
  restarts = 0;
  /** How many endings with the reason OOMKilled were seen since the first look. */
  oomKills = 0;
  #began: number | undefined;
  readonly #seen = new Map<string, Seen>();
  readonly #pods = new Set<string>();

  /** Takes in what one look found, and tells what happened since the last one: a line for each container. */
  see(pods: readonly Pod[], now: number): readonly string[] {
    const began = this.#began;
    this.#began ??= now;
    return pods.flatMap((pod) => {
      // What a pod that was there before had gone through by then is not of this watch. One that was made earlier and only
      // now got the labels was there before, too.
      const old = began === undefined || pod.created < began - clockDifference;
      const fresh = !this.#pods.has(pod.uid);
      this.#pods.add(pod.uid);
      return pod.containers.flatMap((container) => {
        const seen = this.#seenOf(pod, container, fresh && old);
        return this.#compare(pod, container, seen) ?? [];
      });
    });
  }

  #seenOf(pod: Pod, { name, restarts, endings }: Container, asItIs: boolean): Seen {
    const key = `${pod.uid}/${name}`;
    const known = this.#seen.get(key);
    if (known) return known;
    const before = asItIs ? endings.map(({ id }) => id) : [];
    const seen = { restarts: asItIs ? restarts : 0, endings: new Set(before), toldOfImage: false };
    this.#seen.set(key, seen);
    return seen;
  }

  #compare(pod: Pod, container: Container, seen: Seen): string | undefined {
    const restarted = Math.max(0, container.restarts - seen.restarts);
    const endings = container.endings.filter(({ id }) => !seen.endings.has(id));
    const killed = endings.filter(isOutOfMemory).length;
    seen.restarts = container.restarts;
    for (const { id } of endings) seen.endings.add(id);
    this.restarts += restarted;
    this.oomKills += killed;
    const ending = endings.at(-1);
    // A container that ends because its pod leaves, or because its work is done, is nothing to tell.
    const odd = restarted > 0 || killed > 0 || (ending?.exitCode !== 0 && !pod.leaving);
    const events = [
      ...(ending && odd ? [describeEnding(ending)] : []),
      ...(restarted > 0 ? [`was restarted${restarted > 1 ? ` ${restarted} times` : ''}`] : []),
      ...this.#imageTrouble(container, seen),
    ];
    if (events.length === 0) return undefined;
    return `Container ${quoted(container.name)} of pod ${quoted(pod.name)} ${events.join(' and ')}.`;
  }

  #imageTrouble(container: Container, seen: Seen): readonly string[] {
    if (seen.toldOfImage || !lacksImage(container)) return [];
    seen.toldOfImage = true;
    const { reason = '', message = '' } = container.waiting ?? {};
    return [`has no image (${quoted(reason)}${message === '' ? '' : `: ${quoted(message)}`})`];
  }
}

function isOutOfMemory({ reason }: Ending): boolean {
  return reason === 'OOMKilled';
}

function describeEnding({ exitCode, reason }: Ending): string {
  const code = exitCode === undefined ? 'without an exit code' : `with exit code ${exitCode}`;
  return `ended ${code}${reason === '' ? '' : ` (${quoted(reason)})`}`;
}
