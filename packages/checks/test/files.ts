import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Runtime } from '@deploy-actions/action-kit';
import { realRuntime } from './asking.ts';

/** What stands in the files of a workspace, by path; whatever is no text becomes JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** Writes files into a workspace. */
export async function write(workspace: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = join(workspace, name);
    await mkdir(dirname(file), { recursive: true });
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(file, raw ? content : JSON.stringify(content));
  }
}

/** A test runtime whose workspace has files. */
export async function workspaceWith(files: Files, replace: Partial<Runtime> = {}) {
  const runtime = await realRuntime(replace);
  await write(runtime.workspace, files);
  return runtime;
}

/** A scene whose check looks at files; `aged` are their ages in milliseconds. */
export async function inFiles<S extends object>(
  files: Files,
  scene: S,
  aged: Readonly<Record<string, number>> = {},
): Promise<S & { runtime: Runtime }> {
  const runtime = await workspaceWith(files);
  for (const [name, age] of Object.entries(aged)) {
    const changed = (runtime.clock.now() - age) / 1_000;
    await utimes(join(runtime.workspace, name), changed, changed);
  }
  return { ...scene, runtime };
}
