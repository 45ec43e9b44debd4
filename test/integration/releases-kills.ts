import type { Contact } from '@deploy-actions/testing';
import { expect } from 'vitest';
import { isWrite, type Picture, type ReleaseRun, ReleaseWorld } from './releases-world.ts';

/** What a run is given. */
export type Inputs = NonNullable<ReleaseRun['inputs']>;

/** Runs of one release after another, each on a machine of its own, and changes of the world before the first. */
export interface Course {
  readonly runs: readonly Inputs[];
  readonly before?: (world: ReleaseWorld) => void;
}

/** A moment in which a process is killed. */
export interface Moment {
  /** The number of the run. */
  readonly run: number;
  /** The number of the contact in that run. */
  readonly contact: number;
  readonly words: string;
}

/** A course that nothing disturbed. */
export interface Undisturbed {
  readonly picture: Picture;
  readonly moments: readonly Moment[];
}

/** Before each request to the API and each push, and after those that change something: between them nothing can change. */
function counts({ phase, request }: Contact): boolean {
  const isPush = request.operation === 'git-receive-pack' && request.method === 'POST';
  const ofGit = request.operation?.startsWith('git-') ?? false;
  return phase === 'arrived' ? isPush || !ofGit : isWrite(request);
}

/** Runs a course to its end; gives what it leaves and the moments it can be killed in. */
export async function undisturbed({ runs, before }: Course): Promise<Undisturbed> {
  const world = await ReleaseWorld.create();
  try {
    before?.(world);
    const released = world.shop.head() ?? '';
    const moments: Moment[] = [];
    for (const [run, inputs] of runs.entries()) {
      let contact = 0;
      const end = world.github.watch((seen) => {
        if (!counts(seen)) return undefined;
        contact += 1;
        const words = `${seen.phase === 'arrived' ? 'before' : 'after'} ${seen.request.operation}`;
        moments.push({ run, contact, words: `run ${run + 1}, contact ${contact}, ${words}` });
        return undefined;
      });
      await world.released(await world.checkout(released), inputs);
      end();
    }
    return { picture: world.picture(), moments };
  } finally {
    await world.close();
  }
}

/**
 * Runs a course whose process dies in a moment; then, on the same machine or another one, the same run again and the rest of
 * the course. Gives what is left behind.
 */
export async function killed({ runs, before }: Course, moment: Moment): Promise<Picture> {
  const world = await ReleaseWorld.create();
  try {
    before?.(world);
    const released = world.shop.head() ?? '';
    for (const [run, inputs] of runs.entries()) {
      const clone = await world.checkout(released);
      if (run === moment.run) {
        await killIn(world, clone, inputs, moment);
        const sameMachine = moment.contact % 2 === 0;
        await world.released(sameMachine ? clone : await world.checkout(released), inputs);
      } else await world.released(clone, inputs);
    }
    expect(world.github.violations).toEqual([]);
    return world.picture();
  } finally {
    await world.close();
  }
}

async function killIn(world: ReleaseWorld, clone: string, inputs: Inputs, moment: Moment): Promise<void> {
  let contact = 0;
  const step = world.start(clone, { inputs });
  const end = world.github.watch((seen) => {
    if (!counts(seen)) return undefined;
    contact += 1;
    if (contact !== moment.contact) return undefined;
    process.kill(step.pid ?? 0, 'SIGKILL');
    return 'lost';
  });
  const { signal } = await step.done;
  end();
  expect(signal).toBe('SIGKILL');
}
