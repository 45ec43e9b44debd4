import { ProviderError } from '@deploy-actions/action-kit';
import { afterEach, describe, expect, test } from 'vitest';
import { splitWith, type TrafficRouter, trafficSystem, type Weights } from '../src/index.ts';

/** A router and what it steers, as seen from both sides. */
export interface Plane {
  readonly router: TrafficRouter;
  /** A second router on the same plane, as another run has one. */
  another(): Promise<TrafficRouter>;
  /** Sets weights behind the router's back, as another program would. */
  setExternally(weights: Weights): Promise<void>;
  /** Everything around the weights of the colours, as the plane itself knows it. */
  foreign(): Promise<unknown>;
  /** From now on the plane takes requests and never answers. */
  hang(): Promise<void>;
  /** From now on the plane answers what is no answer. */
  garble(): Promise<void>;
  /** From now on nobody is there. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** What a router must not do longer than it says, with room for a busy machine, in milliseconds. */
const slack = 5_000;

/** Weights that are none, for whatever router. */
const impossible: readonly Weights[] = [
  { blue: 120, green: -20 },
  { blue: 60, green: 60 },
  { blue: 0, green: 0 },
  { blue: 33.3, green: 66.7 },
  { blue: Number.NaN, green: 100 },
];

/** A split that the router can express, a half if it can. */
function splitOf(router: TrafficRouter): Weights {
  const half = { blue: 50, green: 50 };
  return router.refusal(half) === undefined ? half : { blue: 0, green: 100 };
}

/** What every router promises; `refused` are weights that this one in particular can't express. */
export function routerConformance(
  name: string,
  open: () => Promise<Plane>,
  { refused = [] }: { readonly refused?: readonly Weights[] } = {},
): void {
  describe(`${name}, as every router,`, () => {
    let plane: Plane | undefined;
    const opened = async () => {
      plane = await open();
      return plane;
    };
    afterEach(async () => {
      await plane?.close();
      plane = undefined;
    });

    test('shows every share it can express once it was written, and leaves everything else alone', async () => {
      const { router, foreign } = await opened();
      const before = await foreign();
      expect(before).toBeDefined();
      const shares = Array.from({ length: 101 }, (_, share) => splitWith('blue', share));
      const expressible = shares.filter((weights) => router.refusal(weights) === undefined);
      expect(expressible).toContainEqual({ blue: 0, green: 100 });
      expect(expressible).toContainEqual({ blue: 100, green: 0 });
      for (const weights of expressible) {
        await router.write(weights);
        expect(await router.read()).toEqual(weights);
      }
      expect(await foreign()).toEqual(before);
    });

    test('shows what somebody else set, and sets it anew', async () => {
      const { router, setExternally } = await opened();
      await router.write({ blue: 100, green: 0 });
      await setExternally(splitOf(router));
      expect(await router.read()).toEqual(splitOf(router));
      await router.write({ blue: 100, green: 0 });
      expect(await router.read()).toEqual({ blue: 100, green: 0 });
    });

    test('sets weights whatever was there before, as often as asked', async () => {
      const { router } = await opened();
      const split = splitOf(router);
      for (const before of [splitWith('blue', 0), split, splitWith('blue', 100)]) {
        await router.write(before);
        await router.write(split);
        await router.write(split);
        expect(await router.read()).toEqual(split);
      }
    });

    test('does what the last of two writers asked', async () => {
      const { router, another } = await opened();
      const other = await another();
      await router.write({ blue: 100, green: 0 });
      await other.write(splitOf(router));
      expect(await router.read()).toEqual(splitOf(router));
      await router.write({ blue: 100, green: 0 });
      expect(await other.read()).toEqual({ blue: 100, green: 0 });
    });

    test.each([...impossible, ...refused])('refuses $blue/$green and changes nothing', async (weights) => {
      const { router } = await opened();
      await router.write(splitOf(router));
      expect(router.refusal(weights)).toEqual(expect.stringMatching(/\w/));
      await expect(router.write(weights)).rejects.toThrow(router.refusal(weights));
      expect(await router.read()).toEqual(splitOf(router));
    });

    const failures = ['hang', 'garble', 'stop'] as const;
    test.each(failures)('fails within its limits and says who failed: %s', async (failure) => {
      const { router, ...controls } = await opened();
      await router.write(splitOf(router));
      await controls[failure]();
      expect(router.writeLimit).toBeGreaterThan(0);
      for (const work of [() => router.read(), () => router.write({ blue: 100, green: 0 })]) {
        const error = await within(router.writeLimit + slack, work());
        // Some planes take what is written blindly; that it didn't work shows when it is read.
        if (error === undefined && failure === 'garble') continue;
        expect(error).toBeInstanceOf(ProviderError);
        expect(error).toMatchObject({
          system: trafficSystem,
          operation: expect.stringMatching(/^(read|write) weights$/),
        });
      }
    });
  });
}

/** What the work failed with; an error of its own when it takes longer. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  const limit = AbortSignal.timeout(milliseconds);
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(new Error(`not done after ${milliseconds} ms`)));
  });
  return Promise.race([work, late]).then(
    () => undefined,
    (error: unknown) => error,
  );
}
