import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { command } from './command.ts';
import { productionDependencies } from './dependencies.ts';
import { repository, workspaces } from './workspace.ts';

/**
 * Does some work in a copy of this repository in a temporary folder, as a fresh clone with the present changes would
 * be: what git ignores is left out, and so is `dist/`. The copy is removed afterwards.
 */
export async function inCopy<T>(work: (root: string) => Promise<T> | T): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'deploy-actions-copy-'));
  try {
    await copyFiles(root);
    installPackages(root);
    linkWorkspaces(root);
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function copyFiles(root: string): Promise<void> {
  const args = ['ls-files', '-z', '-co', '--exclude-standard', '--', ':!dist'];
  const listed = await command(repository, 'git', args);
  if (!listed.ok) throw new Error(`git can't list the files of this repository:\n${listed.output}`);
  for (const file of listed.output.split('\0')) {
    if (file === '' || !existsSync(join(repository, file))) continue;
    cpSync(join(repository, file), join(root, file), { recursive: true });
  }
}

/** What is bundled, and the bundler, are copied, because their paths matter to it; other tools are only linked. */
function installPackages(root: string): void {
  const bundled = productionDependencies().map(({ folder }) => folder.replaceAll('\\', '/'));
  const copied = new Set([...bundled, 'node_modules/@vercel/ncc']);
  const installed = globSync('node_modules/{.bin,[!@.]*,@*/*}', { cwd: repository });
  for (const folder of installed.map((path) => path.replaceAll('\\', '/'))) {
    if (folder.startsWith('node_modules/@deploy-actions/')) continue;
    const [from, to] = [join(repository, folder), join(root, folder)];
    mkdirSync(dirname(to), { recursive: true });
    if (copied.has(folder)) cpSync(from, to, { recursive: true, dereference: true });
    else symlinkSync(from, to, 'junction');
  }
}

function linkWorkspaces(root: string): void {
  for (const { folder, manifest } of workspaces(root)) {
    const link = join(root, 'node_modules', manifest.name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, folder), link, 'junction');
  }
}
