import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

/** Removes the folder that all tests of this run wrote into, once they have ended. */
export default function setup({ config }: TestProject): () => void {
  return () => rmSync(config.env['TMPDIR'] ?? '', { recursive: true, force: true });
}
