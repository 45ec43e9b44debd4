import type { Answer } from './metric-provider.ts';

/** What a source said about one indicator. */
export interface RawAnswer {
  readonly answer: Answer;
  /** What the query `of` gave, where the indicator has one. */
  readonly of?: Answer;
}

/**
 * What the sources said at one moment: everything that a judgement needs, as it came. Reports keep it, so that it can be
 * judged again under another policy.
 */
export interface Look {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** By indicator. */
  readonly subject: Readonly<Record<string, RawAnswer>>;
  /** The same for what it is compared with; only for indicators that are compared. */
  readonly reference: Readonly<Record<string, RawAnswer>>;
  /** What the query `requests` gave, where there is one. */
  readonly requests?: Answer;
}
