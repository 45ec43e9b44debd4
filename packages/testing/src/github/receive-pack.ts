import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BareObjects, BareRepository } from './bare-repository.ts';
import { pushFinding } from './push-rules.ts';
import { fullName, type Repository, type Token } from './world.ts';

/** What a push wants to do to a ref; ids are 40 zeros for a ref that isn't there. */
export interface PushCommand {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

interface Push {
  readonly commands: readonly PushCommand[];
  readonly capabilities: readonly string[];
  readonly pack: Buffer;
}

const none = '0'.repeat(40);

/** Reads a push as gitprotocol-pack(5) describes it. */
export function parsedPush(body: Buffer): Push {
  const commands: PushCommand[] = [];
  let capabilities: string[] = [];
  let at = 0;
  while (at < body.length) {
    const length = Number.parseInt(body.subarray(at, at + 4).toString(), 16);
    if (length === 0) {
      at += 4;
      break;
    }
    const [line = '', offered] = body
      .subarray(at + 4, at + length)
      .toString()
      .split('\0');
    at += length;
    if (offered !== undefined) capabilities = offered.trim().split(' ');
    const [before = '', after = '', ref = ''] = line.trim().split(' ');
    if (before !== 'shallow') commands.push({ before, after, ref });
  }
  return { commands, capabilities, pack: body.subarray(at) };
}

/** What a push needs of the fake. */
export interface PushHost {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly beforeChange: () => void;
}

/**
 * Takes a push over as far as GitHub's rules allow it, all of it or nothing when it is atomic; gives the report that
 * git-receive-pack sends. Objects of a push that is refused don't stay.
 */
export function receivePack(
  repository: Repository,
  bare: BareRepository,
  token: Token | undefined,
  body: Buffer,
  host: PushHost,
): Buffer {
  const { commands, capabilities, pack } = parsedPush(body);
  // Git sends an empty request first when a push is large, to learn whether it may.
  if (commands.length === 0) return Buffer.from('0000');
  const quarantine = new Quarantine(bare);
  try {
    const broken = quarantine.unpack(pack, commands);
    if (broken !== undefined) return report(`unpack ${broken}`, [], capabilities, []);
    const seen = { ...repository, objects: quarantine.objects };
    const remarks: string[] = [];
    const judged = commands.map((command) => ({
      command,
      reason: reasonAgainst(seen, token, command, remarks),
    }));
    const refused = judged.some(({ reason }) => reason !== undefined);
    const atomic = capabilities.includes('atomic');
    const taken = judged.some(({ reason }) => reason === undefined) && !(refused && atomic);
    if (taken) {
      quarantine.release();
      host.beforeChange();
      for (const { command, reason } of judged) if (reason === undefined) apply(repository, command);
      repository.pushedAt = host.now();
    }
    const lines = judged.map(({ command: { ref }, reason }) => {
      const why = reason ?? (refused && atomic ? 'atomic push failure' : undefined);
      return why === undefined ? `ok ${ref}` : `ng ${ref} ${why}`;
    });
    return report('unpack ok', lines, capabilities, remarks);
  } finally {
    quarantine.remove();
  }
}

function apply({ refs }: Repository, { ref, after }: PushCommand): void {
  if (after === none) refs.delete(ref);
  else refs.set(ref, after);
}

/** Why a ref isn't changed, in a few words; more of them go to the remarks. */
function reasonAgainst(
  repository: Repository,
  token: Token | undefined,
  { ref, before, after }: PushCommand,
  remarks: string[],
): string | undefined {
  const current = repository.refs.get(ref);
  if (before !== (current ?? none)) {
    const found = current === undefined ? `unable to resolve reference '${ref}'` : undefined;
    if (before === none) return `cannot lock ref '${ref}': reference already exists`;
    return `cannot lock ref '${ref}': ${found ?? `is at ${current} but expected ${before}`}`;
  }
  if (after === none && ref === `refs/heads/${repository.defaultBranch}`)
    return `refusing to delete the current branch: ${ref}`;
  const given = (id: string) => (id === none ? undefined : id);
  const finding = pushFinding(repository, token, { ref, before: given(before), after: given(after) });
  if (finding === undefined) return undefined;
  if (finding.by === 'workflow') {
    const [who, what] =
      token?.kind === 'user' ? ['Personal Access Token', 'scope'] : ['GitHub App', 'permission'];
    const permission = what === 'scope' ? '`workflow` scope' : '`workflows` permission';
    return `refusing to allow a ${who} to create or update workflow \`${finding.path}\` without ${permission}`;
  }
  const reasons = finding.reasons.map((reason) => `- ${reason}`);
  if (finding.by === 'protection') {
    remarks.push(`error: GH006: Protected branch update failed for ${ref}.`, '', ...reasons);
    return 'protected branch hook declined';
  }
  const page = `https://github.com/${fullName(repository)}/rules?ref=${encodeURIComponent(ref)}`;
  remarks.push(`error: GH013: Repository rule violations found for ${ref}.`);
  remarks.push(`Review all repository rules at ${page}`, '', ...reasons, '');
  return 'push declined due to repository rule violations';
}

/** Objects that a push brought and that are judged before they are taken over. */
class Quarantine {
  readonly objects: BareObjects;
  readonly #bare: BareRepository;
  readonly #folder: string;
  readonly #inside: BareRepository;

  constructor(bare: BareRepository) {
    this.#bare = bare;
    this.#folder = mkdtempSync(join(bare.path, 'objects', 'incoming-'));
    this.#inside = new BareRepository(bare.path, {
      GIT_OBJECT_DIRECTORY: this.#folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(bare.path, 'objects'),
    });
    this.objects = new BareObjects(this.#inside);
  }

  /** Stores a pack and checks that nothing is missing; gives what is wrong. */
  unpack(pack: Buffer, commands: readonly PushCommand[]): string | undefined {
    if (pack.length > 0) {
      const { status, words } = this.#inside.run(['index-pack', '--stdin', '--fix-thin'], pack);
      if (status !== 0) return words.split('\n')[0];
    }
    const wanted = commands.map(({ after }) => after).filter((id) => id !== none);
    const args = ['rev-list', '--objects', '--quiet', '--stdin', '--not', '--all'];
    const { status } = this.#inside.run(args, `${wanted.join('\n')}\n`);
    return status === 0 ? undefined : 'missing necessary objects';
  }

  /** Takes the objects over; an index comes after its pack, so that nobody finds one without the other. */
  release(): void {
    const from = join(this.#folder, 'pack');
    const packed = readdirSync(this.#folder).includes('pack') ? readdirSync(from) : [];
    const rank = (name: string) => Number(name.endsWith('.idx'));
    for (const name of packed.toSorted((a, b) => rank(a) - rank(b)))
      renameSync(join(from, name), join(this.#bare.path, 'objects', 'pack', name));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function report(
  unpacked: string,
  lines: readonly string[],
  capabilities: readonly string[],
  remarks: readonly string[],
): Buffer {
  const status = Buffer.concat([
    ...[unpacked, ...lines].map((line) => packet(`${line}\n`)),
    Buffer.from('0000'),
  ]);
  if (!capabilities.includes('side-band-64k')) return status;
  const said = remarks.length === 0 ? [] : [packet(Buffer.from(`\u0002${remarks.join('\n')}\n`))];
  const bands: Buffer[] = [];
  for (let at = 0; at < status.length; at += 60_000)
    bands.push(packet(Buffer.concat([Buffer.from([1]), status.subarray(at, at + 60_000)])));
  return Buffer.concat([...said, ...bands, Buffer.from('0000')]);
}

function packet(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}
