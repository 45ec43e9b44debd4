import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatSize, type Problem } from '@deploy-actions/action-kit';

/** The path itself or the nearest folder above it that exists. */
export async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** Bytes something is going to take in a folder, and which input said so. */
export interface SpaceNeed {
  readonly folder: string;
  readonly bytes: number;
  readonly input: string;
}

/** One problem for each file system that has too little room for all that is to go there. */
export async function spaceProblems(needs: readonly SpaceNeed[]): Promise<Problem[]> {
  const byDevice = new Map<number, SpaceNeed>();
  for (const need of needs) {
    const folder = await nearestExisting(need.folder);
    const { dev } = await stat(folder);
    const other = byDevice.get(dev);
    byDevice.set(dev, other ? { ...other, bytes: other.bytes + need.bytes } : { ...need, folder });
  }
  const problems: Problem[] = [];
  for (const { folder, bytes, input } of byDevice.values()) {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free >= bytes) continue;
    problems.push({
      input,
      message: `needs ${formatSize(bytes)} on the disk of ${folder}, which has ${formatSize(free)} free`,
    });
  }
  return problems;
}
