import type { Kubectl } from '@deploy-actions/kubernetes';
import { type LastLines, withLastLines } from '../kubernetes/last-lines.ts';
import type { Trouble } from '../kubernetes/troubles.ts';

/** The last lines of containers that ended, read once for each way in which they do: a step is looked at again and again. */
export class TroubleLogs {
  readonly #kubectl: Kubectl;
  readonly #wanted: Omit<LastLines, 'signal'>;
  readonly #read = new Map<string, Trouble['log']>();

  constructor(kubectl: Kubectl, wanted: Omit<LastLines, 'signal'>) {
    this.#kubectl = kubectl;
    this.#wanted = wanted;
  }

  /** The troubles with their logs. Throws only the signal's reason. */
  async added(troubles: readonly Trouble[], signal?: AbortSignal): Promise<readonly Trouble[]> {
    const unread = troubles.filter(({ kind, ended }) => ended !== undefined && !this.#read.has(kind));
    for (const { kind, log } of await withLastLines(this.#kubectl, unread, { ...this.#wanted, signal }))
      this.#read.set(kind, log);
    return troubles.map((trouble) => ({ ...trouble, log: this.#read.get(trouble.kind) ?? [] }));
  }
}
