/** How an object is cut. */
export interface PartsPlan {
  /** Bytes of a part. */
  readonly partSize: number;
  /** Parts on their way at a time. */
  readonly atATime: number;
}

/** A part is at least that, in bytes: small enough that some fit into memory, large enough for 50 GB by the parts below. */
const smallestPart = 6 * 2 ** 20;
/** Bytes of parts that may be on their way at a time, where a single part isn't larger. */
const onTheWay = 12 * 2 ** 20;
/** Parts of the planned size; S3 takes 10,000: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const plannedParts = 8_000;
/** Beyond the plan, so many parts have twice the size of those before. */
const partsOfSize = 200;

/** How an object of so many bytes at most is cut. */
export function planParts(atMost: number): PartsPlan {
  const needed = Math.ceil(atMost / plannedParts / 2 ** 20) * 2 ** 20;
  const partSize = Math.max(smallestPart, needed);
  return { partSize, atATime: Math.max(1, Math.floor(onTheWay / partSize)) };
}

/** Bytes of a part; numbers count from 1. What is larger than planned gets larger parts, so that 10,000 are enough for the 5 TB of S3. */
export function partSizeAt({ partSize }: PartsPlan, number: number): number {
  return partSize * 2 ** Math.ceil(Math.max(0, number - plannedParts) / partsOfSize);
}
