import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Picture, ReleaseWorld } from './releases-world.ts';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await ReleaseWorld.create();
});
afterEach(() => world.close());

/** What one run alone makes. */
async function alone(inputs: Readonly<Record<string, string>>): Promise<Picture> {
  const other = await ReleaseWorld.create();
  try {
    await other.released(await other.checkout(), inputs);
    return other.picture();
  } finally {
    await other.close();
  }
}

/** Holds the first requests of an operation until as many runs have come there, so that all of them saw the same before. */
function meet(operation: string, runs: number): () => number {
  let there = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  world.github.watch(async ({ phase, request }) => {
    const counts = phase === 'arrived' && request.operation === operation && request.method === 'POST';
    if (!counts || there >= runs) return undefined;
    there += 1;
    if (there === runs) open();
    await gate;
    return undefined;
  });
  return () => there;
}

describe('two runs at once make one release', () => {
  test.each([
    ['prepare', 'repos/create-release', { stage: 'prepare' }],
    ['candidate', 'git-receive-pack', { stage: 'prepare', 'candidate-tag': 'true' }],
    ['publish', 'graphql', { stage: 'publish', 'floating-tags': 'true' }],
    ['publish', 'git-receive-pack', { stage: 'publish', 'floating-tags': 'true', changelog: 'none' }],
    ['publish', 'repos/create-release', { stage: 'publish', changelog: 'none' }],
    ['all', 'graphql', { stage: 'all', 'floating-tags': 'true' }],
    ['pull-request', 'pulls/create', { stage: 'publish', 'changelog-commit': 'pull-request' }],
  ] as const)('%s, both at %s', async (_name, operation, inputs) => {
    const expected = await alone(inputs);
    const clones = [await world.checkout(), await world.checkout()];
    const met = meet(operation, clones.length);
    const runs = await Promise.all(clones.map((clone) => world.release(clone, { inputs })));
    for (const { exitCode, log, outputs } of runs) {
      expect(exitCode, log).toBe(0);
      expect(outputs).toMatchObject({ tag: 'v1.2.0', released: String(inputs.stage !== 'prepare') });
    }
    expect(met()).toBe(clones.length);
    expect(world.picture()).toEqual(expected);
    expect(new Set(runs.map(({ outputs }) => outputs['release-id'])).size).toBe(1);
  });
});
