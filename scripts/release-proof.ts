// What publish.yml asks before and after a release of this repository. Runs where nothing is installed: Node's own modules only.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A run of a workflow, as `gh run list --json event,status,conclusion,url` gives it; the newest first. */
export interface WorkflowRun {
  readonly event: string;
  readonly status: string;
  readonly conclusion: string;
  readonly url: string;
}

/** What `gh attestation verify --format json` gives, as far as it is read here. */
export type Attestations = readonly {
  readonly verificationResult: { readonly statement: { readonly subject: readonly Subject[] } };
}[];

interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256?: string };
}

/** The files of a release that run: bundles, manifests and workflows. */
const running = ['dist/**', '*/action.yml', 'actions/*/action.yml', '.github/{workflows,actions}/**'];

/** Why CI of a commit can't be said to have passed; `undefined` when its newest run did. Runs for pull requests saw another commit. */
export function ciProblem(runs: readonly WorkflowRun[]): string | undefined {
  const newest = runs.find(({ event }) => event !== 'pull_request');
  if (newest === undefined) return 'CI never ran for this commit';
  if (newest.conclusion === 'success') return undefined;
  return `CI of this commit is ${newest.conclusion || newest.status}: ${newest.url}`;
}

/** SHA-256 of each file of a tree that runs, one a line in the form of sha256sum, in the order of their paths. */
export function checksums(tree: string): string {
  return [...digests(tree)].map(([path, digest]) => `${digest}  ${path}\n`).join('');
}

/** What is wrong with a tree: manifests that name files it doesn't have, and files that the statement doesn't cover exactly. */
export function treeProblems(tree: string, attestations: Attestations): string[] {
  // Several where a job ran again; each of them was made from the same commit.
  const subjects = attestations[0]?.verificationResult.statement.subject ?? [];
  const stated = new Map(subjects.map(({ name, digest }) => [name, digest.sha256]));
  const present = digests(tree);
  const paths = [...new Set([...stated.keys(), ...present.keys()])].sort();
  return [
    ...paths.flatMap((path) => {
      if (!present.has(path)) return [`${path} is missing`];
      if (!stated.has(path)) return [`${path} has no provenance`];
      return stated.get(path) === present.get(path) ? [] : [`${path} is not the file that was attested`];
    }),
    ...missingPrograms(tree),
  ];
}

function missingPrograms(tree: string): string[] {
  return globSync('*/action.yml', { cwd: tree }).flatMap((manifest) => {
    const text = readFileSync(join(tree, manifest), 'utf8');
    const programs = [...text.matchAll(/^ {2}(?:main|post): (\S+)$/gm)].map(([, file = '']) => file);
    if (programs.length === 0) return [`${manifest} names no program`];
    return programs
      .filter((file) => !existsSync(join(tree, posix.dirname(manifest), file)))
      .map((file) => `${manifest} names ${file}, which is missing`);
  });
}

function digests(tree: string): ReadonlyMap<string, string> {
  const paths = globSync(running, { cwd: tree }).filter((path) => statSync(join(tree, path)).isFile());
  const digest = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(tree, path)))
      .digest('hex');
  return new Map(paths.sort().map((path) => [path, digest(path)]));
}

function prove([what, ...args]: readonly string[]): string {
  const [first, second] = args;
  const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  if (what === 'ci' && first !== undefined) {
    const problem = ciProblem(json(first));
    if (problem !== undefined) throw new Error(problem);
    return 'CI of this commit has passed.\n';
  }
  if (what === 'checksums' && first !== undefined) return checksums(first);
  if (what === 'tree' && first !== undefined && second !== undefined) {
    const problems = treeProblems(first, json(second));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return 'Every file that runs is the one that was attested.\n';
  }
  throw new Error('usage: node scripts/release-proof.ts ci RUNS | checksums TREE | tree TREE ATTESTATIONS');
}

if (import.meta.main) {
  try {
    process.stdout.write(prove(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
