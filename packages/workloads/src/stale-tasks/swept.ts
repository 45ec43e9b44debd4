/** What became of the tasks of a queue. */
export interface Swept {
  readonly queue: string;
  readonly removed: number;
  /** Tasks that stand in the queue as before, those of unknown age too. */
  readonly kept: number;
  /** Of these, how many whose age can't be known. */
  readonly unknown: number;
}

/** How many tasks, in words. */
export function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}
