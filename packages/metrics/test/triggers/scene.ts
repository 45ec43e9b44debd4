import type { Runtime } from '@deploy-actions/action-kit';
import type { FakeClock } from '@deploy-actions/testing';
import type { Course } from './course.ts';
import { type Kinds, type Role, type System, stages, token, type WatchClock } from './stage.ts';

/** What the source of one indicator shows: a kind of system, and what is seen there. */
export type Part = {
  readonly [K in keyof Kinds]: { readonly from: K; readonly shows: Kinds[K] };
}[keyof Kinds];

/** A part and the course it takes. */
export interface Cast {
  readonly part: Part;
  readonly course: Course;
}

/** All systems that a section names, each a fake on this machine. */
export interface Scene {
  /** What stands for a system in the document, and where its fake is. */
  readonly places: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string>>;
  readonly runtime: Partial<Runtime>;
  /** The address of the new colour. */
  readonly colorUrl: string;
  readonly proceed: (second: number) => void;
  readonly fail: (way: number) => Promise<void>;
}

/** The variables that the document names as `env:NAME`. */
export const secrets = { DATABASE_URL: 'postgres://127.0.0.1:1/shop', SECURITY_TOKEN: token } as const;

/** Starts a fake of each system that somebody asks. The watch begins now. */
export async function openScene(cast: readonly Cast[], clock: FakeClock): Promise<Scene> {
  const start = clock.now();
  const watch: WatchClock = { start, second: () => (clock.now() - start) / 1_000 };
  const kinds = [...new Set(cast.map(({ part }) => part.from))];
  const systems = await Promise.all(kinds.map((kind) => begin(kind, cast, watch)));
  const places = systems.flatMap(({ place }) => (place ? [place] : []));
  return {
    places: new Map(places),
    environment: Object.assign({ ...secrets }, ...systems.map(({ environment }) => environment)),
    runtime: Object.assign({}, ...systems.map(({ runtime }) => runtime)),
    colorUrl: systems.find((system) => system.colorUrl)?.colorUrl ?? 'http://127.0.0.1:1',
    proceed: (second) => {
      for (const system of systems) system.proceed?.(second);
    },
    fail: async (way) => {
      await Promise.all(systems.map((system) => system.fail(way)));
    },
  };
}

function begin<K extends keyof Kinds>(kind: K, cast: readonly Cast[], watch: WatchClock): Promise<System> {
  const roles = cast.flatMap(({ part, course }) =>
    // What is shown fits the kind it is shown from.
    part.from === kind ? [{ shows: part.shows, course } as Role<K>] : [],
  );
  return stages[kind](roles, watch);
}
