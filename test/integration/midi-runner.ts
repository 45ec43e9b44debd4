import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { components } from '../../scripts/components/components.ts';

/** What runs on the machine of the runner, as systemd and Docker tell it. */
export interface Machine {
  /** The PATH of its steps. */
  readonly path: string;
  /** All services with their states, such as `active running`. */
  readonly setServices: (services: Readonly<Record<string, string>>) => void;
  /** All running containers with their states, such as `Up 3 days (healthy)`. */
  readonly setContainers: (containers: Readonly<Record<string, string>>) => void;
}

/** Writes `systemctl list-units` with the columns of the real one; takes no other question. */
const systemctl = (state: string) => `
if [ "$*" != "list-units --type=service --all --plain --no-legend --no-pager midi-*" ]; then
  echo "Unknown command: $*" >&2; exit 1
fi
while read -r unit active sub; do
  if [[ $unit == midi-* ]]; then printf '%-22s loaded %s %s A service\\n' "$unit" "$active" "$sub"; fi
done < '${state}'`;

const docker = (state: string) => `
if [ "$*" != "ps --format {{.Names}} {{.Status}}" ]; then echo "unknown command: docker $*" >&2; exit 1; fi
cat '${state}'`;

/** Builds nothing, but fails and speaks as cargo does. https://doc.rust-lang.org/cargo/commands/cargo-build.html */
const cargo = `
if [ "$*" != "build --release --locked" ]; then echo "error: unexpected argument: $*" >&2; exit 1; fi
if [ ! -f Cargo.toml ]; then echo "error: could not find \\\`Cargo.toml\\\` in \\\`$PWD\\\` or any parent directory" >&2; exit 101; fi
if grep -q broken src/main.rs; then
  echo 'error: could not compile \`midi\` (bin "midi") due to 1 previous error' >&2; exit 101
fi
mkdir -p target/release && echo program > target/release/midi
echo '    Finished \`release\` profile [optimized] target(s) in 0.03s' >&2`;

/** A machine with everything running: PostgreSQL's own programs are real, systemd, Docker and cargo are stood in for. */
export function createMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  const [services, containers] = [join(folder, 'services'), join(folder, 'containers')];
  const programs = { systemctl: systemctl(services), docker: docker(containers), cargo };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/bash\nset -e${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const write = (file: string) => (lines: Readonly<Record<string, string>>) =>
    writeFileSync(
      file,
      Object.entries(lines)
        .map((parts) => `${parts.join(' ')}\n`)
        .join(''),
    );
  return {
    path: [folder, dirname(components.postgres.program), process.env['PATH']].join(delimiter),
    setServices: write(services),
    setContainers: write(containers),
  };
}
