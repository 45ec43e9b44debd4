/** Another run, or a person, was faster: whoever gets this looks again at what is there. */
export interface Overtaken {
  /** What to throw when looking again shows nothing new. */
  readonly error: Error;
  /** What happened, when the error says more than that. */
  readonly words?: string;
  /** Whether git's remote must have changed for another try to make sense. */
  readonly unlessSame: boolean;
}

/** One write of a release. Steps stand in the order in which they are made; each leaves something the next run can go on from. */
export interface Step {
  /** For the log, the dry run and the job summary: an order such as `move v1 there`. */
  readonly words: string;
  /** Whether nobody but this clone sees it. */
  readonly local?: boolean;
  /** Carries it out. */
  readonly run: () => Promise<Overtaken | undefined>;
}

/** What earlier steps of a plan made and later ones use. */
export interface Workbench {
  /** The commit the branch ends with. */
  tip: string | undefined;
  /** The annotated tag. */
  object: string | undefined;
}

/** The beginning of a hash as people read it. */
export function short(hash: string): string {
  return hash.slice(0, 10);
}
