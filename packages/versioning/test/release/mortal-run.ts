import type { Runtime, ToolRequest } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';

/** Where a run ends: right before or right after one of its writes, counted from 1. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** Git commands that leave something behind, in the clone or in the remote. */
const writing = ['commit-tree', 'mktag', 'push', 'fetch', 'update-ref', 'checkout'];

/** What becomes of a write: the run dies, or somebody else does something first. */
type Fate = (write: string, count: number) => Death['when'] | (() => Promise<unknown>) | undefined;

/** A process that notes its writes and dies at one of them; from then on it gets nothing done. */
export class MortalRun {
  /** Git commands and requests that write, in order. */
  readonly writes: string[] = [];
  readonly runtime: Runtime;
  readonly #send: typeof fetch;
  readonly #dies: Fate;
  #dead = false;

  private constructor(runtime: Runtime, send: typeof fetch, dies: Fate) {
    const tool = (request: ToolRequest) => {
      const act = () => runtime.processes.tool(request);
      const word = writing.find((each) => request.args.includes(each));
      return word === undefined ? this.#living(act) : this.#write(word, act);
    };
    this.runtime = { ...runtime, processes: { ...runtime.processes, tool } };
    this.#send = send;
    this.#dies = dies;
  }

  /** A run that dies at the given write, or lives on. */
  static async until(send: typeof fetch, death?: Death): Promise<MortalRun> {
    const dies = (_: string, count: number) => (count === death?.at ? death.when : undefined);
    return new MortalRun(await createTestRuntime(), send, dies);
  }

  /** A run that dies before the first write of a kind. */
  static async before(send: typeof fetch, kind: string): Promise<MortalRun> {
    const dies = (write: string) => (write === kind ? 'before' : undefined);
    return new MortalRun(await createTestRuntime(), send, dies);
  }

  /** A run before whose given write, counted from 1, something else happens. */
  static async overtaken(
    send: typeof fetch,
    at: number,
    meanwhile: () => Promise<unknown>,
  ): Promise<MortalRun> {
    return new MortalRun(await createTestRuntime(), send, (_, count) =>
      count === at ? meanwhile : undefined,
    );
  }

  /** Whether it is dead. */
  get dead(): boolean {
    return this.#dead;
  }

  /** The API as the run reaches it. */
  readonly send: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    const act = () => this.#send(request);
    return request.method === 'GET'
      ? this.#living(act)
      : this.#write(`${request.method} ${new URL(request.url).pathname}`, act);
  };

  async #living<T>(act: () => Promise<T>): Promise<T> {
    if (this.#dead) throw new Error('killed');
    return act();
  }

  async #write<T>(name: string, act: () => Promise<T>): Promise<T> {
    if (this.#dead) throw new Error('killed');
    const fate = this.#dies(name, this.writes.push(name));
    if (typeof fate === 'function') await fate();
    this.#dead = fate === 'before' || fate === 'after';
    if (fate === 'before') throw new Error('killed');
    const result = await act();
    if (fate === 'after') throw new Error('killed');
    return result;
  }
}
