export const id = 2159;
export const ids = [2159];
export const modules = {

/***/ 52159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  defaultBranch: () => (/* reexport */ defaultBranch),
  messagePlaceholders: () => (/* reexport */ messagePlaceholders),
  openRepository: () => (/* reexport */ openRepository),
  release: () => (/* reexport */ release),
  unknownPlaceholders: () => (/* reexport */ unknownPlaceholders)
});

// UNUSED EXPORTS: addRelease, bumps, expandMessage, notesOf, renderNotes, stages

// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var src_clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
// EXTERNAL MODULE: ./node_modules/@conventional-changelog/git-client/dist/index.js + 5 modules
var dist = __webpack_require__(46790);
;// CONCATENATED MODULE: ./build/packages/versioning/src/given-commits.js

/** Hands conventional-changelog the commits that were read and chosen already, in place of a walk through git of its own. */
class GivenCommits extends dist/* ConventionalGitClient */.Od {
    #commits;
    constructor(commits) {
        super('.');
        this.#commits = commits;
    }
    async *getCommits() {
        yield* this.#commits;
    }
    /** No tags: the range was chosen before. */
    async *getSemverTags() { }
    async verify(revision) {
        return revision;
    }
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/reverts.js
/**
 * Leaves out the commits that were reverted and, with them, the commits that reverted them. A revert that was itself
 * reverted counts for nothing; a revert of something released earlier stays, because it is a change.
 * Expects children before parents.
 */
function withoutReverted(commits) {
    const dropped = new Set();
    for (const commit of commits) {
        if (dropped.has(commit.hash))
            continue;
        const revert = revertOf(commit);
        if (revert === undefined)
            continue;
        const older = commits.slice(commits.indexOf(commit) + 1).filter(({ hash }) => !dropped.has(hash));
        const targets = older.filter(({ hash }) => revert.hashes.some((start) => hash.startsWith(start)));
        const named = targets.length > 0 ? targets : older.filter((other) => isNamed(revert, other)).slice(0, 1);
        if (named.length === 0)
            continue;
        dropped.add(commit.hash);
        for (const target of named) {
            for (const hash of broughtIn(target, commits))
                dropped.add(hash);
        }
    }
    return commits.filter(({ hash }) => !dropped.has(hash));
}
/** Whether the commit takes back another one. */
function isRevert(commit) {
    return revertOf(commit) !== undefined;
}
/**
 * Knows git's own `This reverts commit …` (also of a merge, and under `Reapply "…"`), GitHub's `Revert "title (#1)"` without a
 * hash, and the type `revert` with `Refs:` as the conventional commits specification suggests.
 */
function revertOf(commit) {
    const hashes = [...commit.message.matchAll(/This reverts commit ([0-9a-f]{7,64})/g)].map(([, hash = '']) => hash);
    const quoted = /^(?:[Rr]evert:? )"(.+)"(?: \(#\d+\))?$/.exec(commit.header)?.[1];
    if (commit.type === 'revert') {
        const refs = [...commit.message.matchAll(/^Refs: (.+)$/gm)].flatMap(([, list = '']) => list.split(/[,\s]+/));
        hashes.push(...refs.filter((ref) => /^[0-9a-f]{7,64}$/.test(ref)));
        return { hashes, header: quoted ?? commit.description };
    }
    return hashes.length > 0 || quoted !== undefined ? { hashes, header: quoted } : undefined;
}
function isNamed({ hashes, header }, other) {
    return hashes.length === 0 && header !== undefined && other.header === header;
}
/** A merge brings in what is reachable from it, but not from its first parent. */
function broughtIn(commit, commits) {
    if (commit.parents.length < 2)
        return new Set([commit.hash]);
    const [mainline = ''] = commit.parents;
    const kept = reachable(mainline, commits);
    return new Set([...reachable(commit.hash, commits)].filter((hash) => !kept.has(hash)));
}
function reachable(from, commits) {
    const found = new Set([from]);
    // Children stand before parents, so that one pass sees everything.
    for (const { hash, parents } of commits) {
        if (found.has(hash))
            for (const parent of parents)
                found.add(parent);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changes.js


/** The sections of a release in the order of Keep a Changelog 1.1.0, and the notes for those who must act. */
const sectionTitles = [
    'Added',
    'Changed',
    'Deprecated',
    'Removed',
    'Fixed',
    'Security',
    'Migration notes',
];
const levels = ['major', 'minor', 'patch'];
/** What each commit type means; types that aren't here are work behind the scenes. */
const rules = {
    feat: { section: 'Added', level: 'minor' },
    feature: { section: 'Added', level: 'minor' },
    fix: { section: 'Fixed', level: 'patch' },
    perf: { section: 'Changed', level: 'patch' },
    revert: { section: 'Changed', level: 'patch' },
    refactor: { section: 'Changed' },
    deprecate: { section: 'Deprecated', level: 'minor' },
    remove: { section: 'Removed', level: 'patch' },
    security: { section: 'Security', level: 'patch' },
};
function ruleOf(commit) {
    const rule = rules[commit.type ?? ''] ?? (isRevert(commit) ? rules['revert'] : undefined);
    if (commit.scope?.toLowerCase() === 'security')
        return { ...rule, section: 'Security' };
    return rule ?? (commit.breaking ? { section: 'Changed' } : undefined);
}
/** The level a commit asks for by itself, if any. */
function levelOf(commit) {
    if (commit.breaking)
        return 'major';
    // semver.org, item 7: what is marked deprecated raises the minor version.
    return commit.deprecations.length > 0 ? 'minor' : ruleOf(commit)?.level;
}
/** The highest level any of the commits asks for, if one does. */
function highestLevel(commits) {
    const found = new Set(commits.map(levelOf));
    return levels.find((level) => found.has(level));
}
/**
 * Keep a Changelog as conventional-changelog writes it: every entry is a note under the title of its section, sections in their
 * order. A merge commit that repeats the title of what it merges makes the same entry; one is kept.
 */
const keepAChangelog = {
    ignoreReverted: false,
    doFlush: true,
    generateOn: null,
    transform: ({ notes }) => ({ notes }),
    noteGroupsSort: (a, b) => positionOf(a.title) - positionOf(b.title),
    notesSort: () => 0,
    template: ({ noteGroups = [] }) => noteGroups
        .map(({ title, notes }) => `### ${title}\n\n${[...new Set(notes.map(({ text }) => text))].join('\n')}`)
        .join('\n\n'),
};
function positionOf(title) {
    return sectionTitles.indexOf(title);
}
/** The entries of a release by section, oldest first, breaking ones in front; Markdown, lines joined by LF. */
async function describeChanges(newestFirst) {
    const oldestFirst = newestFirst.toReversed().toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
    const commits = oldestFirst.map((commit) => ({
        ...bareCommit,
        header: commit.header,
        notes: entriesOf(commit),
    }));
    const { ConventionalChangelog } = await Promise.all(/* import() */[__webpack_require__.e(6832), __webpack_require__.e(202)]).then(__webpack_require__.bind(__webpack_require__, 36832));
    const changelog = new ConventionalChangelog(new GivenCommits(commits)).config({ writer: keepAChangelog });
    let text = '';
    for await (const part of changelog.write())
        text += part;
    return new Map(sectionTitles.flatMap((title) => {
        const body = text.split(new RegExp(`^### ${title}\\n\\n`, 'm'))[1]?.split(/\n\n### /)[0];
        // Further lines of an entry are indented, so that a dash in the first column begins one.
        return body === undefined ? [] : [[title, body.trimEnd().split(/\n(?=- )/)]];
    }));
}
const bareCommit = { merge: null, revert: null, body: null, footer: null, mentions: [], references: [] };
function entriesOf(commit) {
    const rule = ruleOf(commit);
    return [
        ...(rule ? [{ title: rule.section, text: entry(commit, commit.description, commit.breaking) }] : []),
        ...commit.deprecations.map((text) => ({ title: 'Deprecated', text: entry(commit, text) })),
        ...commit.migration.map((text) => ({ title: 'Migration notes', text: entry(commit, text) })),
    ];
}
function entry(commit, text, breaking = false) {
    const scope = commit.scope && commit.scope.toLowerCase() !== 'security' ? `**${commit.scope}:** ` : '';
    const indented = markdownSafe(text).replaceAll(/\n(?=[^\n])/g, '\n  ');
    return `- ${breaking ? '**Breaking:** ' : ''}${scope}${indented}`;
}
/** Outside of code, `<` would start an HTML tag and swallow what follows: `Array<string>`. */
function markdownSafe(text) {
    return text.replaceAll(/(`+)[\s\S]*?\1|</g, (match) => (match === '<' ? '\\<' : match));
}

// EXTERNAL MODULE: ./node_modules/conventional-commits-parser/dist/index.js + 5 modules
var conventional_commits_parser_dist = __webpack_require__(34674);
;// CONCATENATED MODULE: ./build/packages/versioning/src/commits.js

const header = /^([a-z][\w-]*)(?:\(([^()]+)\))?!?:[ \t]+(.+)$/i;
const breakingHeader = /^([a-z][\w-]*)(?:\(([^()]+)\))?!:[ \t]+(.+)$/i;
const parser = new conventional_commits_parser_dist.CommitParser({
    headerPattern: header,
    breakingHeaderPattern: breakingHeader,
    noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE', 'DEPRECATED', 'Release-As', 'Source-Commit'],
    // Matches nothing: by default a line such as `-notes-` would overwrite what was parsed under that name.
    fieldPattern: /(?!)/,
    // The specification wants these in upper case; the parser's own pattern would take a sentence for a footer.
    notesPattern: (keywords) => new RegExp(`^(${keywords}):[ \\t]+(.*)`),
});
/** Parses a commit message; line ends may be CRLF. */
function parseCommit(hash, parents, message) {
    const text = message.replaceAll('\r\n', '\n').trim() || '(no message)';
    const parsed = parser.parse(text);
    const notes = (...titles) => parsed.notes.filter(({ title }) => titles.includes(title)).map((note) => note.text.trim());
    const first = text.split('\n', 1)[0] ?? '';
    const migration = notes('BREAKING CHANGE', 'BREAKING-CHANGE');
    const marked = breakingHeader.test(first);
    const fromHeader = marked && migration.length === 1 && migration[0] === parsed['subject']?.trim();
    return {
        hash,
        parents,
        header: first,
        message: text,
        type: parsed['type']?.toLowerCase(),
        scope: parsed['scope']?.trim() || undefined,
        description: (parsed['subject'] ?? first).trim(),
        breaking: marked || migration.length > 0,
        migration: fromHeader ? [] : migration,
        deprecations: notes('DEPRECATED'),
        releaseAs: firstWord(notes('Release-As')),
        source: firstWord(notes('Source-Commit')),
    };
}
function firstWord(texts) {
    return texts[0]?.split(/\s/, 1)[0] || undefined;
}
/** The commits reachable from `to` but not from `from` (all of them without it), newest first and children before parents. */
async function readCommits(git, from, to) {
    return log(git, ['--topo-order', to, ...(from === undefined ? [] : ['--not', from])]);
}
/** Exactly the commits given; those that aren't in this clone are left out. */
async function readCommitsAt(git, hashes) {
    if (hashes.length === 0)
        return [];
    return log(git, ['--no-walk=unsorted', '--ignore-missing', ...hashes]);
}
async function log(git, args) {
    const output = await git.output([
        ...['-c', 'log.showSignature=false', 'log', '-z', '--no-color', '--encoding=UTF-8'],
        ...['--format=%H%x1f%P%x1f%B', ...args, '--'],
    ]);
    return output
        .split('\0')
        .filter((record) => record !== '')
        .map((record) => {
        const [hash = '', parents = '', ...message] = record.split('\x1f');
        return parseCommit(hash.trim(), parents.split(' ').filter(Boolean), message.join('\x1f'));
    });
}
/** The parent of a commit that only carries a release of that parent (its trailer `Source-Commit` says so), or the commit itself. */
function sourceOf(commit) {
    return commit.source !== undefined && commit.parents.includes(commit.source) ? commit.source : commit.hash;
}
/** The commit each of the given ones stands for in the end, through any number of release commits; those the clone lacks are left out. */
async function readSources(git, hashes) {
    const steps = new Map((await readCommitsAt(git, hashes)).map((commit) => [commit.hash, sourceOf(commit)]));
    const further = [...steps].filter(([hash, source]) => hash !== source).map(([, source]) => source);
    const ends = further.length > 0 ? await readSources(git, further) : steps;
    return new Map([...steps].map(([hash, source]) => [hash, ends.get(source) ?? source]));
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/next-version.js



/** How the next version is found: from the commits, by hand, or as a version itself. */
const bumps = ['auto', 'major', 'minor', 'patch', 'prerelease'];
/** The first version there is when the commits decide; semver.org's FAQ starts initial development there. */
const firstVersion = '0.1.0';
/** Computes the next version. Throws ConfigurationError for a version given by hand or by a footer that isn't greater than the last. */
function nextVersion(request) {
    const { bump, last, commits } = request;
    const since = last === undefined ? 'in the history' : `since ${last}`;
    if (isExplicit(bump))
        return { version: greater(bump, last, 'input `bump`') };
    if (bump !== 'auto' && bump !== 'prerelease') {
        if (commits.length === 0)
            return { nothing: `there are no commits ${since}` };
        return { version: increase(last ?? '0.0.0', bump) };
    }
    const wanted = releaseAs(commits, last);
    const level = highestLevel(commits);
    if (wanted === undefined && level === undefined) {
        const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
        return {
            nothing: `none of the ${count} ${since} asks for a release (feat, fix, perf or a breaking change)`,
        };
    }
    const target = wanted ?? (last === undefined ? firstVersion : increase(last, allowed(level ?? 'patch', last)));
    return bump === 'auto' ? { version: target } : candidate(target, request);
}
/** Whether `bump` is a version. */
function isExplicit(bump) {
    return !bumps.includes(bump);
}
/** What the step from one version to the next is called: `major`, `minor`, `patch` or `prerelease`. */
function bumpBetween(previous, version) {
    if (semver.prerelease(version))
        return 'prerelease';
    return semver.diff(previous ?? '0.0.0', version) ?? 'patch';
}
/** Before 1.0.0 anything may change: a breaking change raises the minor version (semver.org, item 4). */
function allowed(level, last) {
    return level === 'major' && semver.major(last) === 0 ? 'minor' : level;
}
function increase(version, level) {
    const next = semver.inc(version, level);
    if (next === null)
        throw new Error(`semver can't increase ${version}`);
    return next;
}
/** The version the newest `Release-As` footer asks for. */
function releaseAs(commits, last) {
    const asking = commits.find((commit) => commit.releaseAs !== undefined);
    if (asking?.releaseAs === undefined)
        return undefined;
    const where = `the footer \`Release-As\` of commit ${asking.hash.slice(0, 10)}`;
    const version = semver.valid(asking.releaseAs);
    if (version === null || version !== asking.releaseAs) {
        throw new errors/* ConfigurationError */.j1(`${where} asks for \`${asking.releaseAs}\`, which is no semantic version such as 1.2.3; give the version as input \`bump\``);
    }
    return greater(version, last, where);
}
function greater(version, last, where) {
    if (last === undefined || semver.gt(version, last))
        return version;
    throw new errors/* ConfigurationError */.j1(`${where} asks for ${version}, which is not greater than the last release ${last}`);
}
/** The next prerelease on the way to `target`, or to a higher one that is already being tried. */
function candidate(target, { channel, candidates, taken }) {
    const latest = candidates.toSorted((a, b) => semver.rcompare(a.version, b.version))[0];
    const tried = latest && semver.coerce(latest.version)?.version;
    const base = tried !== undefined && semver.gt(tried, target) ? tried : target;
    const own = candidates.filter(({ version }) => numberOf(version, base, channel) !== undefined);
    const newest = own.toSorted((a, b) => semver.rcompare(a.version, b.version))[0];
    if (newest && !newest.changedSince)
        return { nothing: `there are no changes since ${newest.version}` };
    const numbers = taken.map((version) => numberOf(version, base, channel) ?? 0);
    return { version: `${base}-${channel}.${Math.max(0, ...numbers) + 1}` };
}
function numberOf(version, base, channel) {
    const start = `${base}-${channel}.`;
    const number = version.startsWith(start) ? version.slice(start.length) : '';
    return /^\d+$/.test(number) ? Number(number) : undefined;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/credentials.js
/**
 * The environment by which git sends a token to remotes over HTTP(S), and to no other host. It takes the place of a header
 * that actions/checkout may have left in the repository's configuration: GitHub refuses requests with two.
 */
function tokenEnvironment(token, urls, runtime) {
    const credential = Buffer.from(`x-access-token:${token}`).toString('base64');
    runtime.secrets.add(credential);
    const first = Number(runtime.environment['GIT_CONFIG_COUNT'] || 0);
    const entries = [...new Set(urls.flatMap(withoutUser))].flatMap((url) => [
        [`http.${url}.extraheader`, ''],
        [`http.${url}.extraheader`, `AUTHORIZATION: basic ${credential}`],
    ]);
    const environment = { GIT_CONFIG_COUNT: String(first + entries.length) };
    for (const [index, [key = '', value = '']] of entries.entries()) {
        environment[`GIT_CONFIG_KEY_${first + index}`] = key;
        environment[`GIT_CONFIG_VALUE_${first + index}`] = value;
    }
    return environment;
}
function withoutUser(url) {
    if (!/^https?:\/\//i.test(url))
        return [];
    const parsed = new URL(url);
    parsed.username = '';
    parsed.password = '';
    return [parsed.href];
}
/** Masks a password that stands in a remote's URL. */
function maskPassword(url, { secrets }) {
    const password = URL.canParse(url) ? new URL(url).password : '';
    if (password !== '')
        secrets.add(decodeURIComponent(password));
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/git.js

const localLimit = 60_000;
/** Fetching the whole history of a large repository takes minutes. */
const networkLimit = 10 * 60_000;
/** The git program in one folder: never a prompt, never a shell, the same words in every locale. */
class Git {
    #runtime;
    #directory;
    #environment;
    /** `environment` is given to every command, e.g. `GIT_CONFIG_*` with credentials. */
    constructor(runtime, directory, environment = {}) {
        this.#runtime = runtime;
        this.#directory = directory;
        this.#environment = environment;
    }
    /** Runs a command and gives its standard output. Throws ProviderError with git's own words when it fails. */
    async output(args, options = {}) {
        const result = await this.attempt(args, options);
        if (result.exitCode === 0)
            return result.stdout;
        throw gitError(args, result, options.network);
    }
    /** Like {@link output}, without surrounding white space. */
    async line(args, options = {}) {
        return (await this.output(args, options)).trim();
    }
    /** Runs a command whose failure is an answer, too. */
    attempt(args, options = {}) {
        return this.#runtime.processes.tool({
            command: 'git',
            args,
            directory: this.#directory,
            environment: {
                ...this.#environment,
                ...options.environment,
                LC_ALL: 'C',
                GIT_TERMINAL_PROMPT: '0',
                GIT_LITERAL_PATHSPECS: '1',
            },
            timeout: options.network ? networkLimit : localLimit,
            signal: this.#runtime.signal,
            ...(options.input === undefined ? {} : { input: options.input }),
        });
    }
}
/** What a failed git command means to the reader. */
function gitError(args, result, network = false) {
    const words = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-6).join('; ');
    const operation = args.find((arg) => /^[a-z]/.test(arg)) ?? 'git';
    return new errors/* ProviderError */.mZ(words || `exit code ${result.exitCode}`, {
        system: 'git',
        operation,
        retryable: network,
    });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/repository.js




/** Opens the repository and checks everything that can be checked without looking at the remote. Throws ConfigurationError. */
async function openRepository(request, runtime) {
    const plain = new Git(runtime, request.directory);
    const place = await plain.attempt([
        ...['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix'],
    ]);
    const [inside, shallow, prefix = ''] = place.stdout.split('\n');
    if (inside !== 'true') {
        const words = place.stderr.trim().split('\n')[0] || 'no work tree';
        throw new errors/* ConfigurationError */.j1(`git can't use ${request.directory} (${words}); run actions/checkout in an earlier step`);
    }
    const problems = [];
    const commit = `${request.sha ?? 'HEAD'}^{commit}`;
    const found = await plain.attempt(['rev-parse', '--verify', '--quiet', commit]);
    if (found.exitCode !== 0)
        problems.push(missingTarget(request.sha));
    if (!(await isRef(plain, `refs/tags/${request.tagPrefix}1.0.0`)))
        problems.push({
            input: 'tag-prefix',
            message: `found \`${request.tagPrefix}\`, which can't start a tag`,
        });
    if (request.branch !== undefined && !(await isRef(plain, `refs/heads/${request.branch}`)))
        problems.push({ input: 'branch', message: `found \`${request.branch}\`, which is no name of a branch` });
    const remotes = (await plain.line(['remote'])).split('\n');
    const known = remotes.includes(request.remote);
    if (request.push && !known) {
        const list = remotes.filter(Boolean).map((name) => `\`${name}\``);
        const present = list.length > 0 ? `there are ${list.join(', ')}` : 'there is none';
        problems.push({
            input: 'remote',
            message: `the repository has no remote \`${request.remote}\` (${present}); add it, or set \`push: false\``,
        });
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    const urls = known ? await remoteUrls(plain, request.remote) : [];
    for (const url of urls)
        maskPassword(url, runtime);
    const environment = request.token === undefined ? {} : tokenEnvironment(request.token, urls, runtime);
    const git = new Git(runtime, request.directory, environment);
    return {
        git,
        target: found.stdout.trim(),
        shallow: shallow === 'true',
        headBranch: await currentBranch(git),
        changelog: request.changelog === undefined ? undefined : `${prefix}${request.changelog}`,
        remoteUrl: urls[0],
    };
}
/** The branch a changelog commit goes to unless it is named: the one checked out, the workflow's, or the remote's default. */
async function defaultBranch({ directory, remote }, runtime) {
    const git = new Git(runtime, directory);
    const head = await git.attempt(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]);
    const ofRemote = head.stdout.trim().slice(`refs/remotes/${remote}/`.length);
    return (await currentBranch(git)) ?? runtime.run.branch ?? (ofRemote || undefined);
}
/** Brings the history that versions are computed from, when the clone is shallow; the target is then known for what it is. */
async function withHistory(repository, remote, runtime) {
    if (repository.shallow)
        await deepen(repository, remote, runtime);
    const { git, target } = repository;
    const sources = await readSources(git, [target]);
    return { ...repository, shallow: false, target: sources.get(target) ?? target };
}
async function deepen({ git, remoteUrl }, remote, runtime) {
    const advice = 'set `fetch-depth: 0` for actions/checkout';
    if (remoteUrl === undefined) {
        throw new errors/* ConfigurationError */.j1(`the clone is shallow and has no remote \`${remote}\` to get the rest of the history from; ${advice}`);
    }
    runtime.log.info(`The clone is shallow: fetching the history from ${remote}.`);
    const result = await git.attempt(['fetch', '--unshallow', '--no-tags', '--quiet', remote], {
        network: true,
    });
    if (result.exitCode !== 0) {
        throw new errors/* ProviderError */.mZ(`the clone is shallow and its history can't be fetched (${result.stderr.trim()}); ${advice}`, { system: 'git', operation: 'fetch', retryable: true });
    }
}
/** Fetches objects the clone lacks, without touching any ref of it. */
async function fetchObjects(git, remote, refs) {
    if (refs.length === 0)
        return;
    await git.output(['fetch', '--no-tags', '--no-write-fetch-head', '--quiet', remote, ...refs], {
        network: true,
    });
}
/** Whether the clone has an object. */
async function has(git, object) {
    return (await git.attempt(['cat-file', '-e', object])).exitCode === 0;
}
/** Whether `ancestor` is `commit` or comes before it. */
async function isAncestor(git, ancestor, commit) {
    if (ancestor === commit)
        return true;
    return (await git.attempt(['merge-base', '--is-ancestor', ancestor, commit])).exitCode === 0;
}
/** The commit that a commit stands for, see {@link readSources}. */
async function sourceAt({ git, target }, hash) {
    if (hash === target)
        return target;
    return (await readSources(git, [hash])).get(hash) ?? hash;
}
async function remoteUrls(git, remote) {
    const fetchUrl = await git.line(['remote', 'get-url', remote]);
    const pushUrls = (await git.line(['remote', 'get-url', '--push', '--all', remote])).split('\n');
    return [...new Set([fetchUrl, ...pushUrls])];
}
async function currentBranch(git) {
    return (await git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD'])).stdout.trim() || undefined;
}
async function isRef(git, ref) {
    const option = /^refs\/(?:tags|heads)\/-/.test(ref);
    return !option && (await git.attempt(['check-ref-format', ref])).exitCode === 0;
}
function missingTarget(sha) {
    if (sha === undefined)
        return { message: 'the repository has no commit yet, so there is nothing to release' };
    return {
        input: 'sha',
        message: `found \`${sha}\`, which is no commit of this clone; check it out, or set \`fetch-depth: 0\` for actions/checkout`,
    };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/tags.js


/** All tags of the local repository that stand on commits. */
async function localTags(git) {
    const format = '%(refname)%00%(objectname)%00%(*objectname)';
    const lines = (await git.output(['for-each-ref', `--format=${format}`, 'refs/tags'])).split('\n');
    return lines.filter(Boolean).map((line) => {
        const [ref = '', object = '', peeled = ''] = line.split('\0');
        return { name: ref.slice('refs/tags/'.length), object, commit: peeled || object };
    });
}
/** The version a tag names, if its name is the prefix and a semantic version; `v1` and `v1.2` are none. */
function versionOf(name, prefix) {
    const text = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    return /^\d/.test(text) ? (semver.valid(text) ?? undefined) : undefined;
}
/**
 * How many tags are looked at first; each further look takes twice as many. The last release is nearly always the highest
 * tag, and git walks as far back as the oldest tag it is asked about.
 */
const firstBatch = 1;
/**
 * Finds the release tags of a commit and its ancestors, looking at the highest versions first, so that old history costs
 * nothing. `fetch` brings commits that the clone lacks.
 */
async function reachableReleases(git, tags, prefix, target, fetch) {
    const versioned = tags
        .flatMap((tag) => {
        const version = versionOf(tag.name, prefix);
        return version === undefined ? [] : [{ ...tag, version }];
    })
        .sort((a, b) => semver.rcompare(a.version, b.version));
    const here = [];
    const candidates = [];
    for (let start = 0, size = firstBatch; start < versioned.length; start += size, size *= 2) {
        const batch = await withSources(git, versioned.slice(start, start + size), fetch);
        const outside = await unreachable(git, batch, target);
        for (const tag of batch) {
            if (tag.source === target)
                here.push(tag);
            else if (outside.has(tag.source))
                continue;
            else if (semver.prerelease(tag.version) === null)
                return { here, last: tag, candidates };
            else
                candidates.push(tag);
        }
    }
    return { here, last: undefined, candidates };
}
async function withSources(git, tags, fetch) {
    let known = await types(git, tags);
    const missing = tags.filter(({ commit }) => !known.has(commit));
    if (missing.length > 0) {
        await fetch(missing);
        known = await types(git, tags);
    }
    // Tags may stand on trees and files, too; those name no release.
    const hashes = tags.map(({ commit }) => commit).filter((commit) => known.get(commit) === 'commit');
    const sources = await readSources(git, hashes);
    return tags.flatMap((tag) => {
        const source = sources.get(tag.commit);
        return source === undefined ? [] : [{ ...tag, source }];
    });
}
/** Types by object, for those the clone has. */
async function types(git, tags) {
    const input = tags.map(({ commit }) => `${commit}\n`).join('');
    const output = await git.output(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input });
    return new Map(output
        .split('\n')
        .filter((line) => line !== '' && !line.endsWith(' missing'))
        .map((line) => line.split(' ')));
}
async function unreachable(git, tags, target) {
    if (tags.length === 0)
        return new Set();
    const input = [...new Set(tags.map(({ source }) => source)), `^${target}`].join('\n');
    const output = await git.output(['rev-list', '--ignore-missing', '--stdin'], { input: `${input}\n` });
    return new Set(output.split('\n'));
}
/**
 * The floating tags (`v1`, `v1.2`) that a release moves: those of whose versions it is the highest, so that a fix to an
 * old line leaves the newer line's tag alone. A prerelease moves none.
 */
function floatingTags(version, prefix, tags) {
    if (semver.prerelease(version) !== null)
        return [];
    const others = tags.flatMap(({ name }) => versionOf(name, prefix) ?? []);
    const higher = others.filter((other) => semver.prerelease(other) === null && semver.gt(other, version));
    const { major, minor } = new semver.SemVer(version);
    const lines = [
        { name: `${prefix}${major}`, range: `${major}.x` },
        { name: `${prefix}${major}.${minor}`, range: `${major}.${minor}.x` },
    ];
    return lines
        .filter(({ range }) => !higher.some((other) => semver.satisfies(other, range)))
        .map(({ name }) => name);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/decision.js








/**
 * Decides on the version: that of a tag the commit already has, so that a run which is repeated completes the same release, or
 * else the next one. Throws ConfigurationError when the version's tag stands on another commit.
 */
async function decide({ git, target }, sight, request) {
    const fetch = (missing) => fetchObjects(git, request.remote, missing.filter(({ name }) => sight.remote.has(name)).map(({ name }) => `refs/tags/${name}`));
    const releases = await reachableReleases(git, sight.tags, request.tagPrefix, target, fetch);
    const existing = releases.here.find(({ version }) => isSameRelease(version, request));
    const before = releases.here.find((tag) => isFinal(tag) && !(existing && semver.gte(tag.version, existing.version)));
    const last = before ?? releases.last;
    const all = await readCommits(git, last?.commit, target);
    // Commits that only carry a release are no changes; a squash merge that quotes such a commit's trailer is one.
    const commits = withoutReverted(all.filter((commit) => sourceOf(commit) === commit.hash));
    if (existing) {
        checkAgreement(existing, sight);
        return { version: existing.version, tag: existing.name, existing, last, commits };
    }
    const refuseTaken = async (version) => {
        const elsewhere = sight.tags.find(({ name }) => name === `${request.tagPrefix}${version}`);
        if (elsewhere)
            throw await standsElsewhere(elsewhere, { git, target });
    };
    if (isExplicit(request.bump))
        await refuseTaken(request.bump);
    const next = nextVersion({
        bump: request.bump,
        channel: request.prereleaseChannel,
        last: last?.version,
        commits,
        candidates: await candidatesOf(git, releases, target, request.bump),
        taken: sight.tags.flatMap(({ name }) => versionOf(name, request.tagPrefix) ?? []),
    });
    if ('nothing' in next)
        return { ...next, last };
    await refuseTaken(next.version);
    const tag = `${request.tagPrefix}${next.version}`;
    return { version: next.version, tag, existing: undefined, last, commits };
}
function isFinal({ version }) {
    return semver.prerelease(version) === null;
}
function isSameRelease(version, { bump, prereleaseChannel }) {
    if (isExplicit(bump))
        return version === bump;
    const channel = semver.prerelease(version)?.[0];
    return bump === 'prerelease' ? channel === prereleaseChannel : channel === undefined;
}
/** Prereleases and whether there are changes since; only a prerelease asks, so that others don't pay for it. */
async function candidatesOf(git, { here, candidates }, target, bump) {
    if (bump !== 'prerelease')
        return [];
    const found = here.filter((tag) => !isFinal(tag)).map(({ version }) => ({ version, changedSince: false }));
    for (const { version, commit } of candidates) {
        const since = withoutReverted(await readCommits(git, commit, target));
        const changedSince = highestLevel(since) !== undefined || since.some(({ releaseAs }) => releaseAs);
        found.push({ version, changedSince });
    }
    return found;
}
function checkAgreement({ name }, { local, remote }) {
    const [here, there] = [local.get(name)?.commit, remote.get(name)?.commit];
    if (here === undefined || there === undefined || here === there)
        return;
    throw new errors/* ConfigurationError */.j1(`the tag ${name} stands on ${here} in this clone, but on ${there} in the remote; delete the local one (\`git tag -d ${name}\`) if the remote is right`);
}
async function standsElsewhere(tag, { git, target }) {
    const known = (await has(git, tag.commit)) ? [target, tag.commit] : [target];
    const commits = await readCommitsAt(git, known);
    const subjects = new Map(commits.map(({ hash, header }) => [hash, header]));
    const show = (hash) => (subjects.has(hash) ? `${hash} (${subjects.get(hash)})` : hash);
    return new errors/* ConfigurationError */.j1(`the tag ${tag.name} already stands on ${show(tag.commit)}, and this run would put it on ${show(target)}; give another version as \`bump\`, or delete the tag if nothing was published from it`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release-request.js
/** How far a release goes. */
const stages = (/* unused pure expression or super */ null && (['prepare', 'publish', 'all']));
/** What `{{name}}` in a tag's message can stand for. */
const messagePlaceholders = ['version', 'tag', 'previous-tag', 'notes'];
/** The names in a message that aren't {@link messagePlaceholders}. */
function unknownPlaceholders(message) {
    return [...message.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
        .map(([, name = '']) => name)
        .filter((name) => !messagePlaceholders.includes(name));
}
/** The message with its placeholders replaced. */
function expandMessage(message, values) {
    return message.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/publish.js





/**
 * Carries out a plan: makes the objects, which nobody sees, pushes them all in one atomic step, and then brings this clone in
 * step in one transaction. Ended at any point, it leaves either nothing or the whole release in the remote.
 * Gives git's answer when the remote refused the push.
 */
async function publish(repository, sight, plan, request, runtime) {
    const { git, target } = repository;
    const { branch, decision } = plan;
    const identity = identityOf(request, runtime);
    const tip = branch && (await changelogCommit(repository, branch, plan, identity, runtime));
    const tagged = decision.existing?.commit ?? (plan.tagOnChangelog && tip !== undefined ? tip : target);
    const object = decision.existing?.object ?? (await tagObject(git, tagged, plan, request, identity));
    if (request.push) {
        const refs = [
            ...(branch?.push && tip ? [`${tip}:refs/heads/${branch.name}`] : []),
            ...(plan.pushTag ? [`${object}:refs/tags/${decision.tag}`] : []),
            ...plan.floating.map((name) => `${tagged}:refs/tags/${name}`),
        ];
        const leases = plan.floating.map((name) => `--force-with-lease=refs/tags/${name}:${sight.remote.get(name)?.object ?? ''}`);
        const args = ['push', '--atomic', '--porcelain', '--no-follow-tags', '--recurse-submodules=no'];
        if (refs.length > 0) {
            const result = await git.attempt([...args, ...leases, request.remote, ...refs], { network: true });
            if (result.exitCode !== 0)
                return result;
            runtime.log.info(`Pushed to ${request.remote}: ${refs.map((ref) => ref.split(':refs/')[1]).join(', ')}.`);
        }
    }
    if (plan.localTag && decision.existing && !(await has(git, object)))
        await fetchObjects(git, request.remote, [`refs/tags/${decision.tag}`]);
    const updates = [
        ...(plan.localTag ? [change(`refs/tags/${decision.tag}`, object, undefined)] : []),
        ...plan.floating.map((name) => change(`refs/tags/${name}`, tagged, sight.local.get(name)?.object)),
        ...(branch?.local && tip ? [change(`refs/heads/${branch.name}`, tip, sight.localTip)] : []),
    ];
    await git.output(['update-ref', '--stdin'], { input: updates.join('') });
    if (branch?.checkout && request.changelog !== undefined)
        await git.output(['checkout', '--quiet', 'HEAD', '--', request.changelog]);
    return undefined;
}
/** One line for `git update-ref --stdin`: the ref changes only from what was seen. */
function change(ref, to, from) {
    return from === undefined ? `create ${ref} ${to}\n` : `update ${ref} ${to} ${from}\n`;
}
/** The committer, by environment: stronger than any configuration, and nothing stays behind. */
function identityOf({ committer: { name, email } }, { clock }) {
    const seconds = Math.floor(clock.now() / 1_000);
    const date = (0,src_clock/* isoInstant */.j2)(clock.now());
    return {
        tagger: `${name} <${email}> ${seconds} +0000`,
        environment: {
            GIT_AUTHOR_NAME: name,
            GIT_AUTHOR_EMAIL: email,
            GIT_AUTHOR_DATE: date,
            GIT_COMMITTER_NAME: name,
            GIT_COMMITTER_EMAIL: email,
            GIT_COMMITTER_DATE: date,
        },
    };
}
/** Makes the changelog commit without touching index or files; gives the commit the branch shall end with. */
async function changelogCommit({ git, changelog = '' }, { base, text }, { decision }, { environment }, runtime) {
    if (text === undefined)
        return base;
    const blob = await git.line(['hash-object', '-w', '--stdin'], { input: text });
    const entry = await git.output(['ls-tree', '--full-tree', base, '--', changelog]);
    const mode = entry.split(' ', 1)[0] || '100644';
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(runtime.temporary, 'release-'));
    const index = { environment: { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, 'index') } };
    await git.output(['read-tree', base], index);
    await git.output(['update-index', '--add', '--cacheinfo', `${mode},${blob},${changelog}`], index);
    const tree = await git.line(['write-tree'], index);
    await (0,promises_.rm)(folder, { recursive: true });
    const message = `chore(release): ${decision.tag}\n\nSource-Commit: ${base}\n`;
    return git.line(['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, '-p', base, '-F', '-'], {
        environment,
        input: message,
    });
}
async function tagObject(git, commit, { decision, notes }, request, { tagger }) {
    const { tag, version, last } = decision;
    const values = { version, tag, notes, 'previous-tag': last?.name ?? '' };
    const message = expandMessage(request.message, values).trim() || tag;
    const head = [`object ${commit}`, 'type commit', `tag ${tag}`, `tagger ${tagger}`].join('\n');
    return git.line(['mktag'], { input: `${head}\n\n${message}\n` });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog-document.js
/** Opens a block of code, also right behind the bullet of a list. */
const fence = /^( {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;
/** Reads headings and link references of a Markdown text; code blocks and comments hold none. */
function readChangelog(text) {
    const headings = [];
    const references = [];
    let enclosure;
    for (const { content, start, end } of lines(text)) {
        if (enclosure !== undefined && (content.trim() === '' || indentOf(content) >= enclosure.indent)) {
            if (enclosure.endsWith(content))
                enclosure = undefined;
            continue;
        }
        enclosure = enclosureFrom(content);
        const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(content);
        const [, marks = '', words = ''] = heading ?? [];
        if (heading)
            headings.push({ level: marks.length, text: words, start, end });
        const reference = /^( {0,3}\[([^\]]+)\]:[ \t]*<?)([^\s>]+)/.exec(content);
        const [, lead = '', label = '', url = ''] = reference ?? [];
        if (reference)
            references.push({ label, url, start, end, urlStart: start + lead.length });
    }
    return { headings, references, eol: /\r?\n/.exec(text)?.[0] ?? '\n' };
}
function enclosureFrom(content) {
    const [, before = '', marks] = fence.exec(content) ?? [];
    if (marks !== undefined) {
        const isEnd = (line) => line.trim().startsWith(marks) && /^\s*(`+|~+)\s*$/.test(line);
        return { indent: before.length, endsWith: isEnd };
    }
    if (/^\s*<!--(?!.*-->)/.test(content))
        return { indent: 0, endsWith: (line) => line.includes('-->') };
    const [, tag] = /^ {0,3}<(pre|script|style|textarea)\b(?!.*<\/\1>)/i.exec(content) ?? [];
    if (tag === undefined)
        return undefined;
    return { indent: 0, endsWith: (line) => line.toLowerCase().includes(`</${tag.toLowerCase()}>`) };
}
function indentOf(content) {
    return content.length - content.trimStart().length;
}
function* lines(text) {
    // A byte order mark belongs to no line.
    let start = text.startsWith('\uFEFF') ? 1 : 0;
    while (start < text.length) {
        const found = text.indexOf('\n', start);
        const end = found < 0 ? text.length : found + 1;
        yield { content: text.slice(start, end).replace(/\r?\n$/, ''), start, end };
        start = end;
    }
}
/** Whether a heading is that of the changes not yet released. */
function isUnreleased({ level, text }) {
    return level === 2 && /^\[?unreleased\b/i.test(text);
}
/** The version a release's heading names: `[1.2.0] - 2026-01-31`, `v1.2.0`, `1.2.0 (2026-01-31)`. */
function versionInHeading({ level, text }) {
    if (level > 2)
        return undefined;
    return /^\[?[vV]?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(text)?.[1];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog.js



const preamble = `# Changelog

All notable changes to this project are documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

## [Unreleased]
`;
/** The part of a release that says what changed, when nothing written by hand joins it. */
function renderNotes(changes) {
    return mergeChanges('', changes, '\n');
}
/** The text under the heading of a version, or `undefined` when the changelog has none. */
function notesOf(text, version) {
    const document = readChangelog(text);
    const heading = document.headings.find((each) => versionInHeading(each) === version);
    if (heading === undefined)
        return undefined;
    return text
        .slice(heading.end, blockEnd(heading, document, text))
        .trim()
        .replaceAll('\r\n', '\n');
}
/**
 * Writes a release into a changelog (a new one when `existing` is `undefined`). What was written by hand under Unreleased
 * becomes part of the release; everything else keeps every byte but the links at the bottom. Throws ConfigurationError for a
 * file with headings among which no release can be told.
 */
function addRelease(existing, release, file) {
    const text = existing?.trim() ? existing : preamble;
    const document = readChangelog(text);
    const unreleased = document.headings.find(isUnreleased);
    const edit = unreleased
        ? releaseUnreleased(text, document, unreleased, release)
        : insertAbove(text, document, release, file);
    const written = applyEdits(text, [edit]);
    // Links are looked for anew, because they may stand in what has just moved.
    return { text: applyEdits(written, linkEdits(written, release)), notes: edit.notes };
}
function applyEdits(text, edits) {
    let result = '';
    let position = 0;
    for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
        result += text.slice(position, edit.start) + edit.text;
        position = edit.end;
    }
    return result + text.slice(position);
}
/** Moves what stands under Unreleased into the release. */
function releaseUnreleased(text, document, unreleased, release) {
    const { eol } = document;
    const end = blockEnd(unreleased, document, text);
    const byHand = text.slice(unreleased.end, end);
    const body = mergeChanges(byHand, release.changes, eol);
    const broken = /\n$/.test(text.slice(0, unreleased.end)) ? '' : eol;
    const inline = /\]\((\S+)\)/.exec(unreleased.text)?.[1];
    const link = inline && advance(inline, release)?.release;
    const heading = `## [${release.version}]${link ? `(${link})` : ''} - ${release.date}`;
    const follows = end < text.length ? eol : '';
    return {
        start: unreleased.end,
        end,
        text: `${broken}${eol}${heading}${eol}${eol}${body}${eol}${follows}`,
        notes: body.replaceAll('\r\n', '\n'),
    };
}
/** Puts the release above the first one there is, in a file that keeps no Unreleased section. */
function insertAbove(text, document, release, file) {
    const { eol, headings } = document;
    const first = headings.find((heading) => versionInHeading(heading) !== undefined);
    const underlined = /^\S.*\r?\n-{3,}[ \t]*\r?$/m.test(text);
    if (first === undefined && (underlined || headings.some(({ level }) => level === 2))) {
        throw new errors/* ConfigurationError */.j1(`${file} has headings, but neither \`## [Unreleased]\` nor a version (\`## [1.2.0] - 2026-01-31\`) among them; add the line \`## [Unreleased]\` where releases belong`);
    }
    const body = mergeChanges('', release.changes, eol);
    const notes = body.replaceAll('\r\n', '\n');
    const section = `## ${nameLike(first, release.version)} - ${release.date}${eol}${eol}${body}${eol}`;
    if (first)
        return { start: first.start, end: first.start, text: `${section}${eol}`, notes };
    const end = document.references[0]?.start ?? text.length;
    const gap = text.slice(0, end).endsWith('\n') ? eol : `${eol}${eol}`;
    const follows = end < text.length ? eol : '';
    return {
        start: end,
        end,
        text: `${gap}## [Unreleased]${eol}${eol}${section}${follows}`,
        notes,
    };
}
/** The version as the file's other headings write theirs: `[1.2.0]`, `1.2.0` or `v1.2.0`. */
function nameLike(other, version) {
    if (other === undefined || other.text.startsWith('['))
        return `[${version}]`;
    return /^v/i.test(other.text) ? `v${version}` : version;
}
/** Where the text under a heading ends: at the next heading of its level or the links at the bottom. */
function blockEnd(heading, { headings, references }, text) {
    const next = headings.find(({ level, start }) => start > heading.start && level <= heading.level);
    let end = next?.start ?? text.length;
    for (const { start, end: referenceEnd } of references.toReversed()) {
        if (start >= heading.end && referenceEnd <= end && text.slice(referenceEnd, end).trim() === '')
            end = start;
    }
    return end;
}
/** Adds entries to the sections that were written by hand; those left empty are dropped, missing ones follow. */
function mergeChanges(byHand, changes, eol) {
    const { headings } = readChangelog(byHand);
    const starts = headings.filter(({ level }) => level === 3);
    const parts = [byHand.slice(0, starts[0]?.start ?? byHand.length)];
    const left = new Map(changes);
    const written = (entries) => entries.map((entry) => entry.replaceAll('\n', eol));
    for (const [index, heading] of starts.entries()) {
        const end = starts[index + 1]?.start ?? byHand.length;
        const title = sectionTitles.find((known) => known.toLowerCase() === heading.text.toLowerCase());
        const entries = title === undefined ? [] : (left.get(title) ?? []);
        if (title !== undefined)
            left.delete(title);
        const empty = byHand.slice(heading.end, end).trim() === '';
        if (empty && entries.length === 0)
            continue;
        const whole = byHand.slice(heading.start, end).trimEnd();
        // Right behind a list entries join it; right behind HTML they would be part of that.
        const list = /^(?:[ \t]|(?:[-*+]|\d+[.)])[ \t]).*$/.test(whole.slice(whole.lastIndexOf('\n') + 1));
        parts.push([whole, ...(list ? [] : ['']), ...written(entries)].join(eol));
    }
    for (const [title, entries] of left)
        parts.push([`### ${title}`, '', ...written(entries)].join(eol));
    const body = parts.map(withoutBlankEdges).filter((part) => part !== '');
    return body.length === 0 ? '_No notable changes._' : body.join(`${eol}${eol}`);
}
function withoutBlankEdges(text) {
    return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
}
/** Derives both links from the one Unreleased had, whatever the host: `…/compare/v1.1.0...HEAD`. */
function advance(url, { tag, previousTag, links }) {
    const [, base, from, dots] = /^(.*\/compare\/)(.+?)(\.{2,3})HEAD$/.exec(url) ?? [];
    if (base && from && dots && previousTag !== undefined) {
        const to = encodeURI(tag);
        return { release: `${base}${from}${dots}${to}`, unreleased: `${base}${to}${dots}HEAD` };
    }
    return links && linksFor({ tag, previousTag, links });
}
function linksFor({ tag, previousTag, links, }) {
    return {
        release: previousTag === undefined ? links.tag(tag) : links.compare(previousTag, tag),
        unreleased: links.compare(tag, 'HEAD'),
    };
}
/** Brings the links at the bottom in step: Unreleased now starts at the new tag, and the release gets a line of its own. */
function linkEdits(text, release) {
    const { eol, headings, references } = readChangelog(text);
    const unreleased = headings.find(isUnreleased);
    const inline = unreleased && /\]\((\S+)\)/.exec(unreleased.text)?.[1];
    if (unreleased && inline) {
        const next = advance(inline, release);
        const start = text.indexOf(inline, unreleased.start);
        return next ? [{ start, end: start + inline.length, text: next.unreleased }] : [];
    }
    const current = references.find(({ label }) => /^unreleased$/i.test(label));
    if (current) {
        const next = advance(current.url, release);
        if (!next)
            return [];
        const broken = text.slice(current.start, current.end).endsWith('\n') ? '' : eol;
        return [
            { start: current.urlStart, end: current.urlStart + current.url.length, text: next.unreleased },
            {
                start: current.end,
                end: current.end,
                text: `${broken}[${release.version}]: ${next.release}${broken ? '' : eol}`,
            },
        ];
    }
    const newest = unreleased ?? headings.find((heading) => versionInHeading(heading) !== undefined);
    if (release.links === undefined || newest?.text.startsWith('[') === false)
        return [];
    const next = linksFor({ ...release, links: release.links });
    const added = [
        ...(unreleased ? [`[Unreleased]: ${next.unreleased}`] : []),
        `[${release.version}]: ${next.release}`,
    ].join(eol);
    const first = references.find(({ label }) => /^v?\d+\.\d+\.\d+/.test(label));
    if (first)
        return [{ start: first.start, end: first.start, text: `${added}${eol}` }];
    // A link right behind the last words would be read as more of them.
    const broken = text.endsWith('\n') || references.at(-1)?.end === text.length ? '' : eol;
    return [{ start: text.length, end: text.length, text: `${broken}${eol}${added}${eol}` }];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog-file.js


/**
 * Whether the checked-out changelog is one behind HEAD, as a run leaves it that ended between moving the branch and the file.
 * Throws ConfigurationError when it was changed in any other way.
 */
async function isStale({ git }, { changelog = '' }) {
    const args = ['status', '--porcelain', '--untracked-files=all', '--ignored', '--', changelog];
    const status = (await git.output(args)).trimEnd();
    if (status === '')
        return false;
    const head = await git.line(['rev-parse', 'HEAD']);
    const [commit] = await readCommitsAt(git, [head]);
    const before = commit === undefined ? head : sourceOf(commit);
    const same = async (...options) => (await git.attempt(['diff', '--quiet', ...options, before, '--', changelog])).exitCode === 0;
    if (before !== head && (await same()) && (await same('--cached')))
        return true;
    throw new errors/* ConfigurationError */.j1(`${changelog} has changes that are not committed (git status: \`${status}\`); commit or remove them before a release`);
}
/** The text of a file in a commit. Throws ConfigurationError for what is no text in UTF-8. */
async function readFileAt(git, commit, path) {
    const entry = await git.output(['ls-tree', '-z', '--full-tree', commit, '--', path]);
    const [mode = '', type, object = ''] = entry.split(/[ \t]/);
    if (entry === '')
        return undefined;
    if (type !== 'blob' || mode === '120000')
        throw new errors/* ConfigurationError */.j1([
            { input: 'changelog', message: `${path} is a link or a folder, not a file` },
        ]);
    const text = await git.output(['cat-file', 'blob', object]);
    // Bytes that are no UTF-8 don't survive reading; what was read then has another name in git.
    if ((await git.line(['hash-object', '--stdin'], { input: text })) === object)
        return text;
    throw new errors/* ConfigurationError */.j1([
        { input: 'changelog', message: `${path} is not encoded in UTF-8; convert it first` },
    ]);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release-plan.js








/** The write that nobody else sees. */
const localWrite = 'bring the branch, tags and files of this clone in step';
/** Plans a release. Throws ConfigurationError when it can't be made; writes nothing. */
async function planRelease(repository, sight, decision, request, day, links) {
    const { existing, tag, version } = decision;
    const final = semver.prerelease(version) === null;
    const changelog = final ? repository.changelog : undefined;
    const { branch, notes } = changelog === undefined
        ? { branch: undefined, notes: renderNotes(await describeChanges(decision.commits)) }
        : await planBranch(repository, sight, decision, request, changelog, { day, links });
    const tagOnChangelog = existing === undefined && request.stage === 'all' && branch !== undefined;
    const commit = existing?.commit ?? (tagOnChangelog ? branch?.base : repository.target);
    const moving = request.floatingTags ? floatingTags(version, request.tagPrefix, sight.tags) : [];
    const willMove = tagOnChangelog && branch?.text !== undefined;
    const floating = moving.filter((name) => willMove ||
        sight.local.get(name)?.commit !== commit ||
        (request.push && sight.remote.get(name)?.commit !== commit));
    const plan = {
        decision,
        notes,
        branch,
        tagOnChangelog,
        createTag: existing === undefined,
        localTag: !sight.local.has(tag),
        pushTag: request.push && !sight.remote.has(tag),
        floating,
    };
    return { ...plan, writes: describeWrites(plan, repository, request) };
}
async function planBranch(repository, sight, decision, request, path, { day, links }) {
    const { git, target, headBranch } = repository;
    const name = request.branch;
    if (name === undefined && request.stage !== 'prepare')
        throw branchMissing();
    const base = await baseOf(repository, sight, request);
    const carried = await sourceAt(repository, base);
    if (request.stage === 'all' && decision.existing === undefined && carried !== target)
        throw await movedOn(git, name ?? '', base, target);
    const stale = await isStale(repository, request);
    const text = await readFileAt(git, base, path);
    const written = text === undefined ? undefined : notesOf(text, decision.version);
    if (name === undefined && written !== undefined)
        return { branch: undefined, notes: written };
    const { version, tag, last } = decision;
    const changes = await describeChanges(decision.commits);
    const section = { version, tag, previousTag: last?.name, date: day, changes, links };
    const added = written === undefined ? addRelease(text, section, path) : undefined;
    const notes = written ?? added?.notes ?? '';
    if (name === undefined)
        return { branch: undefined, notes };
    const { localTip, remoteTip } = sight;
    const changed = added !== undefined;
    const follows = localTip !== undefined && (await canFollow(repository, localTip, base, name));
    const moves = follows && (changed || localTip !== base);
    const creates = localTip === undefined && !request.push && changed;
    return {
        notes,
        branch: {
            name,
            base,
            text: added?.text,
            push: request.push && (changed || remoteTip !== base),
            local: moves || creates,
            checkout: headBranch === name && (moves || stale),
        },
    };
}
/**
 * The commit a changelog commit goes on top of: the local branch while it ends with the released commit and the remote's has
 * nothing more, or else whichever of the released commit and the remote's branch is ahead.
 */
async function baseOf(repository, sight, request) {
    const { git, target } = repository;
    const { localTip } = sight;
    const remoteTip = request.push ? sight.remoteTip : undefined;
    if (remoteTip !== undefined && !(await has(git, remoteTip)))
        await fetchObjects(git, request.remote, [`refs/heads/${request.branch}`]);
    const behind = async (tip) => remoteTip === undefined || isAncestor(git, remoteTip, tip);
    if (localTip !== undefined && (await sourceAt(repository, localTip)) === target && (await behind(localTip)))
        return localTip;
    const tip = request.push ? remoteTip : localTip;
    return tip === undefined || (await isAncestor(git, tip, target)) ? target : tip;
}
/**
 * Whether the local branch may go to a commit: always when nobody sees its files, and otherwise only when nothing but
 * release commits lies between.
 */
async function canFollow(repository, from, to, branch) {
    if (from === to)
        return true;
    const { git, headBranch } = repository;
    const sameSource = async () => (await sourceAt(repository, from)) === (await sourceAt(repository, to));
    const unseen = headBranch !== branch || (await sameSource());
    return unseen && (await isAncestor(git, from, to));
}
function branchMissing() {
    const message = 'is required here: HEAD is detached, and the changelog commit needs a branch to go to (or set `changelog: none`)';
    return new errors/* ConfigurationError */.j1([{ input: 'branch', message }]);
}
async function movedOn(git, branch, tip, target) {
    const [commit] = await readCommitsAt(git, [tip]);
    return new errors/* ConfigurationError */.j1(`the branch ${branch} ends with ${tip} (${commit?.header ?? 'unknown'}) and not with ${target}; with \`stage: all\` the tagged changelog commit would contain more than was asked for: run on the branch's last commit, or use \`stage: publish\`, which tags ${target} itself`);
}
function describeWrites(plan, { target }, { changelog, push, remote }) {
    const { branch, createTag, decision, floating, localTag, pushTag, tagOnChangelog } = plan;
    const onto = branch && branch.text === undefined ? `${branch.base.slice(0, 10)}` : 'that commit';
    const pushed = [
        ...(branch?.push ? [`branch ${branch.name}`] : []),
        ...(pushTag ? [`tag ${decision.tag}`] : []),
        ...floating.map((name) => `tag ${name}`),
    ];
    return [
        ...(branch?.text === undefined
            ? []
            : [`commit ${changelog} on top of ${branch.base.slice(0, 10)}, for branch ${branch.name}`]),
        ...(createTag
            ? [`put the annotated tag ${decision.tag} on ${tagOnChangelog ? onto : target.slice(0, 10)}`]
            : []),
        ...(floating.length > 0 ? [`move ${floating.join(' and ')} there`] : []),
        ...(push && pushed.length > 0 ? [`push to ${remote} in one step: ${pushed.join(', ')}`] : []),
        ...(branch?.local || branch?.checkout || (localTag && !createTag) ? [localWrite] : []),
    ];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/sight.js


/** Looks at all tags and the branch, in the remote too where there is one. */
async function observe(repository, request, runtime) {
    const { git, remoteUrl } = repository;
    const { branch } = request;
    const local = new Map((await localTags(git)).map((tag) => [tag.name, tag]));
    const head = `refs/heads/${branch ?? ''}`;
    const tip = await git.attempt(['rev-parse', '--verify', '--quiet', `${head}^{commit}`]);
    const refs = remoteUrl === undefined ? new Map() : await remoteRefs(git, request, runtime);
    const remote = new Map();
    for (const [ref, object] of refs) {
        if (!ref.startsWith('refs/tags/') || ref.endsWith('^{}'))
            continue;
        const name = ref.slice('refs/tags/'.length);
        remote.set(name, { name, object, commit: refs.get(`${ref}^{}`) ?? object });
    }
    return {
        local,
        remote,
        tags: [...new Map([...local, ...remote]).values()],
        localTip: tip.stdout.trim() || undefined,
        remoteTip: refs.get(head),
    };
}
async function remoteRefs(git, request, runtime) {
    const { remote, branch, tagPrefix } = request;
    const patterns = [`refs/tags/${tagPrefix}*`, ...(branch === undefined ? [] : [`refs/heads/${branch}`])];
    const args = ['ls-remote', '--quiet', remote, ...patterns];
    const result = await git.attempt(args, { network: true });
    if (result.exitCode === 0) {
        const lines = result.stdout.split('\n').filter(Boolean);
        return new Map(lines.map((line) => line.split('\t').reverse()));
    }
    const words = result.stderr.trim().split('\n').join('; ');
    if (request.push) {
        throw new errors/* ProviderError */.mZ(words || 'the remote gave no answer', {
            system: `git remote ${remote}`,
            operation: 'ls-remote',
            retryable: true,
        });
    }
    runtime.log.warning(`The remote ${remote} can't be read, only local tags count: ${words}`);
    return new Map();
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/web-links.js
/**
 * The pages of the repository behind a remote's URL, if its host is github.com or the host of `server` (GitHub Enterprise).
 * Understands `https://`, `ssh://` and `git@host:owner/name`.
 */
function webLinks(remoteUrl, server) {
    const match = /^(?:https?:\/\/(?:[^/@]*@)?|ssh:\/\/(?:[^/@]*@)?|git:\/\/)([^/:]+)(?::\d+)?\/([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(remoteUrl ?? '') ?? /^(?:[^/@]+@)([^/:]+):\/?([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(remoteUrl ?? '');
    const [, host = '', repository = ''] = match ?? [];
    const known = server === undefined ? undefined : new URL(server);
    const origin = host === known?.hostname ? known.origin : host === 'github.com' ? 'https://github.com' : undefined;
    if (origin === undefined)
        return undefined;
    const base = `${origin}/${repository}`;
    const part = (name) => name.split('/').map(encodeURIComponent).join('/');
    return {
        tag: (name) => `${base}/releases/tag/${part(name)}`,
        compare: (from, to) => `${base}/compare/${part(from)}...${part(to)}`,
    };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release.js








/** A run whose push was overtaken looks again; more rivals than this at once are a sign of something else. */
const mostRounds = 4;
/**
 * Makes a release, or completes one that an earlier run began. Plans from what is there, carries the plan out and plans again, until
 * nothing is left to do. Throws ConfigurationError before the first write, ProviderError when git or the remote fails.
 */
async function release(request, runtime) {
    const opened = await openRepository(request, runtime);
    const repository = await withHistory(opened, request.remote, runtime);
    const server = runtime.run.url && new URL(runtime.run.url).origin;
    const links = webLinks(repository.remoteUrl, server);
    const day = (0,src_clock/* isoInstant */.j2)(runtime.clock.now()).slice(0, 10);
    const done = [];
    let refusal = '';
    for (let round = 1; round <= mostRounds; round += 1) {
        const sight = await observe(repository, request, runtime);
        const decision = await decide(repository, sight, request);
        if ('nothing' in decision) {
            const previousTag = decision.last?.name;
            return {
                ...nothing,
                reason: `Nothing to release: ${decision.nothing}.`,
                sha: repository.target,
                previousTag,
            };
        }
        if (round === 1 && decision.existing)
            runtime.log.info(`${decision.tag} already stands on this commit: completing that release.`);
        const plan = await planRelease(repository, sight, decision, request, day, links);
        const result = (code, reason) => ({
            released: code === 'released' || code === 'already-released',
            reasonCode: code,
            reason,
            version: decision.version,
            tag: decision.tag,
            sha: repository.target,
            previousTag: decision.last?.name,
            bump: bumpBetween(decision.last?.version, decision.version),
            notes: plan.notes,
            releaseUrl: links?.tag(decision.tag),
            writes: done.length > 0 ? done : plan.writes,
        });
        if (request.stage === 'prepare' || request.dryRun) {
            logPlan(plan, runtime);
            return request.stage === 'prepare'
                ? result('prepared', `${decision.tag} is prepared; nothing was written.`)
                : result('dry-run', `${decision.tag} would be released; nothing was written.`);
        }
        if (plan.writes.length === 0) {
            return done.some((write) => write !== localWrite)
                ? result('released', `Released ${decision.tag}.`)
                : result('already-released', `${decision.tag} was released before and is complete.`);
        }
        const refused = await publish(repository, sight, plan, request, runtime);
        if (refused === undefined)
            done.push(...plan.writes);
        else {
            refusal = [refused.stdout, refused.stderr].join('\n').trim();
            runtime.log.info(`The push was refused, looking again at what is there:\n${refusal}`);
            const now = await observe(repository, request, runtime);
            if (JSON.stringify([...now.remote, now.remoteTip]) === JSON.stringify([...sight.remote, sight.remoteTip]))
                break;
        }
    }
    throw pushRefused(refusal, request.remote);
}
const nothing = {
    released: false,
    reasonCode: 'nothing-to-release',
    version: undefined,
    tag: undefined,
    bump: undefined,
    notes: '',
    releaseUrl: undefined,
    writes: [],
};
function logPlan(plan, { log }) {
    log.info(`${plan.decision.tag}:\n\n${plan.notes}\n`);
    log.info(plan.writes.length === 0 ? 'Nothing is left to write.' : 'What would be written, in this order:');
    for (const [index, write] of plan.writes.entries())
        log.info(`  ${index + 1}. ${write}`);
}
/** What the remote's refusal means; GitHub's reasons stand in its own words. */
function pushRefused(words, remote) {
    const remedy = /refusing to allow .* workflow/i.test(words)
        ? '. GITHUB_TOKEN may not push workflow files: give the token of a GitHub App as `github-token`'
        : /protected branch|GH006|GH013|rule violations/i.test(words)
            ? '. A rule protects the branch or the tag: let the token of a GitHub App that may bypass it push; for a branch, `changelog: none` also does'
            : /\b403\b|denied|not permitted|Authentication|could not read Username/i.test(words)
                ? '. The token may not push: give the job `permissions: contents: write`'
                : '';
    return new errors/* ProviderError */.mZ(`the push to ${remote} was refused and nothing of it was taken over: ${words}${remedy}`, {
        system: 'git',
        operation: 'push',
        retryable: remedy === '',
    });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/index.js







/***/ })

};
