import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MinifyOptions, minify } from 'terser';

/** What webpack says of a bundle, as far as it is read here: https://webpack.js.org/api/stats/ */
interface Stats {
  readonly chunks: readonly { readonly files: readonly string[]; readonly modules: readonly StatsModule[] }[];
}

interface StatsModule {
  readonly nameForCondition?: string | null;
  /** A module that several were joined into. */
  readonly modules?: readonly StatsModule[];
}

/** What terser does: local variables get short names; functions and classes keep theirs, for stack traces. */
const options: MinifyOptions = {
  ...{ module: true, compress: false, mangle: true, keep_classnames: true, keep_fnames: true },
  format: { comments: false },
};

/**
 * Takes comments, white space and the names of local variables out of the chunks of a bundle that hold other people's code
 * alone. What is ours stays as it is, to be read. `stats` is the file that ncc wrote.
 */
export async function shortenVendored(dist: string, stats: string): Promise<void> {
  const { chunks } = JSON.parse(readFileSync(stats, 'utf8')) as Stats;
  for (const { files, modules } of chunks) {
    if (!modules.flatMap(sources).every((path) => path.includes('/node_modules/'))) continue;
    for (const file of files) {
      const path = join(dist, file);
      const { code } = await minify(readFileSync(path, 'utf8'), options);
      if (code === undefined) throw new Error(`${path} could not be shortened`);
      writeFileSync(path, `${code}\n`);
    }
  }
}

/** The files that a module was made of; externals and the bundler's own parts have none. */
function sources({ modules, nameForCondition }: StatsModule): string[] {
  if (modules) return modules.flatMap(sources);
  return nameForCondition ? [nameForCondition.replaceAll('\\', '/')] : [];
}
