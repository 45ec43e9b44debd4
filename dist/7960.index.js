export const id = 7960;
export const ids = [7960];
export const modules = {

/***/ 64273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ rawParents),
/* harmony export */   Fe: () => (/* binding */ readCommits),
/* harmony export */   Sw: () => (/* binding */ readCommitsAt),
/* harmony export */   tW: () => (/* binding */ readSources),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* unused harmony export parseCommit */
/* harmony import */ var conventional_commits_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34674);

const header = /^([a-z][\w-]*)(?:\(([^()]+)\))?!?:[ \t]+(.+)$/i;
const breakingHeader = /^([a-z][\w-]*)(?:\(([^()]+)\))?!:[ \t]+(.+)$/i;
const footers = ['BREAKING CHANGE', 'BREAKING-CHANGE', 'DEPRECATED', 'Release-As', 'Source-Commit'];
const parser = new conventional_commits_parser__WEBPACK_IMPORTED_MODULE_0__.CommitParser({
    headerPattern: header,
    breakingHeaderPattern: breakingHeader,
    noteKeywords: footers,
    // Matches nothing: by default a line such as `-notes-` would overwrite what was parsed under that name.
    fieldPattern: /(?!)/,
    // The specification wants these in upper case; the parser's own pattern would take a sentence for a footer.
    notesPattern: (keywords) => new RegExp(`^(${keywords}):(?:[ \\t]+|$)(.*)`),
});
const firstFooter = new RegExp(`^(?:${footers.join('|')}):(?:[ \\t]|$)`, 'm');
/** Characters that act on a terminal, or that some programs (the runner's log among them) take for the end of a line. */
const control = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu;
/** Beyond these nothing is read: the parser's time grows with the square of a line's length, and it calls itself for footers. */
const longestLine = 5_000;
const mostLines = 2_000;
/** What the parser has to see of a message: the title, and everything from the first footer on. */
function essence(title, text) {
    const rest = text.slice(title.length);
    const start = rest.search(firstFooter);
    const lines = start < 0 ? [] : ['', ...rest.slice(start).split('\n', mostLines)];
    return [title, ...lines].map((line) => line.slice(0, longestLine)).join('\n');
}
/** Parses a commit message; line ends may be CRLF. Control characters become spaces. */
function parseCommit(hash, parents, message, author = { name: '', email: '' }) {
    const lines = message.replaceAll('\r\n', '\n');
    const text = lines.replaceAll(control, ' ').trim() || '(no message)';
    const first = text.split('\n', 1)[0] ?? '';
    const parsed = parser.parse(essence(first, text));
    const notes = (...titles) => parsed.notes.filter(({ title }) => titles.includes(title)).map((note) => note.text.trim());
    const breaking = notes('BREAKING CHANGE', 'BREAKING-CHANGE');
    const migration = breaking.filter((note) => note !== '');
    const marked = breakingHeader.test(first);
    const fromHeader = marked && migration.length === 1 && migration[0] === parsed['subject']?.trim();
    return {
        hash,
        parents,
        authorName: author.name,
        authorEmail: author.email,
        header: first,
        message: text,
        type: parsed['type']?.toLowerCase(),
        scope: parsed['scope']?.trim() || undefined,
        description: (parsed['subject'] ?? first).trim(),
        breaking: marked || breaking.length > 0,
        migration: fromHeader ? [] : migration,
        deprecations: notes('DEPRECATED'),
        releaseAs: firstWord(notes('Release-As')),
        source: firstWord(notes('Source-Commit')),
    };
}
function firstWord(texts) {
    return texts[0]?.split(/\s/, 1)[0] || undefined;
}
/**
 * The commits reachable from `to` but from none of `without`, newest first and children before parents. With `paths` (as seen
 * from git's folder), only those that change something there; of a merge counts what it brought into its first parent.
 */
async function readCommits(git, without, to, paths = []) {
    const ends = without === undefined ? [] : [without].flat();
    const question = ['commits', ...paths].join('\0');
    return git.remember(question, [to, ...ends], () => readRange(git, ['--topo-order', to, '--not', ...ends], paths));
}
async function readRange(git, range, paths) {
    if (paths.length === 0)
        return log(git, range);
    // By default git leaves out a branch whose changes were merged another way as well.
    const found = await log(git, ['--full-history', ...range], paths);
    const unchanged = await mergesWithout(git, found, paths);
    return found.filter(({ hash }) => !unchanged.has(hash));
}
/** Exactly the commits given; those that aren't in this clone are left out. */
async function readCommitsAt(git, hashes) {
    if (hashes.length === 0)
        return [];
    const ask = () => log(git, ['--no-walk=unsorted', '--ignore-missing', ...hashes]);
    return git.remember('commits at', hashes, ask, (found) => found.length === new Set(hashes).size);
}
async function log(git, args, paths = []) {
    const output = await git.output([
        ...[
            '-c',
            'log.showSignature=false',
            '-c',
            'log.follow=false',
            'log',
            '-z',
            '--no-color',
            '--encoding=UTF-8',
        ],
        ...['--format=%H%x1f%P%x1f%aN%x1f%aE%x1f%B', ...args, '--', ...paths],
    ]);
    const commits = output
        .split('\0')
        .filter((record) => record !== '')
        .map((record) => {
        const [hash = '', parents = '', name = '', email = '', ...message] = record.split('\x1f');
        const author = { name, email };
        return parseCommit(hash.trim(), parents.split(' ').filter(Boolean), message.join('\x1f'), author);
    });
    const ends = commits.filter(({ parents }) => parents.length === 0).map(({ hash }) => hash);
    const parents = await rawParents(git, ends);
    return commits.map((commit) => ({ ...commit, parents: parents.get(commit.hash) ?? commit.parents }));
}
/** The parents as the commits themselves have them; elsewhere git shows none where a shallow clone ends. */
async function rawParents(git, hashes) {
    if (hashes.length === 0)
        return new Map();
    const input = hashes.map((hash) => `${hash}\n`).join('');
    const args = ['-c', 'log.showSignature=false', 'log', '-z', '--no-walk=unsorted', '--format=raw'];
    const output = await git.output([...args, '--no-color', '--ignore-missing', '--stdin'], { input });
    return new Map(output.split('\0').flatMap((record) => {
        const head = record.split('\n\n', 1)[0] ?? '';
        const hash = /^commit ([0-9a-f]+)/.exec(head)?.[1];
        if (hash === undefined)
            return [];
        return [[hash, [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent)]];
    }));
}
/** The merges that leave everything below the paths as their first parent has it. */
async function mergesWithout(git, commits, paths) {
    const merges = commits.filter(({ parents }) => parents.length > 1);
    if (merges.length === 0)
        return new Set();
    const input = merges.map(({ hash, parents }) => `${hash} ${parents[0]}\n`).join('');
    const args = ['diff-tree', '--stdin', '--name-only', '--no-renames', '-r', '--', ...paths];
    const changed = new Set((await git.output(args, { input })).split('\n').map((line) => line.split(' ', 1)[0]));
    return new Set(merges.map(({ hash }) => hash).filter((hash) => !changed.has(hash)));
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


/***/ }),

/***/ 80069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ tokenEnvironment),
/* harmony export */   Bs: () => (/* binding */ maskCredentials),
/* harmony export */   Yp: () => (/* binding */ credentialRemedy)
/* harmony export */ });
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
/** Tokens are longer than names of people: GitHub's have 40 characters and more. */
const shortestToken = 20;
/** Masks what is secret in a remote's URL: a password, and a token that stands where the user's name would. */
function maskCredentials(url, { secrets }) {
    const { username, password } = URL.canParse(url) ? new URL(url) : { username: '', password: '' };
    const alone = username.length >= shortestToken && (password === '' || password === 'x-oauth-basic');
    for (const secret of alone ? [username] : [password]) {
        if (secret === '')
            continue;
        secrets.add(secret);
        const plain = decoded(secret);
        if (plain !== undefined)
            secrets.add(plain);
    }
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}
const remedies = [
    [
        /could not read (?:Username|Password)|Authentication failed|invalid credentials/i,
        'The remote knows no credentials of this run: the token given as `github-token` may have expired or was revoked, or none was given and actions/checkout kept none (`persist-credentials: false`)',
    ],
    [
        /Permission denied \([^)]*publickey/i,
        'The remote is reached by SSH, where `github-token` is of no use, and it takes no SSH key of this run: give actions/checkout an `ssh-key` that may write, or let the remote have an address that starts with https://',
    ],
    [
        /Host key verification failed/i,
        "This machine doesn't know the remote's SSH host key: add it to known_hosts (`ssh-known-hosts` of actions/checkout), or let the remote have an address that starts with https://",
    ],
    [
        /Repository not found|repository '[^']*' not found|does not appear to be a git repository/i,
        'The remote has no such repository, or the token may not see the repository: look at the address of the remote (`git remote -v`) and at what `github-token` may read',
    ],
];
/** What helps when a remote doesn't let this run in; `undefined` when git's words say something else. */
function credentialRemedy(words) {
    return remedies.find(([pattern]) => pattern.test(words))?.[1];
}


/***/ }),

/***/ 96672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cp: () => (/* binding */ absentPaths),
  lZ: () => (/* binding */ absentProblem),
  OR: () => (/* binding */ defaultBranch),
  rt: () => (/* binding */ fetchObjects),
  zy: () => (/* binding */ has),
  QX: () => (/* binding */ isAncestor),
  h_: () => (/* binding */ openRepository),
  PF: () => (/* binding */ quietFetch),
  Pf: () => (/* binding */ sourceAt),
  pl: () => (/* binding */ typesOf),
  $k: () => (/* binding */ withHistory)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/versioning/src/git/commits.js
var commits = __webpack_require__(64273);
// EXTERNAL MODULE: ./build/packages/versioning/src/git/credentials.js
var credentials = __webpack_require__(80069);
;// CONCATENATED MODULE: ./build/packages/versioning/src/git/git.js


const localLimit = 60_000;
/** Fetching the whole history of a large repository takes minutes. */
const networkLimit = 10 * 60_000;
/** A file that can't be: an empty one of grafts would make git give advice on them. */
const nowhere = '/dev/null/grafts';
/** What would have git work on another repository than the one in its folder, as it does for hooks, or read paths as patterns. */
const elsewhere = Object.fromEntries([
    ...['DIR', 'WORK_TREE', 'COMMON_DIR', 'INDEX_FILE', 'OBJECT_DIRECTORY', 'ALTERNATE_OBJECT_DIRECTORIES'],
    ...[
        'NAMESPACE',
        'SHALLOW_FILE',
        'QUARANTINE_PATH',
        'GLOB_PATHSPECS',
        'NOGLOB_PATHSPECS',
        'ICASE_PATHSPECS',
    ],
].map((name) => [`GIT_${name}`, undefined]));
/** The git program in one folder: never a prompt, never a shell, the same words in every locale. */
class Git {
    #runtime;
    #directory;
    #environment;
    #answers = new Map();
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
    /**
     * What was answered before to a question about objects: when all are given by their full hash, what they say never changes.
     * `lasting` tells which answers stay true when the clone gets more objects.
     */
    async remember(question, objects, ask, lasting = () => true) {
        const key = [question, ...objects].join('\n');
        if (this.#answers.has(key))
            return this.#answers.get(key);
        const answer = await ask();
        if (objects.every((object) => /^[0-9a-f]{40,64}$/.test(object)) && lasting(answer))
            this.#answers.set(key, answer);
        return answer;
    }
    /** Runs a command whose failure is an answer, too. */
    attempt(args, options = {}) {
        return this.#runtime.processes.tool({
            command: 'git',
            args,
            directory: this.#directory,
            environment: {
                ...elsewhere,
                ...this.#environment,
                ...options.environment,
                LC_ALL: 'C',
                GIT_TERMINAL_PROMPT: '0',
                GIT_LITERAL_PATHSPECS: '1',
                // Both are settings of one clone; a release is the same from each.
                GIT_NO_REPLACE_OBJECTS: '1',
                GIT_GRAFT_FILE: nowhere,
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
    const remedy = network ? (0,credentials/* credentialRemedy */.Yp)(words) : undefined;
    return new errors/* ProviderError */.mZ(remedy ? `${words}. ${remedy}` : words || `exit code ${result.exitCode}`, {
        system: 'git',
        operation,
        retryable: network && remedy === undefined,
    });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/git/repository.js




/** Opens the repository and checks everything that can be checked without looking at the remote. Throws ConfigurationError. */
async function openRepository(request, runtime) {
    const plain = new Git(runtime, request.directory);
    const commit = `${request.sha ?? 'HEAD'}^{commit}`;
    // One process for all: starting it takes longer than what it does. What can't be found ends it, so that comes last.
    const [place, remotes] = await Promise.all([
        plain.attempt([
            ...['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', '--show-cdup'],
            ...[commit, '--symbolic-full-name', 'HEAD'],
        ]),
        remoteUrls(plain),
    ]);
    const [inside, shallow, prefix = '', toTop = '', found = '', head = ''] = place.stdout.split('\n');
    if (inside !== 'true') {
        const words = inside === 'false' ? 'no work tree' : place.stderr.trim().split('\n')[0];
        throw new errors/* ConfigurationError */.j1(`git can't use ${request.directory} (${words}); run actions/checkout in an earlier step`);
    }
    const target = /^[0-9a-f]{40,64}$/.test(found) ? found : undefined;
    const problems = [];
    if (target === undefined)
        problems.push(missingTarget(request.sha));
    else
        problems.push(...(await pathProblems(plain, target, request.paths)));
    if (!(await isRef(plain, `refs/tags/${request.tagPrefix}1.0.0`)))
        problems.push({
            input: 'tag-prefix',
            message: `found \`${request.tagPrefix}\`, which can't start a tag`,
        });
    if (request.branch !== undefined && !(await isRef(plain, `refs/heads/${request.branch}`)))
        problems.push({ input: 'branch', message: `found \`${request.branch}\`, which is no name of a branch` });
    const urls = remotes.get(request.remote) ?? [];
    if (request.push && urls.length === 0) {
        const list = [...remotes.keys()].map((name) => `\`${name}\``);
        const present = list.length > 0 ? `there are ${list.join(', ')}` : 'there is none';
        problems.push({
            input: 'remote',
            message: `the repository has no remote \`${request.remote}\` (${present}); add it, or set \`push: false\``,
        });
    }
    if (problems.length > 0 || target === undefined)
        throw new errors/* ConfigurationError */.j1(problems);
    for (const url of urls)
        (0,credentials/* maskCredentials */.Bs)(url, runtime);
    const environment = request.token === undefined ? {} : (0,credentials/* tokenEnvironment */.$u)(request.token, urls, runtime);
    const git = new Git(runtime, request.directory, environment);
    return {
        git,
        target,
        shallow: shallow === 'true',
        behind: [],
        toTop,
        headBranch: head.startsWith('refs/heads/') ? head.slice('refs/heads/'.length) : undefined,
        changelog: request.changelog === undefined ? undefined : `${prefix}${request.changelog}`,
        remoteUrl: urls[0],
    };
}
/** The branch a changelog commit goes to unless it is named: the one checked out, the workflow's, or the remote's default. */
async function defaultBranch({ directory, remote }, runtime) {
    const git = new Git(runtime, directory);
    const checkedOut = await git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD']);
    const known = checkedOut.stdout.trim() || runtime.run.branch;
    if (known !== undefined)
        return known;
    const head = await git.attempt(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]);
    return head.stdout.trim().slice(`refs/remotes/${remote}/`.length) || undefined;
}
/** Brings the history that versions are computed from, when the clone is shallow; the target is then known for what it is. */
async function withHistory(repository, request, runtime) {
    const { git } = repository;
    const target = (await (0,commits/* readSources */.tW)(git, [repository.target])).get(repository.target) ?? repository.target;
    const known = { ...repository, target };
    if (!repository.shallow)
        return known;
    const { deepen } = await __webpack_require__.e(/* import() */ 4984).then(__webpack_require__.bind(__webpack_require__, 14984));
    const behind = await deepen({ ...known, directory: request.directory, tip: repository.target }, request, runtime);
    const shallow = (await git.line(['rev-parse', '--is-shallow-repository'])) === 'true';
    return { ...known, shallow, behind };
}
/** Fetches objects the clone lacks, without touching any ref of it; `depth` generations of each, or all that it lacks. */
async function fetchObjects(git, remote, refs, depth) {
    if (refs.length === 0)
        return;
    const limit = depth === undefined ? [] : [`--depth=${depth}`];
    await git.output([...quietFetch, ...limit, remote, ...refs], { network: true });
}
/** A fetch that touches no ref and no file of the clone. */
const quietFetch = [
    'fetch',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--quiet',
];
/** Whether the clone has an object. */
async function has(git, object) {
    const ask = async () => (await git.attempt(['cat-file', '-e', object])).exitCode === 0;
    return git.remember('has', [object], ask, Boolean);
}
/** Types by object, for those the clone has. */
async function typesOf(git, objects) {
    if (objects.length === 0)
        return new Map();
    const input = objects.map((object) => `${object}\n`).join('');
    const output = await git.output(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input });
    return new Map(output
        .split('\n')
        .filter((line) => line !== '' && !line.endsWith(' missing'))
        .map((line) => line.split(' ')));
}
/** Whether `ancestor` is `commit` or comes before it. */
async function isAncestor(git, ancestor, commit) {
    if (ancestor === commit)
        return true;
    const args = ['merge-base', '--is-ancestor', ancestor, commit];
    const ask = async () => (await git.attempt(args)).exitCode === 0;
    return git.remember('is ancestor', [ancestor, commit], ask, Boolean);
}
/** The commit that a commit stands for, see {@link readSources}. */
async function sourceAt({ git, target }, hash) {
    if (hash === target)
        return target;
    return (await (0,commits/* readSources */.tW)(git, [hash])).get(hash) ?? hash;
}
/** The URLs of all remotes, after `insteadOf`: the one to fetch from first, then those to push to. */
async function remoteUrls(git) {
    const urls = new Map();
    const { stdout } = await git.attempt(['remote', '--verbose']);
    for (const [, name = '', url = ''] of stdout.matchAll(/^(\S+)\t(.*) \((?:fetch|push)\)/gm))
        urls.set(name, [...new Set([...(urls.get(name) ?? []), url])]);
    return urls;
}
async function isRef(git, ref) {
    // What nearly all names look like is allowed by git-check-ref-format(1) in any case.
    if (/^refs\/(?:tags|heads)(?:\/[A-Za-z0-9]\w*(?:[.-]\w+)*)+$/.test(ref) && !ref.includes('.lock'))
        return true;
    const option = /^refs\/(?:tags|heads)\/-/.test(ref);
    return !option && (await git.attempt(['check-ref-format', ref])).exitCode === 0;
}
/** With no path in the tree, every release would be one of nothing. */
async function pathProblems(git, commit, paths) {
    const absent = await absentPaths(git, commit, paths);
    return paths.length > 0 && absent.length === paths.length ? [absentProblem(absent, commit)] : [];
}
/** Which of the paths, from the top of the tree, a commit's tree lacks. */
async function absentPaths(git, commit, paths) {
    const inTree = paths.map(async (path) => {
        const args = ['ls-tree', '--full-tree', '--name-only', commit, '--', path.replace(/\/$/, '')];
        return (await git.output(args)) !== '';
    });
    const present = await Promise.all(inTree);
    return paths.filter((_, index) => !present[index]);
}
/** What is wrong with paths that aren't in a tree. */
function absentProblem(absent, commit) {
    const list = absent.map((path) => `\`${path}\``).join(', ');
    const is = absent.length === 1 ? 'which is not' : 'none of which is';
    return { input: 'paths', message: `found ${list}, ${is} in the tree of ${commit.slice(0, 10)}` };
}
function missingTarget(sha) {
    if (sha === undefined)
        return { message: 'the repository has no commit yet, so there is nothing to release' };
    return {
        input: 'sha',
        message: `found \`${sha}\`, which is no commit of this clone; check it out, or set \`fetch-depth: 0\` for actions/checkout`,
    };
}


/***/ }),

/***/ 92278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Su: () => (/* binding */ tagsAmong),
/* harmony export */   Y4: () => (/* binding */ parseRefs),
/* harmony export */   lB: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80069);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65526);



/** Looks at all tags and the branch, in the remote too where there is one. */
async function observe(repository, request, runtime) {
    const { git, remoteUrl } = repository;
    const { branch } = request;
    const [here, refs] = await Promise.all([
        (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .localRefs */ .S3)(git, branch),
        remoteUrl === undefined ? new Map() : remoteRefs(git, request, runtime),
    ]);
    const local = new Map(here.tags.map((tag) => [tag.name, tag]));
    const remote = tagsAmong(refs);
    return {
        local,
        remote,
        tags: [...new Map([...local, ...remote]).values()],
        localTip: here.tip,
        remoteTip: refs.get(`refs/heads/${branch}`),
    };
}
/** The tags among a remote's refs, by name. */
function tagsAmong(refs) {
    const tags = new Map();
    for (const [ref, object] of refs) {
        if (!ref.startsWith('refs/tags/') || ref.endsWith('^{}'))
            continue;
        const name = ref.slice('refs/tags/'.length);
        tags.set(name, { name, object, commit: refs.get(`${ref}^{}`) ?? object });
    }
    return tags;
}
/** Objects by ref, as `git ls-remote` prints them; a tag object's target stands under the name with `^{}`. */
function parseRefs(output) {
    const lines = output.split('\n').filter(Boolean);
    return new Map(lines.map((line) => line.split('\t').reverse()));
}
async function remoteRefs(git, request, runtime) {
    const { remote, branch, tagPrefix } = request;
    const patterns = [`refs/tags/${tagPrefix}*`, ...(branch === undefined ? [] : [`refs/heads/${branch}`])];
    const args = ['ls-remote', '--quiet', remote, ...patterns];
    const result = await git.attempt(args, { network: true });
    if (result.exitCode === 0)
        return parseRefs(result.stdout);
    const words = result.stderr.trim().split('\n').join('; ');
    if (request.push) {
        const remedy = (0,_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialRemedy */ .Yp)(words);
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ(remedy ? `${words}. ${remedy}` : words || 'the remote gave no answer', {
            system: `git remote ${remote}`,
            operation: 'ls-remote',
            retryable: remedy === undefined,
        });
    }
    runtime.log.warning(`The remote ${remote} can't be read, only local tags count: ${words}`);
    return new Map();
}


/***/ }),

/***/ 65526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   Kb: () => (/* binding */ floatingTags),
/* harmony export */   S3: () => (/* binding */ localRefs),
/* harmony export */   gu: () => (/* binding */ reachableReleases),
/* harmony export */   oN: () => (/* binding */ byVersion)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62088);
/* harmony import */ var _commits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64273);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96672);



/** All tags of the local repository, and a branch, if it has one of that name. */
async function localRefs(git, branch) {
    const head = `refs/heads/${branch}`;
    const format = '--format=%(refname)%00%(objectname)%00%(*objectname)';
    const patterns = ['refs/tags', ...(branch === undefined ? [] : [head])];
    const lines = (await git.output(['for-each-ref', format, ...patterns])).split('\n').filter(Boolean);
    const refs = lines.map((line) => line.split('\0'));
    return {
        tip: refs.find(([ref]) => ref === head)?.[1],
        tags: refs
            .filter(([ref]) => ref?.startsWith('refs/tags/'))
            .map(([ref = '', object = '', peeled = '']) => {
            return { name: ref.slice('refs/tags/'.length), object, commit: peeled || object };
        }),
    };
}
/** The version a tag names, if its name is the prefix and a semantic version; `v1` and `v1.2` are none. */
function versionOf(name, prefix) {
    const text = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    return /^\d/.test(text) ? (semver__WEBPACK_IMPORTED_MODULE_0__.valid(text) ?? undefined) : undefined;
}
/**
 * How many tags are looked at first; each further look takes twice as many. The last release is nearly always the highest
 * tag, and git walks as far back as the oldest tag it is asked about.
 */
const firstBatch = 1;
/** Tags that name versions, the highest first; of equal ones, the one without build metadata. */
function byVersion(tags, prefix) {
    return [...tags]
        .flatMap((tag) => {
        const version = versionOf(tag.name, prefix);
        return version === undefined ? [] : [{ ...tag, version }];
    })
        .sort((a, b) => semver__WEBPACK_IMPORTED_MODULE_0__.rcompare(a.version, b.version) || (a.name < b.name ? -1 : 1));
}
/**
 * Finds the release tags of a commit and its ancestors, looking at the highest versions first, so that old history costs
 * nothing.
 */
async function reachableReleases(git, tags, search) {
    const { target, shallow, fetch } = search;
    const versioned = byVersion(tags, search.prefix);
    const here = [];
    const candidates = [];
    for (let start = 0, size = firstBatch; start < versioned.length;) {
        const batch = await withSources(git, versioned.slice(start, start + size), fetch);
        start += size;
        const others = batch.filter(({ source }) => source !== target);
        const outside = await unreachable(git, others, search);
        for (const tag of batch) {
            if (tag.source === target)
                here.push(tag);
            else if (outside.has(tag))
                continue;
            else if (semver__WEBPACK_IMPORTED_MODULE_0__.prerelease(tag.version) === null)
                return { here, last: tag, candidates };
            else
                candidates.push(tag);
        }
        // Where all stood on the commit, the next one is as good a guess as the first. A shallow clone fetches each one it looks at.
        if (outside.size > 0 && !shallow)
            size *= 2;
    }
    return { here, last: undefined, candidates };
}
async function withSources(git, tags, fetch) {
    const objects = [...new Set(tags.map(({ commit }) => commit))];
    // Tags may stand on trees and files, too; those name no release.
    let sources = await (0,_commits_js__WEBPACK_IMPORTED_MODULE_1__/* .readSources */ .tW)(git, objects);
    const absent = objects.filter((object) => !sources.has(object));
    const others = await (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .typesOf */ .pl)(git, absent);
    const missing = tags.filter(({ commit }) => absent.includes(commit) && !others.has(commit));
    if (missing.length > 0) {
        await fetch(missing);
        sources = await (0,_commits_js__WEBPACK_IMPORTED_MODULE_1__/* .readSources */ .tW)(git, objects);
    }
    return tags.flatMap((tag) => {
        const source = sources.get(tag.commit);
        return source === undefined ? [] : [{ ...tag, source }];
    });
}
/** The tags that don't come before the target, nor stand on it. */
async function unreachable(git, tags, { target, shallow, behind }) {
    if (tags.length === 0)
        return new Set();
    // A shallow clone may end with the commit that carries the release, and lack the one that was released.
    const known = shallow
        ? await (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .typesOf */ .pl)(git, tags.map(({ source }) => source))
        : undefined;
    const asked = new Map(tags.map((tag) => [tag, known?.has(tag.source) === false ? tag.commit : tag.source]));
    const input = [...asked.values(), ...[target, ...behind].map((hash) => `^${hash}`)].join('\n');
    const ask = async () => (await git.output(['rev-list', '--stdin'], { input: `${input}\n` })).split('\n');
    const outside = new Set(await git.remember(`reachable\n${input}`, [target], ask));
    return new Set(tags.filter((tag) => outside.has(asked.get(tag) ?? '')));
}
/**
 * The floating tags (`v1`, `v1.2`) that a release moves: those of whose versions it is the highest, so that a fix to an
 * old line leaves the newer line's tag alone. A prerelease moves none.
 */
function floatingTags(version, prefix, tags) {
    if (semver__WEBPACK_IMPORTED_MODULE_0__.prerelease(version) !== null)
        return [];
    const others = tags.flatMap(({ name }) => versionOf(name, prefix) ?? []);
    const higher = others.filter((other) => semver__WEBPACK_IMPORTED_MODULE_0__.prerelease(other) === null && semver__WEBPACK_IMPORTED_MODULE_0__.gt(other, version));
    const { major, minor } = new semver__WEBPACK_IMPORTED_MODULE_0__.SemVer(version);
    const lines = [
        { name: `${prefix}${major}`, range: `${major}.x` },
        { name: `${prefix}${major}.${minor}`, range: `${major}.${minor}.x` },
    ];
    return lines
        .filter(({ range }) => !higher.some((other) => semver__WEBPACK_IMPORTED_MODULE_0__.satisfies(other, range)))
        .map(({ name }) => name);
}


/***/ }),

/***/ 18963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ movedOn)
/* harmony export */ });
/**
 * What a host answers when what a request builds on isn't there any more: the branch ends with another commit, the draft is gone,
 * the release is published already. Who gets it looks again.
 */
const movedOn = Symbol('moved on');


/***/ }),

/***/ 27960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  defaultBranch: () => (/* reexport */ git_repository/* defaultBranch */.OR),
  examine: () => (/* reexport */ examine),
  isInsideTree: () => (/* reexport */ isInsideTree),
  messagePlaceholders: () => (/* reexport */ messagePlaceholders),
  release: () => (/* reexport */ release_release),
  unknownPlaceholders: () => (/* reexport */ unknownPlaceholders)
});

// UNUSED EXPORTS: addRelease, bumps, changelogCommits, expandMessage, githubReleaseModes, notesAhead, notesOf, renderNotes, stages

// EXTERNAL MODULE: ./build/packages/versioning/src/git/repository.js + 1 modules
var git_repository = __webpack_require__(96672);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/packages/versioning/src/hosting/web-links.js
/** Where GitHub also takes SSH: https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port. */
const sshHosts = { 'ssh.github.com': 'github.com' };
/**
 * The repository behind a remote's URL, if its host is github.com or that of `server` (GitHub Enterprise). Understands
 * `https://` (the port must be the server's), `ssh://` on any port, `git://` and `git@host:owner/name`.
 */
function remoteRepository(remoteUrl, server) {
    const { web, host, path } = readRemote(remoteUrl ?? '') ?? { web: false, host: '', path: '' };
    const repository = /^\/*([^/]+\/[^/]+?)(?:\.git)?\/*$/.exec(path)?.[1];
    const origins = [...(server === undefined ? [] : [server]), 'https://github.com'];
    const known = origins.map((one) => new URL(one)).find((one) => (web ? one.host : one.hostname) === host);
    return known && repository !== undefined ? { origin: known.origin, repository } : undefined;
}
/** `owner/name` when a remote's URL is on `server`, the run's own GitHub, and nowhere else: its token goes there. */
function repositoryOnGithub(remoteUrl, server) {
    const found = remoteRepository(remoteUrl, server);
    return found?.origin === new URL(server).origin ? found.repository : undefined;
}
/** The pages of the repository behind a remote's URL, if {@link remoteRepository} knows it. */
function webLinks(remoteUrl, server) {
    const found = remoteRepository(remoteUrl, server);
    if (found === undefined)
        return undefined;
    const base = `${found.origin}/${found.repository}`;
    const part = (name) => name.split('/').map(encodeURIComponent).join('/');
    return {
        tag: (name) => `${base}/releases/tag/${part(name)}`,
        compare: (from, to) => `${base}/compare/${part(from)}...${part(to)}`,
        pullRequest: (number) => `${base}/pull/${number}`,
        profile: (login) => {
            const app = /^(.+)\[bot\]$/i.exec(login)?.[1];
            return `${found.origin}/${app === undefined ? part(login) : `apps/${part(app)}`}`;
        },
    };
}
/** Host and path of a URL as git takes it; the host has its port where that tells one server from another. */
function readRemote(text) {
    const scp = /^(?:[^/@:]+@)([^/:]+):(?!\/\/)(.+)$/.exec(text);
    if (scp)
        return { web: false, host: sshHost(scp[1] ?? ''), path: scp[2] ?? '' };
    const url = /^(?:https?|ssh|git):\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined)
        return undefined;
    const web = url.protocol.startsWith('http');
    return { web, host: web ? url.host : sshHost(url.hostname), path: url.pathname };
}
function sshHost(host) {
    const name = host.toLowerCase();
    return sshHosts[name] ?? name;
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release/request-problems.js

/** Whether a path stays inside the tree and can be told from an option. */
function isInsideTree(path) {
    const parts = path.replace(/\/$/, '').split('/');
    const outside = path.includes('\\') || parts.includes('..') || parts.includes('.git');
    return !outside && !path.startsWith('-') && !parts.includes('') && !parts.includes('.');
}
/**
 * What contradicts itself in a request. `onGithub` is the remote's repository on the GitHub of this run, or `undefined` when it
 * is somewhere else.
 */
function requestProblems(request, onGithub) {
    return [
        ...pathProblems(request),
        ...githubProblems(request, onGithub),
        ...changelogProblems(request, onGithub),
        ...candidateProblems(request),
    ];
}
function pathProblems({ paths }) {
    return paths
        .filter((path) => !isInsideTree(path))
        .map((path) => ({
        input: 'paths',
        message: `found \`${path}\`, allowed are folders and files from the top of the repository such as \`services/api\`, one per line and without patterns`,
    }));
}
/** Why the release can't be shown on GitHub, if it can't. */
function missingForGithub({ token, push, remote }, onGithub) {
    if (!push)
        return 'nothing is pushed (`push: false`)';
    if (onGithub === undefined)
        return `the remote \`${remote}\` is not on the GitHub of this run`;
    return token === undefined ? '`github-token` is not given' : undefined;
}
function githubProblems(request, onGithub) {
    const missing = missingForGithub(request, onGithub);
    if (request.githubRelease !== 'true' || missing === undefined)
        return [];
    return [
        {
            input: 'github-release',
            message: `found \`true\`, but ${missing}; allowed are \`auto\` and \`false\` then`,
        },
    ];
}
function changelogProblems(request, onGithub) {
    const { changelog, changelogCommit, githubRelease, releaseCommit, stage } = request;
    const problems = [];
    if (releaseCommit !== undefined && stage === 'all' && changelog !== undefined)
        problems.push({
            input: 'release-commit',
            message: 'contradicts `stage: all` with a changelog, where the changelog commit is tagged; use `stage: publish`, or `changelog: none`',
        });
    if (changelogCommit !== 'pull-request')
        return problems;
    const input = 'changelog-commit';
    if (stage === 'all')
        problems.push({
            input,
            message: 'found `pull-request`, which contradicts `stage: all`: the tagged commit would wait for a review; use `stage: publish`',
        });
    const missing = githubRelease === 'false'
        ? 'releases on GitHub are switched off (`github-release: false`)'
        : missingForGithub(request, onGithub);
    if (missing !== undefined)
        problems.push({ input, message: `found \`pull-request\`, but ${missing}; allowed is \`direct\` then` });
    return problems;
}
function candidateProblems({ bump, candidateTag, stage }) {
    if (!candidateTag)
        return [];
    const input = 'candidate-tag';
    if (stage !== 'prepare')
        return [{ input, message: `contradicts \`stage: ${stage}\`: only \`prepare\` makes a candidate` }];
    if (bump !== 'prerelease' && semver.prerelease(bump) === null)
        return [];
    return [{ input, message: `contradicts \`bump: ${bump}\`: the release itself is a candidate` }];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/examine.js




/**
 * Opens the repository and checks everything that can be checked without a look at the remote. Throws ConfigurationError with
 * all problems; writes nothing.
 */
async function examine(request, runtime) {
    const paths = request.paths.filter(isInsideTree);
    const opened = await (0,git_repository/* openRepository */.h_)({ ...request, paths }, runtime).catch((error) => error);
    if (opened instanceof errors/* ConfigurationError */.j1) {
        const apart = ['github-release', 'changelog-commit'];
        const known = requestProblems(request, undefined).filter(({ input }) => !apart.includes(input));
        throw new errors/* ConfigurationError */.j1([...known, ...opened.problems]);
    }
    if (opened instanceof Error)
        throw opened;
    const repository = opened;
    const server = serverOf(runtime);
    const urls = [repository.remoteUrl, await rawUrl(repository, request)];
    const onGithub = urls.map((url) => repositoryOnGithub(url, server)).find((found) => found !== undefined);
    const links = urls.map((url) => webLinks(url, server)).find((found) => found !== undefined);
    const problems = requestProblems(request, onGithub);
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return { repository, onGithub, links };
}
function serverOf({ environment, run }) {
    const ofRun = run.url && new URL(run.url).origin;
    return environment['GITHUB_SERVER_URL'] || ofRun || 'https://github.com';
}
/** The URL as it stands in the configuration: `insteadOf` may send git to a mirror of the same repository. */
async function rawUrl({ git }, { remote }) {
    const { stdout } = await git.attempt(['config', '--get', `remote.${remote}.url`]);
    return stdout.trim() || undefined;
}

// EXTERNAL MODULE: ./build/packages/versioning/src/git/sight.js
var git_sight = __webpack_require__(92278);
;// CONCATENATED MODULE: ./build/packages/versioning/src/version/reverts.js
/**
 * Leaves out the commits that were reverted and, with them, the commits that reverted them. A revert that was itself
 * reverted counts for nothing; a revert of something released earlier stays, because it is a change.
 * Expects children before parents; `history` is what the commits were chosen from, with nothing left out.
 */
function withoutReverted(commits, history = commits) {
    const dropped = new Set();
    const index = new CommitIndex(commits);
    const whole = history === commits ? index : new CommitIndex(history);
    for (const [position, commit] of commits.entries()) {
        if (dropped.has(commit.hash))
            continue;
        const revert = revertOf(commit);
        if (revert === undefined)
            continue;
        const older = (at) => at > position && !dropped.has(commits[at]?.hash ?? '');
        const targets = revert.hashes.flatMap((start) => index.startingWith(start)).filter(older);
        const named = targets.length > 0 || revert.hashes.length > 0 ? targets : index.newest(revert.header, older);
        if (named.length === 0)
            continue;
        dropped.add(commit.hash);
        for (const at of named) {
            for (const hash of broughtIn(commits[at], history, whole))
                dropped.add(hash);
        }
    }
    return commits.filter(({ hash }) => !dropped.has(hash));
}
/** Whether the commit takes back another one. */
function isRevert(commit) {
    return revertOf(commit) !== undefined;
}
/** Positions of commits by hash and by header, so that a revert finds what it takes back without a look at all of them. */
class CommitIndex {
    #byHash;
    #byHeader;
    /** How many places of a header's list are used up for good. */
    #spent = new Map();
    constructor(commits) {
        this.#byHash = commits
            .map(({ hash }, at) => ({ hash, at }))
            .sort((a, b) => (a.hash < b.hash ? -1 : Number(a.hash > b.hash)));
        const byHeader = new Map();
        for (const [at, { header }] of commits.entries()) {
            for (const name of new Set([header, withoutNumber(header)])) {
                const places = byHeader.get(name);
                if (places)
                    places.push(at);
                else
                    byHeader.set(name, [at]);
            }
        }
        this.#byHeader = byHeader;
    }
    /** Of all commits whose hash starts so. */
    startingWith(start) {
        const sorted = this.#byHash;
        let [low, high] = [0, sorted.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((sorted[middle]?.hash ?? '') < start)
                low = middle + 1;
            else
                high = middle;
        }
        const found = [];
        for (; sorted[low]?.hash.startsWith(start); low += 1)
            found.push(sorted[low]?.at ?? 0);
        return found;
    }
    /** Of the newest commit with a header, with or without a number behind it, that `accept` takes. What it refuses, it must refuse for ever. */
    newest(header, accept) {
        const places = this.#byHeader.get(header ?? '') ?? [];
        let next = this.#spent.get(header ?? '') ?? 0;
        while (next < places.length && !accept(places[next] ?? 0))
            next += 1;
        this.#spent.set(header ?? '', next);
        return places.slice(next, next + 1);
    }
    /** Of one commit; -1 when it isn't among them. */
    at(hash) {
        return this.startingWith(hash)[0] ?? -1;
    }
}
/** A title without the number of the pull request, which GitHub adds when it squashes. */
function withoutNumber(header) {
    return header.replace(/ \(#\d+\)$/, '');
}
/**
 * Knows git's own `This reverts commit …` (also of a merge, and under `Reapply "…"`), GitHub's `Revert "title (#1)"` and
 * `Reapply "title"` without a hash, and the type `revert` with `Refs:` as the conventional commits specification suggests.
 */
function revertOf(commit) {
    const quoted = quotedIn(commit.header);
    const hashes = hashesIn(commit, quoted !== undefined);
    if (commit.type === 'revert') {
        const refs = [...commit.message.matchAll(/^Refs: (.+)$/gm)].flatMap(([, list = '']) => list.split(/[,\s]+/));
        hashes.push(...refs.filter((ref) => /^[0-9a-f]{7,64}$/.test(ref)));
        return { hashes, header: quoted ?? commit.description };
    }
    return hashes.length > 0 || quoted !== undefined ? { hashes, header: quoted } : undefined;
}
/** The header of what a title takes back. */
function quotedIn(header) {
    const [, word, title] = /^(Revert:?|revert:?|Reapply) "(.+)"$/.exec(withoutNumber(header)) ?? [];
    return word === 'Reapply' ? `Revert "${title}"` : title;
}
/** What a message says it reverts. GitHub lists the commits of a squashed branch with `* `: what they did is not what it does. */
function hashesIn({ type, message }, titled) {
    const list = titled || type === 'revert' ? -1 : message.search(/^\* /m);
    const words = list < 0 ? message : message.slice(0, list);
    return [...words.matchAll(/This reverts commit ([0-9a-f]{7,64})/g)].map(([, hash = '']) => hash);
}
/** A merge brings in what is reachable from it, but not from its first parent. */
function broughtIn(commit, history, index) {
    const { hash = '', parents = [] } = commit ?? {};
    const brought = new Set([hash]);
    if (parents.length < 2)
        return brought;
    const kept = new Set(parents.slice(0, 1));
    // Children stand before parents, so that one pass sees everything; it ends once nothing that was brought in lies ahead.
    const ahead = new Set();
    const bring = (parent) => {
        if (kept.has(parent) || brought.has(parent) || index.at(parent) < 0)
            return;
        brought.add(parent);
        ahead.add(parent);
    };
    parents.slice(1).forEach(bring);
    for (let next = index.at(hash) + 1; ahead.size > 0; next += 1) {
        const older = history[next];
        if (older === undefined)
            break;
        if (ahead.delete(older.hash))
            older.parents.forEach(bring);
        if (!kept.has(older.hash))
            continue;
        for (const parent of older.parents) {
            kept.add(parent);
            brought.delete(parent);
            ahead.delete(parent);
        }
    }
    return brought;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/markdown.js
const fencedCode = String.raw `(?<=^|\n)[ ]*(\x60{3,}|~{3,})[^\n\x60]*\n(?:[\s\S]*?\n)??[ ]*\1[\x60~]*[ \t]*(?=\n|$)`;
/** Begins what ends a paragraph, and with it a span of code: a blank line, a list, a quote, a heading, a rule, HTML, a fence. */
const blockStart = String.raw `\n[ \t]*(?:\n|[-*+_>#<=~|:]|\d{1,9}[.)]|\x60{3})`;
/** Runs of backticks of one length within a paragraph (CommonMark 0.31.2, section 6.1). */
const codeSpan = String.raw `(?<!\x60)(\x60+)(?!\x60)(?:(?!${blockStart})[\s\S])*?(?<!\x60)\2(?!\x60)`;
const address = String.raw `\b[a-z]{2,9}:\/\/[^\s<]+`;
/** What GitHub takes for a person or a team: `@ada`, `@acme/web`. */
const mention = String.raw `\\?(?<!\w)@[a-z\d][\w-]*(?:[./][\w-]+)*`;
const special = new RegExp([fencedCode, String.raw `\\[\\\x60<]`, codeSpan, address, String.raw `\x60+`, '<', mention].join('|'), 'gi');
/**
 * Makes a commit's words safe to be read as Markdown, which they are: outside of code, `<` would start an HTML tag and swallow
 * what follows (`Array<string>`), and `@ada` would call somebody who happens to have that name; it becomes code.
 */
function markdownSafe(text) {
    return text.replaceAll(special, (match) => {
        if (match === '<')
            return '\\<';
        // A backtick without its other half would pair up with one that comes later.
        if (/^`+$/.test(match))
            return match.replaceAll('`', '\\`');
        return /^\\?@/.test(match) ? `\`${match.replace('\\', '')}\`` : match;
    });
}
/** Makes a name safe within Markdown: none of its characters means anything. */
function plainName(name) {
    return name
        .replaceAll(/[\p{Cc}\s]+/gu, ' ')
        .trim()
        .replaceAll(/[\\`*_[\]<>~|]/g, '\\$&')
        .replaceAll('@', '@\u200B');
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/merges.js
/** The number of the pull request that a commit's title names: GitHub's merge and squash commits. */
function pullRequestInTitle({ header }) {
    const found = /^Merge pull request #(\d+) from /.exec(header) ?? / \(#(\d+)\)$/.exec(header);
    return found ? Number(found[1]) : undefined;
}
/**
 * The merge of a pull request that brought each commit in; commits made on the branch itself have none. A merge brings in what
 * its first parent doesn't reach; of merges within merges the innermost counts. Expects the whole history of a release,
 * children before parents. One pass: among all ways that lead to a commit the one through the oldest merges is its own, because
 * the newer merges' first parents reach it.
 */
function broughtInBy(history) {
    const ways = new Map();
    for (const [position, commit] of history.entries()) {
        if (!ways.has(commit.hash))
            ways.set(commit.hash, undefined);
        const outer = ways.get(commit.hash);
        const numbered = commit.parents.length > 1 && pullRequestInTitle(commit) !== undefined;
        const side = numbered
            ? { merge: commit, position, outer, depth: (outer?.depth ?? 0) + 1 }
            : outer;
        for (const [index, parent] of commit.parents.entries()) {
            const way = index === 0 ? outer : side;
            ways.set(parent, ways.has(parent) ? older(ways.get(parent), way) : way);
        }
    }
    return new Map(history.flatMap(({ hash }) => {
        const way = ways.get(hash);
        return way ? [[hash, way.merge]] : [];
    }));
}
/** Compares two ways from the outermost merge on: where they part the older merge wins, and a way that ends before the other. */
function older(a, b) {
    if (a === b)
        return a;
    let [left, right] = [a, b];
    while (left && left.depth > (right?.depth ?? 0))
        left = left.outer;
    while (right && right.depth > (left?.depth ?? 0))
        right = right.outer;
    if (left === right)
        return (a?.depth ?? 0) < (b?.depth ?? 0) ? a : b;
    while (left && right && left.outer !== right.outer)
        [left, right] = [left.outer, right.outer];
    return (left?.position ?? 0) > (right?.position ?? 0) ? a : b;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/credits.js


/** Finds out which pull requests and people stand behind commits. */
class CreditFinder {
    #options;
    #host;
    #merges;
    #merged = new Map();
    /** Logins by address: one the host named for a commit holds for every commit of that address. */
    #logins = new Map();
    constructor(commits, options) {
        const { credits, links, pullRequests, contributors } = options;
        const history = pullRequests || contributors ? (options.history ?? []) : [];
        this.#options = options;
        this.#host = links && new URL(links.profile('ada')).host;
        this.#merges = broughtInBy(history);
        for (const commit of history) {
            const merge = this.#merges.get(commit.hash);
            if (!merge || commit.parents.length > 1)
                continue;
            const brought = this.#merged.get(merge.hash) ?? [];
            brought.push(commit);
            this.#merged.set(merge.hash, brought);
        }
        for (const { hash, authorEmail } of [...history, ...commits]) {
            const login = credits?.get(hash)?.author;
            if (login)
                this.#logins.set(authorEmail.toLowerCase(), login);
        }
    }
    /** What an entry made of these commits ends with: ` ([#12](…)) by [@ada](…)`, or nothing. */
    suffix(commits) {
        const numbers = new Set(commits.flatMap((commit) => this.pullRequest(commit) ?? []));
        const people = this.#options.contributors ? this.#peopleBehind(commits) : [];
        const requests = [...numbers].map((number) => this.#linkedNumber(number)).join(', ');
        return `${requests ? ` (${requests})` : ''}${people.length > 0 ? ` by ${inWords(people)}` : ''}`;
    }
    /** The pull request a commit came through, if pull requests are asked for: the host knows best, then titles tell. */
    pullRequest(commit) {
        if (!this.#options.pullRequests)
            return undefined;
        const merge = this.#merges.get(commit.hash);
        const known = this.#options.credits?.get(commit.hash)?.pullRequest;
        return known ?? pullRequestInTitle(commit) ?? (merge && pullRequestInTitle(merge));
    }
    /** The commit's own words, without the number that is written behind them. */
    description(commit) {
        const number = this.pullRequest(commit);
        const end = ` (#${number})`;
        const { description } = commit;
        return description.endsWith(end) ? description.slice(0, -end.length).trimEnd() : description;
    }
    /** Whether the host may know more about a commit than its message and author say. */
    isOpen(commit) {
        const { contributors = false, pullRequests = false } = this.#options;
        const unknown = contributors && commit.parents.length < 2 && this.#loginOf(commit.authorEmail) === undefined;
        return unknown || (pullRequests && this.pullRequest(commit) === undefined);
    }
    #linkedNumber(number) {
        const page = this.#options.links?.pullRequest(number);
        return page === undefined ? `#${number}` : `[#${number}](${page})`;
    }
    #loginOf(email) {
        const [, login, host] = /^(?:\d+\+)?([^@+]+)@users\.noreply\.(.+)$/i.exec(email) ?? [];
        const own = this.#host !== undefined && host?.toLowerCase() === this.#host;
        return (own ? login : undefined) ?? this.#logins.get(email.toLowerCase());
    }
    /** Authors and co-authors by first appearance; automatons only where no person is among them. */
    #peopleBehind(commits) {
        const people = new Map();
        const sources = commits.flatMap((commit) => this.#merged.get(commit.hash) ?? [commit]);
        for (const person of sources.flatMap((commit) => this.#authors(commit))) {
            const key = (person.login ?? person.name).toLowerCase();
            if (key !== '' && !people.has(key))
                people.set(key, person);
        }
        const all = [...people.values()];
        const humans = all.filter((person) => !isBot(person));
        return (humans.length > 0 ? humans : all).map((person) => this.#named(person));
    }
    #authors(commit) {
        const others = [...commit.message.matchAll(/^Co-authored-by:(.*)<([^<>\n]+)>[ \t]*$/gim)];
        const known = this.#options.credits?.get(commit.hash)?.author;
        return [
            { login: known ?? this.#loginOf(commit.authorEmail), name: commit.authorName },
            ...others.map(([, name = '', email = '']) => ({ login: this.#loginOf(email), name: name.trim() })),
        ];
    }
    #named({ login, name }) {
        const { links } = this.#options;
        if (login === undefined || links === undefined)
            return plainName(name) || `${login}`;
        return `[@${login.replace(/\[bot\]$/i, '')}](${links.profile(login)})`;
    }
}
function isBot({ login, name }) {
    return /\[bot\]$/i.test(login ?? name);
}
function inWords(names) {
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

// EXTERNAL MODULE: ./node_modules/@conventional-changelog/git-client/dist/index.js + 5 modules
var dist = __webpack_require__(46790);
;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/given-commits.js

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

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/reverted.js

/** Types of conventional commits that stand in quoted titles; another word before a colon belongs to the title. */
const conventional = /^(?:feat|feature|fix|perf|refactor|deprecate|remove|security|docs|test|chore|ci|build|style)(?:\(([^()]+)\))?!?:[ \t]+(.+)$/i;
/** A title within that of its revert: git's, GitHub's, and that of a conventional commit. */
const wrapping = /^(?:(Reapply|Revert:?|revert:?) "(.+)"|(revert)(?:\([^()]+\))?!?:[ \t]+(.+))$/;
/**
 * Reads titles such as `revert: feat: start`, `Revert "feat: start"` and `Reapply "feat: start"`, which would otherwise sound as
 * if they brought what they take back; `undefined` for all others, also when they say by themselves that they revert something.
 */
function reversalIn(commit, description) {
    if (!isRevert(commit))
        return undefined;
    const [, words = '', number = ''] = /^(.*?)( \(#\d+\))?$/s.exec(description) ?? [];
    let back = commit.type === 'revert';
    let title = back ? words.replace(/^"(.+)"$/, '$1') : words;
    for (;;) {
        const [word, inner] = wrapping.exec(title)?.filter(Boolean).slice(1) ?? [];
        if (inner === undefined)
            break;
        title = inner.replace(/ \(#\d+\)$/, (own) => (/^Re(?:vert|apply)/.test(inner) ? '' : own));
        if (word !== 'Reapply')
            back = !back;
    }
    if (title === words && (commit.type !== 'revert' || /^revert/i.test(title)))
        return undefined;
    const [, scope, text = title] = conventional.exec(title) ?? [];
    return {
        scope: commit.scope ?? scope?.trim(),
        text: `${back ? 'Reverted' : 'Reapplied'}: ${text}${number}`,
    };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/changes.js





/** The sections of a release in the order of Keep a Changelog 2.0.0, and the notes for those who must act. */
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
 * Keep a Changelog as the preset of conventional-changelog: every entry is a note under the title of its section, sections in
 * their order. The groups are taken as they are; a text made of them would only be split again.
 */
function keepAChangelog(take) {
    return {
        ignoreReverted: false,
        doFlush: true,
        generateOn: null,
        transform: () => ({}),
        noteGroupsSort: (a, b) => positionOf(a.title) - positionOf(b.title),
        notesSort: () => 0,
        finalizeContext: (context) => {
            take(context.noteGroups ?? []);
            // What stays in the context is written out for debugging, whether anybody looks or not.
            return { ...context, commitGroups: [], noteGroups: [] };
        },
        template: () => '',
    };
}
function positionOf(title) {
    return sectionTitles.indexOf(title);
}
/** The entries of a release by section, oldest first, breaking ones in front; Markdown, lines joined by LF. */
async function describeChanges(newestFirst, options = {}) {
    const finder = new CreditFinder(newestFirst, options);
    const oldestFirst = newestFirst.toReversed().toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
    const commits = oldestFirst.map((commit) => ({
        ...bareCommit,
        header: commit.header,
        notes: notesOf(commit, finder).map((note) => ({ ...note, source: commit })),
    }));
    let groups = [];
    const { ConventionalChangelog } = await Promise.all(/* import() */[__webpack_require__.e(6832), __webpack_require__.e(202)]).then(__webpack_require__.bind(__webpack_require__, 36832));
    const writer = keepAChangelog((found) => {
        groups = found;
    });
    const changelog = new ConventionalChangelog(new GivenCommits(commits)).config({ writer });
    for await (const _part of changelog.write())
        ;
    return new Map(groups.map(({ title, notes }) => [title, withCredits(notes, finder)]));
}
/**
 * The commits about which a host should be asked, newest first: those that make entries whose pull request or author is not
 * known yet. Of the commits of one unknown author the newest is enough.
 */
function commitsToCredit(newestFirst, options) {
    const finder = new CreditFinder(newestFirst, options);
    const addresses = new Set();
    return newestFirst.flatMap((commit) => {
        if (ruleOf(commit) === undefined || !finder.isOpen(commit))
            return [];
        const repeated = addresses.has(commit.authorEmail);
        addresses.add(commit.authorEmail);
        const enough = repeated && (!options.pullRequests || finder.pullRequest(commit) !== undefined);
        return enough ? [] : [commit.hash];
    });
}
const bareCommit = { merge: null, revert: null, body: null, footer: null, mentions: [], references: [] };
function notesOf(commit, finder) {
    const rule = ruleOf(commit);
    const words = finder.description(commit);
    const { scope, text } = reversalIn(commit, words) ?? { scope: commit.scope, text: words };
    const title = rule && entry(scope, text, commit.breaking);
    return [
        ...(rule && title ? [{ title: rule.section, text: title, credited: true }] : []),
        ...commit.deprecations.map((text) => footer('Deprecated', commit, text)),
        ...commit.migration.map((text) => footer('Migration notes', commit, text)),
    ];
}
function footer(title, commit, text) {
    return { title, text: entry(commit.scope, text), credited: false };
}
/** A merge commit that repeats the title of what it merges makes the same entry; one is kept, with the credits of both. */
function withCredits(notes, finder) {
    const entries = new Map();
    for (const { text, source, credited } of notes) {
        const sources = entries.get(text) ?? [];
        if (credited && source)
            sources.push(source);
        entries.set(text, sources);
    }
    return [...entries].map(([text, commits]) => `${text}${finder.suffix(commits)}`);
}
function entry(scope, text, breaking = false) {
    const named = scope && scope.toLowerCase() !== 'security';
    const where = named ? `**${markdownSafe(scope)}:** ` : '';
    const indented = markdownSafe(text).replaceAll(/\n(?=[^\n])/g, '\n  ');
    return `- ${breaking ? '**Breaking:** ' : ''}${where}${indented}`;
}

// EXTERNAL MODULE: ./build/packages/versioning/src/git/commits.js
var git_commits = __webpack_require__(64273);
// EXTERNAL MODULE: ./build/packages/versioning/src/git/tags.js
var git_tags = __webpack_require__(65526);
;// CONCATENATED MODULE: ./build/packages/versioning/src/version/next-version.js



/** How the next version is found: from the commits, by hand, or as a version itself. */
const bumps = ['auto', 'major', 'minor', 'patch', 'prerelease'];
/** The first version there is when the commits decide; semver.org's FAQ starts initial development there. */
const firstVersion = '0.1.0';
/** Computes the next version. Throws ConfigurationError for a version given by hand or by a footer that isn't greater than the last. */
function nextVersion(request) {
    const { bump, last, commits } = request;
    const since = last === undefined ? 'in the history' : `since ${request.prefix ?? ''}${last}`;
    if (isExplicit(bump))
        return { version: greater(bump, last, 'input `bump`') };
    if (bump !== 'auto' && bump !== 'prerelease') {
        if (commits.length === 0)
            return { nothing: `there are no commits ${since}` };
        return { version: increase(last ?? '0.0.0', bump) };
    }
    const wanted = releaseAs(commits, last);
    const level = highestLevel(commits);
    const tried = highestTried(request);
    const promotes = bump === 'auto' && request.candidates.some(({ changedSince }) => !changedSince);
    if (wanted === undefined && level === undefined && !promotes) {
        return { nothing: nothingAsks(commits.length, since) };
    }
    const target = wanted ?? (last === undefined ? firstVersion : increase(last, allowed(level ?? 'patch', last)));
    if (bump !== 'auto')
        return candidate(finalOf(target), request);
    if (wanted === undefined)
        return { version: higher(target, tried) };
    // A prerelease that a footer asks for is made once; what follows is what it was a candidate for.
    const made = request.candidates.some(({ version }) => version === target);
    return { version: made ? higher(finalOf(target), tried) : target };
}
function nothingAsks(count, since) {
    if (count === 0)
        return `there are no commits ${since}`;
    const none = count === 1 ? `the only commit ${since} doesn't ask` : `none of the ${count} commits ${since} asks`;
    const types = 'feat, fix, perf, security, deprecate, remove, a revert or a breaking change';
    return `${none} for a release (${types} would); \`bump: patch\` makes one all the same`;
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
/** The version that a prerelease is one of; any other version itself. */
function finalOf(version) {
    const { major, minor, patch } = new semver.SemVer(version);
    return `${major}.${minor}.${patch}`;
}
/** The final version of the highest prerelease. */
function highestTried({ candidates }) {
    const [highest] = candidates.map(({ version }) => version).toSorted(semver.rcompare);
    return highest && finalOf(highest);
}
function higher(version, other) {
    return other !== undefined && semver.gt(other, version) ? other : version;
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
/**
 * The newest prerelease of a channel on the way to the highest version that is being tried: of all prereleases the only one
 * for which it matters whether anything was changed since.
 */
function newestCandidate(versions, channel) {
    const sorted = versions.toSorted(semver.rcompare);
    const base = sorted[0] && finalOf(sorted[0]);
    return sorted.find((version) => numberOf(version, base ?? '', channel) !== undefined);
}
/** The next prerelease on the way to `target`, or to a higher one that is already being tried. */
function candidate(target, { channel, candidates, taken }) {
    const base = higher(target, highestTried({ candidates }));
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

;// CONCATENATED MODULE: ./build/packages/versioning/src/version/decision.js








/**
 * Decides on the version: that of a tag the commit already has, so that a run which is repeated completes the same release, or
 * else the next one. Throws ConfigurationError when the version's tag stands on another commit.
 */
async function decide(repository, sight, request) {
    const { git, shallow } = repository;
    const fetch = (missing) => (0,git_repository/* fetchObjects */.rt)(git, request.remote, missing.filter(({ name }) => sight.remote.has(name)).map(({ name }) => `refs/tags/${name}`), shallow ? 1 : undefined);
    const search = { ...repository, prefix: request.tagPrefix, fetch };
    const releases = await (0,git_tags/* reachableReleases */.gu)(git, sight.tags, search);
    const same = releases.here.find(({ version }) => isSameRelease(version, request));
    const before = releases.here.find((tag) => isFinal(tag) && !(same && semver.gte(tag.version, same.version)));
    const last = before ?? releases.last;
    const gone = await gonePaths(repository, request, last);
    const { history, commits } = await changesSince(repository, request, last);
    const existing = same ?? askedFor(commits, releases.here, request);
    if (existing) {
        checkAgreement(existing, sight);
        return { version: existing.version, tag: existing.name, existing, last, commits, history, gone };
    }
    const refuseTaken = async (version) => {
        const elsewhere = sight.tags.find(({ name }) => (0,git_tags/* versionOf */.E4)(name, request.tagPrefix) === version);
        if (elsewhere)
            throw await standsElsewhere(elsewhere, last, { repository, sight, request });
    };
    if (isExplicit(request.bump))
        await refuseTaken(request.bump);
    const next = nextVersion({
        bump: request.bump,
        channel: request.prereleaseChannel,
        last: last?.version,
        prefix: request.tagPrefix,
        commits,
        candidates: await candidatesOf(repository, promotable(releases, history, request), request),
        taken: sight.tags.flatMap(({ name }) => (0,git_tags/* versionOf */.E4)(name, request.tagPrefix) ?? []),
    });
    if ('nothing' in next)
        return { ...next, last };
    await refuseTaken(next.version);
    const tag = `${request.tagPrefix}${next.version}`;
    return { version: next.version, tag, existing: undefined, last, commits, history, gone };
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
/** The prerelease on the commit that a footer asked for: a run that is repeated completes it. */
function askedFor(commits, here, { bump }) {
    const asked = bump === 'auto' ? commits.find(({ releaseAs }) => releaseAs !== undefined) : undefined;
    return here.find(({ version }) => version === asked?.releaseAs);
}
/** The commits since a release that touch the paths that count and were not reverted, and all of them. */
async function changesSince({ git, target, shallow, behind, toTop }, { paths }, release) {
    const tagged = release === undefined ? [] : [...new Set([release.commit, release.source])];
    // A shallow clone may lack what connects a tag beside the branch with the commit it was made from, or that commit.
    const known = shallow ? [...(await (0,git_repository/* typesOf */.pl)(git, tagged)).keys()] : tagged.slice(0, 1);
    const since = [...known, ...behind];
    const history = await (0,git_commits/* readCommits */.Fe)(git, since, target);
    const below = paths.map((path) => `${toTop}${path}`);
    const found = paths.length > 0 ? await (0,git_commits/* readCommits */.Fe)(git, since, target, below) : history;
    // Commits that only carry a release are no changes; a squash merge that quotes such a commit's trailer is one.
    const changes = found.filter((commit) => (0,git_commits/* sourceOf */.vz)(commit) === commit.hash);
    return { history, commits: withoutReverted(changes, history) };
}
/** Paths that the last release had and the commit lacks. A path that neither has is misspelt and would never count. */
async function gonePaths({ git, target, shallow }, { paths, remote }, last) {
    const absent = await (0,git_repository/* absentPaths */.cp)(git, target, paths);
    if (absent.length > 0 && last && shallow && !(await (0,git_repository/* has */.zy)(git, last.commit)))
        await (0,git_repository/* fetchObjects */.rt)(git, remote, [`refs/tags/${last.name}`], 1);
    const never = last === undefined ? absent : await (0,git_repository/* absentPaths */.cp)(git, last.commit, absent);
    if (never.length > 0)
        throw new errors/* ConfigurationError */.j1([(0,git_repository/* absentProblem */.lZ)(never, target)]);
    return absent;
}
/** A higher candidate that the last release left behind was given up, and `auto` doesn't come back to it. */
function promotable(releases, history, { bump }) {
    if (bump !== 'auto')
        return releases;
    const since = new Set(history.map(({ hash }) => hash));
    return { ...releases, candidates: releases.candidates.filter(({ source }) => since.has(source)) };
}
/** Prereleases and whether there are changes since, which is looked up only where it matters. */
async function candidatesOf(repository, { here, candidates }, request) {
    const own = here.filter((tag) => !isFinal(tag)).map(({ version }) => ({ version, changedSince: false }));
    const all = [...own, ...candidates].map(({ version }) => version);
    const asked = request.bump === 'prerelease' ? newestCandidate(all, request.prereleaseChannel) : undefined;
    const changed = async (tag) => {
        if (tag.version !== asked)
            return true;
        const { commits: since } = await changesSince(repository, request, tag);
        return highestLevel(since) !== undefined || since.some(({ releaseAs }) => releaseAs);
    };
    const found = candidates.map(async (tag) => ({ version: tag.version, changedSince: await changed(tag) }));
    return [...own, ...(await Promise.all(found))];
}
function checkAgreement({ name }, { local, remote }) {
    const [here, there] = [local.get(name)?.commit, remote.get(name)?.commit];
    if (here === undefined || there === undefined || here === there)
        return;
    throw new errors/* ConfigurationError */.j1(`the tag ${name} stands on ${here} in this clone, but on ${there} in the remote; delete the local one (\`git tag -d ${name}\`) if the remote is right`);
}
async function standsElsewhere(tag, last, { repository, sight, request }) {
    const { git, target, remoteUrl } = repository;
    const where = remoteUrl === undefined || sight.remote.has(tag.name) ? '' : ', though in this clone only';
    const known = await (0,git_repository/* has */.zy)(git, tag.commit);
    const commits = await (0,git_commits/* readCommitsAt */.Sw)(git, known ? [target, tag.commit] : [target]);
    const subjects = new Map(commits.map(({ hash, header }) => [hash, header]));
    const show = (hash) => (subjects.has(hash) ? `${hash} (${subjects.get(hash)})` : hash);
    const beside = known && !(await (0,git_repository/* isAncestor */.QX)(git, tag.commit, target));
    const merge = !beside
        ? ''
        : `; ${target.slice(0, 10)} does not contain it: to go on from ${tag.name}, merge it (\`git merge ${tag.name}\`)`;
    const taken = new Set(sight.tags.flatMap(({ name }) => (0,git_tags/* versionOf */.E4)(name, request.tagPrefix) ?? []));
    const free = `\`bump: ${freeAfter(last?.version ?? '0.0.0', taken)}\``;
    return new errors/* ConfigurationError */.j1(`the tag ${tag.name} already stands on ${show(tag.commit)}${where}, and this run would put it on ${show(target)}${merge}; for a release beside it give another version, of which ${free} is free${last ? ` after ${last.name}` : ''}; or delete the tag if nothing was published from it`);
}
/** The next patch of a version that has no tag yet. */
function freeAfter(version, taken) {
    const next = new semver.SemVer(version).inc('patch').version;
    return taken.has(next) ? freeAfter(next, taken) : next;
}

// EXTERNAL MODULE: ./build/packages/versioning/src/hosting/release-host.js
var release_host = __webpack_require__(18963);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release/hosted-view.js

/**
 * What this run knows of a host: each thing is asked for once, until {@link lookAgain}. What the host answered to this run's own
 * writes counts for more than a list, which may be a moment behind.
 */
class HostedView {
    #host;
    #own = new Map();
    #removed = new Set();
    #listed;
    #proposal;
    #credits;
    constructor(host) {
        this.#host = host;
    }
    /** `owner/name`. */
    get repository() {
        return this.#host.repository;
    }
    /** The releases of a prefix, this run's own writes included. */
    async releases(prefix, tag, stands) {
        if (this.#listed?.tag !== tag)
            this.#listed = { tag, releases: await this.#host.releases(prefix, tag, stands) };
        const all = new Map(this.#listed.releases.map((release) => [release.id, release]));
        for (const [id, release] of this.#own)
            all.set(id, release);
        return [...all.values()].filter(({ id }) => !this.#removed.has(id));
    }
    /** A draft as it is at this moment; {@link movedOn} when it is gone or published. By its number, since lists may be behind. */
    async draftNow(id) {
        const release = await this.#host.release(id);
        if (release?.draft)
            return release;
        if (release === undefined)
            this.#removed.add(id);
        else
            this.#own.set(id, release);
        return release_host/* movedOn */.d;
    }
    /** Makes the next look a new request. */
    lookAgain() {
        this.#listed = undefined;
    }
    /** Makes a release. A new draft is a reason to look again: another run may have made one at the same moment. */
    async create(content, draft) {
        const release = await this.#host.create(content, draft);
        if (release === release_host/* movedOn */.d || draft)
            this.lookAgain();
        if (release !== release_host/* movedOn */.d)
            this.#own.set(release.id, release);
        return release;
    }
    /** Rewrites a draft or publishes it. */
    async update(id, content, draft) {
        const release = await this.#host.update(id, content, draft);
        if (release === release_host/* movedOn */.d) {
            this.#own.delete(id);
            this.lookAgain();
        }
        else
            this.#own.set(id, release);
        return release;
    }
    /** Deletes a draft. */
    async remove(id) {
        await this.#host.remove(id);
        this.#removed.add(id);
    }
    /** Commits a file onto a branch. */
    commit(commit) {
        return this.#host.commit(commit);
    }
    /** The pull request from one branch into another, asked for until there is one. */
    async proposal(branch, from) {
        this.#proposal ??= await this.#host.proposal(branch, from);
        return this.#proposal;
    }
    /** Opens a pull request that brings a file. */
    async propose(request) {
        this.#proposal = await this.#host.propose(request);
        return this.#proposal;
    }
    /** Who made which commit through which pull request. */
    async credits(commits) {
        const key = commits.join(' ');
        if (this.#credits?.key !== key)
            this.#credits = { key, credits: await this.#host.credits(commits) };
        return this.#credits.credits;
    }
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/release-commit.js


/**
 * The commit to tag in place of the released one. Throws ConfigurationError unless its only parent is the released commit and its
 * trailer says that it carries a release of that.
 */
async function findReleaseCommit({ git, target }, { releaseCommit }) {
    if (releaseCommit === undefined)
        return undefined;
    const found = await git.attempt(['rev-parse', '--verify', '--quiet', `${releaseCommit}^{commit}`]);
    const [commit] = found.exitCode === 0 ? await (0,git_commits/* readCommitsAt */.Sw)(git, [found.stdout.trim()]) : [];
    if (commit === undefined)
        throw refused(`found \`${releaseCommit}\`, which is no commit of this clone; make or fetch it in an earlier step of the same job`);
    const { hash, header, parents, source } = commit;
    if (parents.length === 1 && parents[0] === target && source === target)
        return hash;
    const named = source === undefined ? 'no trailer `Source-Commit`' : `the trailer \`Source-Commit: ${source}\``;
    throw refused(`found ${hash} (${header}) with the ${parents.length === 1 ? 'parent' : 'parents'} ${parents.join(', ') || 'none'} and ${named}; allowed is a commit whose only parent is ${target} and whose trailer names it`);
}
/** Throws ConfigurationError when the release's tag stands on another commit already. */
function checkPlace({ existing, tag }, releaseCommit) {
    if (releaseCommit === undefined || existing === undefined || existing.commit === releaseCommit)
        return;
    throw refused(`the tag ${tag} already stands on ${existing.commit}, and this run would put it on ${releaseCommit}; give that commit, or delete the tag if nothing was published from it`);
}
function refused(message) {
    return new errors/* ConfigurationError */.j1([{ input: 'release-commit', message }]);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/changelog-document.js
/** Opens a block of code, also right behind the bullet of a list. */
const fence = /^( {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;
/** Tags of blocks that last until a blank line (CommonMark 0.31.2, HTML blocks of kind 6, those found in changelogs). */
const htmlBlock = /^ {0,3}<\/?(?:blockquote|center|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s/>]|$)/i;
/** Reads headings, links and bullets of a Markdown text, in linear time; code blocks and comments hold none. */
function readChangelog(text) {
    const headings = [];
    const references = [];
    const bullets = [];
    let enclosure;
    let unended;
    // A paragraph of one line, which the next line may make a heading; `undefined` within longer ones.
    let paragraph;
    let afterText = false;
    for (const line of lines(text)) {
        const { content, start, end } = line;
        const blank = content.trim() === '';
        if (enclosure !== undefined && (blank || indentOf(content) >= enclosure.indent)) {
            if (enclosure.endsWith(content))
                enclosure = undefined;
            paragraph = undefined;
            afterText = false;
            continue;
        }
        const underline = paragraph && /^ {0,3}(=+|-+)[ \t]*$/.exec(content)?.[1];
        if (paragraph && underline) {
            const level = underline.startsWith('=') ? 1 : 2;
            headings.push({ level, text: paragraph.content.trim(), start: paragraph.start, end, underlined: true });
            paragraph = undefined;
            afterText = false;
            continue;
        }
        enclosure = enclosureFrom(content);
        unended = { start, opening: content.trim() };
        const heading = headingIn(line);
        if (heading)
            headings.push(heading);
        const reference = referenceIn(line);
        if (reference)
            references.push(reference);
        if (isBullet(content))
            bullets.push(start);
        const plain = !(blank || enclosure || heading || reference || isBullet(content.trimStart()));
        paragraph = plain && !afterText && /^ {0,3}[^\s>|<]/.test(content) ? line : undefined;
        if (/^[\s*_=-]+$/.test(content))
            paragraph = undefined;
        afterText = !(blank || heading);
    }
    const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
    // A blank line or a line further left ends it, and one of both stands before everything that is added.
    const ends = enclosure === undefined || enclosure.indent > 0 || enclosure.endsWith('');
    return { headings, references, bullets, eol, unended: ends ? undefined : unended };
}
function headingIn({ content, start, end }) {
    const [, marks, words = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/s.exec(content) ?? [];
    if (marks === undefined)
        return undefined;
    const text = words.trim().replace(/(?:^|[ \t])#+$/, '');
    return { level: marks.length, text: text.trimEnd(), start, end, underlined: false };
}
function referenceIn({ content, start, end }) {
    const [, lead = '', label, url = ''] = /^( {0,3}\[([^\]]+)\]:[ \t]*<?)([^\s>]+)/.exec(content) ?? [];
    return label === undefined ? undefined : { label, url, start, end, urlStart: start + lead.length };
}
function isBullet(content) {
    return /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(content);
}
/** What a line opens that isn't Markdown and goes on behind it. */
function enclosureFrom(content) {
    const [, before = '', marks] = fence.exec(content) ?? [];
    if (marks !== undefined) {
        const isEnd = (line) => line.trim().startsWith(marks) && /^\s*(`+|~+)\s*$/.test(line);
        return { indent: before.length, endsWith: isEnd };
    }
    if (/^\s*<!--/.test(content))
        return content.includes('-->') ? undefined : { indent: 0, endsWith: (line) => line.includes('-->') };
    const [, tag] = /^ {0,3}<(pre|script|style|textarea)(?:[\s>]|$)/i.exec(content) ?? [];
    if (tag !== undefined) {
        const close = `</${tag.toLowerCase()}>`;
        const isEnd = (line) => line.toLowerCase().includes(close);
        return isEnd(content) ? undefined : { indent: 0, endsWith: isEnd };
    }
    return htmlBlock.test(content) ? { indent: 0, endsWith: (line) => line.trim() === '' } : undefined;
}
/** Columns before the first character of a line. */
function indentOf(content) {
    return content.length - content.trimStart().length;
}
/** The lines of a text, without its byte order mark. */
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

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/release-heading.js
/** Keep a Changelog 2.0.0. */
const release_heading_keepAChangelog = {
    level: 2,
    underlined: false,
    prefix: '',
    bracketed: true,
    url: undefined,
    date: { before: ' - ', separator: '-', after: '' },
};
const release = /^(\[?)((?:(?:version|release)[ \t]+)?v?)(\d+\.\d+\.\d+(?:-[\da-z.-]+)?)(?![.]?\w)(?:(\])(?:\(([^()\s]*)\))?)?(.*)$/is;
const dated = /^([ \t]*[-–—/:,|]?[ \t]*[([*_]*)\d{4}([-/.])\d{2}\2\d{2}([)\]*_]*)/;
const number = String.raw `\d{1,4}(?:st|nd|rd|th)?`;
const gap = String.raw `(?:[./-]|[.,]?[ \t]+)`;
/** Dates of other forms, alone behind a version: `(31.01.2025)`, `(Jan 5, 2025)`, `5th of January 2025`, `2025`. */
const otherwiseDated = new RegExp(String.raw `^([ \t]*[-–—/:,|]?[ \t]*[([*_]*)(?=[^()[\]*_]*\d{4})(?:${number}${gap}){0,2}(?:of[ \t]+)?(?:\p{L}{3,10}${gap})?(?:${number}${gap}){0,2}${number}([)\]*_]*)$`, 'iu');
/** What stands in place of a date that nobody knows yet, alone behind a version. */
const undecided = /^[\s\p{P}]*(?:tb[ad]|to be (?:announced|determined|released)|not (?:yet )?released(?: yet)?|upcoming|wip|work in progress|[\dy?x]{4}-(?:\d\d|mm|xx|\?\?)-(?:dd|xx|\?\?))[\s\p{P}]*$/iu;
/** Whether a heading is that of the changes not yet released. */
function isUnreleased({ level, text }) {
    // Sections stand on level 3 as well.
    return level <= 2 ? /^\[?unreleased\b/i.test(text) : level === 3 && /^\[?unreleased\]?$/i.test(text);
}
/** Whether a heading names the next version ahead of its release: `1.3.0 (unreleased)`, `v1.3.0 (in development)`, `1.3.0 - TBD`. */
function isPlanned(heading) {
    const rest = partsOf(heading)?.rest ?? '';
    return /\b(?:unreleased|in development)\b/i.test(rest) || undecided.test(rest);
}
/** The version a release's heading names: `[1.2.0] - 2026-01-31`, `v1.2.0`, `1.2.0 (2026-01-31)`. */
function versionInHeading(heading) {
    return isPlanned(heading) ? undefined : partsOf(heading)?.version;
}
/** Whether what stands under a heading is that of one release, or waits for one. */
function startsRelease(heading) {
    return isUnreleased(heading) || partsOf(heading) !== undefined;
}
/** The bracketed words of a heading that only a link reference gives a page. */
function referenceLabel({ text }) {
    return /^\[([^\]]+)\](?!\()/.exec(text)?.[1];
}
/** The page a heading links to by itself. */
function inlineUrl({ text }) {
    return /\]\((\S+)\)/.exec(text)?.[1];
}
/** The style of the newest release; that of Unreleased where there is none yet. */
function headingStyle({ headings }, unreleased) {
    const releases = headings.filter((heading) => versionInHeading(heading) !== undefined);
    const [newest] = releases;
    const parts = newest && partsOf(newest);
    if (newest === undefined || parts === undefined) {
        if (unreleased === undefined)
            return release_heading_keepAChangelog;
        const { level, underlined, text } = unreleased;
        return { ...release_heading_keepAChangelog, level, underlined, bracketed: text.startsWith('[') };
    }
    const [, before = '', separator = '', after = ''] = datePartsOf(parts.rest) ?? [];
    return {
        // Patches of standard-version stand on level 3, other releases don't.
        level: releases.every(({ level }) => level === newest.level) ? newest.level : Math.min(newest.level, 2),
        underlined: newest.underlined,
        prefix: parts.prefix,
        bracketed: parts.bracketed,
        url: parts.url,
        // Keep a Changelog wants a date; only where it isn't kept in other ways either a file without dates stays so.
        date: separator
            ? { before, separator, after }
            : parts.rest.trim() || unreleased
                ? release_heading_keepAChangelog.date
                : undefined,
    };
}
/** Writes a release's heading, without a line break at its end; `date` is `YYYY-MM-DD`. */
function writeHeading({ level, underlined, prefix, bracketed, date: form }, { version, date, url, eol }) {
    const name = `${prefix}${version}`;
    const linked = bracketed ? `[${name}]${url === undefined ? '' : `(${url})`}` : name;
    const day = form ? `${form.before}${date.replaceAll('-', form.separator)}${form.after}` : '';
    const text = `${linked}${day}`;
    if (!underlined)
        return `${'#'.repeat(level)} ${text}`;
    return `${text}${eol}${(level === 1 ? '=' : '-').repeat(text.length)}`;
}
/** What stands before a date, between its parts and behind it; a date of another form gives way to one as ISO 8601 has it. */
function datePartsOf(rest) {
    const found = dated.exec(rest);
    if (found)
        return found;
    const [whole, before = '', after = ''] = otherwiseDated.exec(rest) ?? [];
    return whole === undefined ? undefined : [whole, before, '-', after];
}
function partsOf({ level, text }) {
    const [, open = '', prefix = '', version, close, url, rest = ''] = release.exec(text) ?? [];
    if (version === undefined || level > 3)
        return undefined;
    // Sections stand on level 3 as well: only what looks like a release in full is one.
    if (level === 3 && !close && rest.trim() !== '' && !datePartsOf(rest) && !undecided.test(rest))
        return undefined;
    return { prefix, version, bracketed: open !== '' && close !== undefined, url: url || undefined, rest };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/text-edits.js
/** Makes an edit of the characters from `start` to before `end`. */
function edit(start, end, text) {
    return { start, end, text };
}
/** Applies edits that don't overlap; what none of them names keeps every byte. */
function applyEdits(text, edits) {
    let result = '';
    let position = 0;
    for (const each of edits.toSorted((a, b) => a.start - b.start)) {
        result += text.slice(position, each.start) + each.text;
        position = each.end;
    }
    return result + text.slice(position);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/changelog-links.js



/** Derives both links from the one Unreleased had, whatever the host: `…/compare/v1.1.0...HEAD`. */
function advance(url, release) {
    const { tag, previousTag } = release;
    const [, base, from, dots, tip] = comparison(url) ?? [];
    if (base === undefined || previousTag === undefined)
        return linksFor(release);
    const to = encodeURI(tag);
    return { release: `${base}${from}${dots}${to}`, unreleased: `${base}${to}${dots}${tip}` };
}
function linksFor({ tag, previousTag, links }) {
    return (links && {
        release: previousTag === undefined ? links.tag(tag) : links.compare(previousTag, tag),
        unreleased: links.compare(tag, 'HEAD'),
    });
}
function comparison(url) {
    return /^(.*\/compare\/)(.+?)(\.{2,3})([^.].*)$/.exec(url);
}
/** The page of a release, after the model of an older one's or of Unreleased's own link in its heading. */
function pageLike(model, unreleased, release) {
    const own = unreleased && inlineUrl(unreleased);
    if (own !== undefined)
        return advance(own, release)?.release;
    if (model === undefined)
        return undefined;
    const { tag, previousTag } = release;
    const [, base, , dots] = comparison(model) ?? [];
    if (base !== undefined && previousTag !== undefined)
        return `${base}${encodeURI(previousTag)}${dots}${encodeURI(tag)}`;
    const [, pages] = /^(.*\/(?:releases\/tag|releases|tags?)\/)[^/]+$/.exec(model) ?? [];
    return pages === undefined ? linksFor(release)?.release : `${pages}${encodeURI(tag)}`;
}
/** Brings links in step: Unreleased now starts at the new tag, and the release gets a line of its own where its heading needs one. */
function linkEdits(text, release) {
    const { eol, headings, references, unended } = readChangelog(text);
    const unreleased = headings.find(isUnreleased);
    const own = headings.find((heading) => versionInHeading(heading) === release.version);
    const label = own && referenceLabel(own);
    const missing = label !== undefined && !references.some((each) => isSame(each.label, label));
    const inline = unreleased && inlineUrl(unreleased);
    const current = references.find((each) => isSame(each.label, 'unreleased'));
    const edits = [];
    if (unreleased && inline !== undefined) {
        const start = text.indexOf(inline, unreleased.start);
        const next = advance(inline, release);
        if (next)
            edits.push(edit(start, start + inline.length, next.unreleased));
    }
    else if (current) {
        const next = advance(current.url, release);
        if (!next)
            return [];
        edits.push(edit(current.urlStart, current.urlStart + current.url.length, next.unreleased));
        if (missing)
            edits.push(below(text, current, `[${label}]: ${next.release}`, eol));
        return edits;
    }
    const first = references.find((each) => /^v?\d+\.\d+\.\d+/.test(each.label));
    const page = missing ? (linksFor(release)?.release ?? pageLike(first?.url, undefined, release)) : undefined;
    const open = unreleased && referenceLabel(unreleased);
    const added = [
        ...(open === undefined || !release.links
            ? []
            : [`[${open}]: ${release.links.compare(release.tag, 'HEAD')}`]),
        ...(page === undefined ? [] : [`[${label}]: ${page}`]),
    ];
    // In a block without an end they would be no links.
    if (added.length === 0 || (first === undefined && unended))
        return edits;
    return [...edits, atBottom(text, references, first, added.join(eol), eol)];
}
function isSame(label, other) {
    return label.trim().toLowerCase() === other.toLowerCase();
}
/** Adds a line below a link, as far from it as the next link is. */
function below(text, link, line, eol) {
    if (!text.slice(link.start, link.end).endsWith('\n'))
        return edit(link.end, link.end, `${eol}${line}`);
    const [gap = ''] = /^(?:[ \t]*\r?\n)+(?=\[)/.exec(text.slice(link.end, link.end + 100)) ?? [];
    return edit(link.end, link.end, `${gap}${line}${eol}`);
}
function atBottom(text, references, first, added, eol) {
    if (first)
        return edit(first.start, first.start, `${added}${eol}`);
    const broken = text.endsWith('\n') ? '' : eol;
    // A link right behind the last words would be read as more of them.
    const gap = references.at(-1)?.end === text.length ? '' : eol;
    return edit(text.length, text.length, `${broken}${gap}${added}${eol}`);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/entries.js

const bullet = /^ *(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
/** Splits a text into its entries, in their order. */
function readEntries(text) {
    const { headings } = readChangelog(text);
    const entries = [];
    let position = 0;
    for (const heading of headings) {
        entries.push(...entriesIn(text, position, heading.start));
        entries.push({ start: heading.start, end: heading.end, item: false, heading });
        position = heading.end;
    }
    return withElements([...entries, ...entriesIn(text, position, text.length)], text);
}
/** Joins what stands within an HTML element, which blank lines don't end for who reads it. */
function withElements(entries, text) {
    const joined = [];
    const unended = new Set();
    for (let index = 0; index < entries.length; index += 1) {
        const entry = entries[index];
        const tag = /^ {0,3}<(details|div|section|blockquote|center|table|ul|ol|dl)[\s>]/i.exec(text.slice(entry.start, entry.start + 20))?.[1];
        const last = tag === undefined || unended.has(tag) ? index : endOfElement(tag, entries, index, text);
        if (tag !== undefined && last === undefined)
            unended.add(tag);
        const { end } = entries[last ?? index] ?? entry;
        joined.push(last === index ? entry : { ...entry, end });
        index = last ?? index;
    }
    return joined;
}
function endOfElement(tag, entries, from, text) {
    const marks = new RegExp(`<(/?)${tag}[\\s>]`, 'gi');
    let depth = 0;
    for (let index = from; index < entries.length; index += 1) {
        const { start, end } = entries[index];
        for (const [, close] of text.slice(start, end).matchAll(marks))
            depth += close ? -1 : 1;
        if (depth <= 0)
            return index;
    }
    return undefined;
}
function entriesIn(text, from, to) {
    const found = [];
    let enclosure;
    let afterBlank = true;
    for (const line of lines(text.slice(from, to))) {
        const { content } = line;
        const blank = content.trim() === '';
        const last = found.at(-1);
        if (enclosure !== undefined && last && (blank || indentOf(content) >= enclosure.indent)) {
            if (enclosure.endsWith(content))
                enclosure = undefined;
            // A blank line that ends a block isn't part of it.
            if (!blank || enclosure !== undefined)
                last.end = from + line.end;
            afterBlank = blank;
            continue;
        }
        if (!blank) {
            enclosure = enclosureFrom(content);
            if (last && continues(last, content, afterBlank, enclosure !== undefined))
                last.end = from + line.end;
            else
                found.push({ start: from + line.start, end: from + line.end, inner: innerOf(content) });
        }
        afterBlank = blank;
    }
    return found.map(({ start, end, inner }) => ({
        start,
        end,
        item: inner !== undefined,
        heading: undefined,
    }));
}
function innerOf(content) {
    return bullet.test(content) ? indentOf(content) + 2 : undefined;
}
function continues(last, content, afterBlank, opens) {
    const inside = last.inner !== undefined && indentOf(content) >= last.inner;
    if (afterBlank || opens || bullet.test(content))
        return inside;
    return true;
}
const version = String.raw `(?:(?:version|release)[ \t]+)?(?:v?\d+\.\d+\.\d+|v\d+\.\d+)(?![.]?[a-z\d])`;
/** A version that begins a paragraph, or a line of a list, a table, a quote or a lower heading. */
const begunByVersion = new RegExp(String.raw `^(?![ \t]*\[[^\]]*\]:)(?:[ \t>*_#|[(+-]*|\d+[.)][ \t]+)${version}|\n[ \t]*(?!\[[^\]]*\]:)[>*_#|[(+-][ \t>*_#|[(+-]*${version}`, 'i');
/** Whether a text seems to tell of releases in other ways than by headings; code and comments don't count. */
function tellsOfVersions(text) {
    return readEntries(text).some(({ start, end }) => {
        const words = text.slice(start, end);
        return !/^\s*(?:`{3}|~{3}|<(?:!--|pre|script|style|textarea))/i.test(words) && begunByVersion.test(words);
    });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/later-entries.js

/**
 * Parts a text by what stood there at the released commit: entries that stand in both, word for word, belong to the release,
 * also under another heading. Headings go where their entries go.
 */
function partLater(byHand, atRelease, eol) {
    const entries = readEntries(byHand);
    const left = new Map();
    for (const entry of readEntries(atRelease)) {
        const words = wordsOf(entry, atRelease);
        if (!entry.heading)
            left.set(words, (left.get(words) ?? 0) + 1);
    }
    const isLater = entries.map((entry) => {
        const words = wordsOf(entry, byHand);
        const count = left.get(words) ?? 0;
        if (!entry.heading)
            left.set(words, count - 1);
        return !entry.heading && count <= 0;
    });
    if (!isLater.includes(true))
        return { released: byHand, later: '' };
    const released = entries.filter((entry, index) => {
        const below = entry.heading && scopeOf(index, entries);
        return below ? below.length === 0 || below.some((each) => !isLater[each]) : !isLater[index];
    });
    const later = entries.filter((entry, index) => entry.heading ? scopeOf(index, entries).some((each) => isLater[each]) : isLater[index]);
    return { released: joined(released, byHand, eol), later: joined(later, byHand, eol) };
}
function wordsOf({ start, end }, text) {
    return text.slice(start, end).replaceAll('\r\n', '\n').trim();
}
/** The entries below a heading, also below lower ones. */
function scopeOf(index, entries) {
    const level = entries[index]?.heading?.level ?? 0;
    const found = [];
    for (let next = index + 1; next < entries.length; next += 1) {
        const { heading } = entries[next];
        if (heading && heading.level <= level)
            break;
        if (!heading)
            found.push(next);
    }
    return found;
}
/** Writes some entries of a text, each as it was; those that now follow each other stay as far apart as they need to be. */
function joined(entries, text, eol) {
    let result = '';
    let before;
    for (const entry of entries) {
        if (before) {
            if (!result.endsWith('\n'))
                result += eol;
            result += gapBetween(before, entry, text, eol);
        }
        result += text.slice(entry.start, entry.end);
        before = entry;
    }
    return result.trimEnd();
}
function gapBetween(before, entry, text, eol) {
    const between = text.slice(before.end, entry.start);
    if (between.trim() === '')
        return between;
    if (before.heading)
        return /^(?:[ \t]*\r?\n)*/.exec(between)?.[0] ?? '';
    const tight = before.item && entry.item && !/\n[ \t]*\r?\n/.test(between);
    return tight ? '' : eol;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/sections.js


/**
 * Adds entries to the sections that were written by hand; those left empty are dropped, missing ones follow. Gives the text
 * without blank lines at its ends. New sections get the level of those there are, or else `deepest`.
 */
function mergeChanges(byHand, changes, eol, deepest = 3) {
    const { headings } = readChangelog(byHand);
    const level = Math.min(deepest, ...headings.map((heading) => heading.level));
    const starts = headings.filter((heading) => heading.level === level);
    const parts = [byHand.slice(0, starts[0]?.start ?? byHand.length)];
    const left = new Map(changes);
    const written = (entries) => entries.map((entry) => entry.replaceAll('\n', eol));
    for (const [index, heading] of starts.entries()) {
        const end = starts[index + 1]?.start ?? byHand.length;
        const title = titleOf(heading.text);
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
    const marks = '#'.repeat(level);
    for (const [title, entries] of left)
        parts.push([`${marks} ${title}`, '', ...written(entries)].join(eol));
    const body = parts.map(withoutBlankEdges).filter((part) => part !== '');
    return body.length === 0 ? '_No notable changes._' : body.join(`${eol}${eol}`);
}
/** Knows a section also behind an emoji or before a colon. */
function titleOf(heading) {
    const words = heading.replaceAll(/^[^a-z]+|[^a-z]+$/gi, '').toLowerCase();
    return sectionTitles.find((title) => title.toLowerCase() === words);
}
function withoutBlankEdges(text) {
    return text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/changelog.js








const preamble = `# Changelog

All notable changes to this project are documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/en/2.0.0/),
and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

## [Unreleased]
`;
/** The part of a release that says what changed, when nothing written by hand joins it. */
function renderNotes(changes) {
    return mergeChanges('', changes, '\n');
}
/**
 * The text under the heading of a version as Markdown with LF, together with the links it takes from elsewhere in the file;
 * `undefined` when the changelog has no such version.
 */
function changelog_notesOf(text, version) {
    const document = readChangelog(text);
    const heading = document.headings.find((each) => versionInHeading(each) === version);
    if (heading === undefined)
        return undefined;
    const block = blockOf(heading, document, text);
    const notes = text.slice(heading.end, block.end - block.rule.length).trim();
    const elsewhere = document.references.filter(({ start }) => start < heading.start || start >= block.end);
    const used = elsewhere.filter(({ label }) => notes.includes(`[${label}]`) && !label.startsWith('^'));
    const lines = used.map(({ start, end }) => text.slice(start, end).trim());
    return [notes, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n').replaceAll('\r\n', '\n');
}
/**
 * Writes a release into a changelog (a new one when `existing` is `undefined`). What was written by hand under Unreleased
 * becomes part of the release; everything else keeps every byte but the links. A version that has its section already changes
 * nothing. Throws ConfigurationError for a file with headings among which no release can be told.
 */
function addRelease(existing, release, file) {
    const text = existing?.trim() ? existing : preamble;
    const standing = changelog_notesOf(text, release.version);
    if (standing !== undefined)
        return { text, notes: standing };
    const document = readChangelog(text);
    const open = openHeading(document);
    const section = open
        ? releaseOpen(text, document, open, release)
        : insertAbove(text, document, release, file);
    const written = applyEdits(text, [section]);
    // Links are looked for anew, because they may stand in what has just moved.
    const linked = applyEdits(written, linkEdits(written, release));
    const notes = changelog_notesOf(linked, release.version);
    // What can't be found again would be written anew by every run.
    if (notes === undefined || isSwallowed(linked, release.version))
        throw notFound(text, document, file);
    return { text: linked, notes };
}
/** Whether a block without an end begins within the section of a version and takes up what follows. */
function isSwallowed(text, version) {
    const document = readChangelog(text);
    const heading = document.headings.find((each) => versionInHeading(each) === version);
    if (heading === undefined || document.unended === undefined)
        return false;
    return document.unended.start < blockOf(heading, document, text).end;
}
function notFound(text, { unended }, file) {
    if (unended === undefined)
        return new errors/* ConfigurationError */.j1(`the release would not be found again in ${file}; add the line \`## [Unreleased]\` where releases belong`);
    const line = text.slice(0, unended.start).split('\n').length;
    return new errors/* ConfigurationError */.j1(`line ${line} of ${file} begins a block that nothing ends (${(0,quoted/* quoted */.T)(unended.opening)}), and the release would become part of it; end the block, or give a file in Markdown as \`changelog\``);
}
/**
 * The notes of a release that gets no section, with what waits under Unreleased. Throws ConfigurationError where {@link addRelease}
 * would not find the end of that.
 */
function notesAhead(text, release, file) {
    const waits = openHeading(readChangelog(text)) !== undefined;
    return waits ? addRelease(text, release, file).notes : renderNotes(release.changes);
}
/** What stands under Unreleased, or under a version named ahead. */
function writtenByHand(text) {
    const document = readChangelog(text);
    const open = openHeading(document);
    if (open === undefined)
        return '';
    const { end, rule } = blockOf(open, document, text);
    return text.slice(open.end, end - rule.length);
}
/** The heading of what isn't released yet; a version named ahead stands above all that are out. */
function openHeading({ headings }) {
    const newest = headings.findIndex((heading) => versionInHeading(heading) !== undefined);
    return headings.find((heading, index) => isUnreleased(heading) || (isPlanned(heading) && (newest < 0 || index < newest)));
}
/**
 * Moves what stands under Unreleased into the release, but for what came after it; a heading that names the version in advance
 * becomes the release's.
 */
function releaseOpen(text, document, open, release) {
    const { eol } = document;
    const { end, rule } = blockOf(open, document, text);
    const byHand = text.slice(open.end, end - rule.length);
    const { released, later } = release.atRelease === undefined
        ? { released: byHand, later: '' }
        : partLater(byHand, writtenByHand(release.atRelease), eol);
    const section = sectionOf(document, open, release, released);
    const follows = end - rule.length < text.length ? eol : '';
    const [gap = ''] = /^(?:[ \t]*\r?\n)*/.exec(byHand) ?? [];
    const kept = later === '' ? '' : `${gap}${later}${eol}`;
    if (isPlanned(open)) {
        const above = later === '' ? '' : `${unreleasedHeading(document, open)}${eol}${kept}${eol}${rule}`;
        return { start: open.start, end: end - rule.length, text: `${above}${section}${follows}` };
    }
    const broken = text.slice(0, open.end).endsWith('\n') ? '' : eol;
    return {
        start: open.end,
        end: end - rule.length,
        text: `${broken}${kept}${eol}${rule}${section}${follows}`,
    };
}
/** The heading of what came after a release whose own heading had been written ahead. */
function unreleasedHeading(document, { level, underlined }) {
    const name = headingStyle(document, undefined).bracketed ? '[Unreleased]' : 'Unreleased';
    if (!underlined)
        return `${'#'.repeat(level)} ${name}`;
    return `${name}${document.eol}${(level === 1 ? '=' : '-').repeat(name.length)}`;
}
/** Puts the release above the first one there is, in a file that keeps no Unreleased section. */
function insertAbove(text, document, release, file) {
    const { eol, headings } = document;
    const first = headings.find((heading) => versionInHeading(heading) !== undefined);
    if (first === undefined && headings.some(({ level }) => level === 2))
        throw new errors/* ConfigurationError */.j1(`${file} has headings, but neither \`## [Unreleased]\` nor a version (\`## [1.2.0] - 2026-01-31\`) among them; add the line \`## [Unreleased]\` where releases belong`);
    if (first === undefined && document.unended === undefined && tellsOfVersions(text))
        throw new errors/* ConfigurationError */.j1(`${file} names versions, but none of them in a heading; make at least the newest a heading (\`## [1.2.0] - 2026-01-31\`)`);
    const section = sectionOf(document, undefined, release, '');
    if (first) {
        const { rule } = blockOf(first, document, text);
        return { start: first.start, end: first.start, text: `${section}${eol}${rule}` };
    }
    const end = document.references[0]?.start ?? text.length;
    const gap = text.slice(0, end).endsWith('\n') ? eol : `${eol}${eol}`;
    const follows = end < text.length ? eol : '';
    return { start: end, end, text: `${gap}## [Unreleased]${eol}${eol}${section}${follows}` };
}
/** The release with its heading, in the style of the file. */
function sectionOf(document, open, { changes, date, ...release }, byHand) {
    const { eol } = document;
    const style = headingStyle(document, open);
    // Sections on the level of their release would end it.
    const level = Math.min(style.level, ...readChangelog(byHand).headings.map((each) => each.level - 1));
    const url = pageLike(style.url, open, release);
    const { version } = release;
    const heading = writeHeading({ ...style, level: Math.max(level, 1) }, { version, date, url, eol });
    const body = mergeChanges(byHand, changes, eol, Math.max(level + 1, 3));
    return `${heading}${eol}${eol}${body}${eol}`;
}
/** The text under a heading, up to the next heading of its level, the next release or the links at the bottom. */
function blockOf(heading, { headings, references }, text) {
    const next = headings.find((each) => each.start > heading.start && (each.level <= heading.level || startsRelease(each)));
    let end = next?.start ?? text.length;
    for (const { start, end: referenceEnd } of references.toReversed()) {
        if (start < heading.end)
            break;
        if (referenceEnd > end)
            continue;
        if (text.slice(referenceEnd, end).trim() !== '')
            break;
        end = start;
    }
    const last = end - heading.end > 200 ? text.slice(end - 200, end) : `\n${text.slice(heading.end, end)}`;
    const rule = next && /(?<=\n[ \t]*\r?\n) {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*$/.exec(last)?.[0];
    return { end, rule: rule ?? '' };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/changelog-file.js


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
    const [commit] = await (0,git_commits/* readCommitsAt */.Sw)(git, [head]);
    const before = commit === undefined ? head : (0,git_commits/* sourceOf */.vz)(commit);
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

;// CONCATENATED MODULE: ./build/packages/versioning/src/changelog/shorten-notes.js

/** Characters a release's body on GitHub may have: beyond, the API answers 422 `body is too long (maximum is 125000 characters)`. */
const longestReleaseBody = 125_000;
/**
 * Notes that fit into `limit` characters: those that are longer end before an entry, with a line that says how many more there
 * are and where. Throws nothing; notes without entries end before a paragraph, or where the room does.
 */
function shortenNotes(notes, { limit, url }) {
    if (notes.length <= limit)
        return notes;
    const { bullets, headings } = readChangelog(notes);
    const ending = (more) => {
        const what = more === 0 ? 'More' : more === 1 ? '1 more change' : `${more} more changes`;
        return `\n\n_${what}${url === undefined ? '' : `: ${url}`}_`;
    };
    const room = limit - ending(bullets.length).length;
    const starts = [...bullets, ...headings.map(({ start }) => start)].sort((a, b) => a - b);
    const fits = (start) => start > 0 && start <= room;
    let end = starts.findLast(fits) ?? paragraphs(notes).findLast(fits) ?? Math.max(0, room);
    // A heading with nothing left below it goes as well.
    for (const heading of headings.toReversed()) {
        if (heading.end <= end && notes.slice(heading.end, end).trim() === '')
            end = heading.start;
    }
    const more = bullets.filter((start) => start >= end).length;
    // Half a character outside of the basic plane is none.
    const kept = notes
        .slice(0, end)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
    return `${kept}${ending(more)}`.trimStart().slice(0, Math.max(0, limit));
}
function paragraphs(notes) {
    return [...notes.matchAll(/\n\n(?=\S)/g)].map(({ index }) => index);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release/branch-check.js



/**
 * Checks that the branch which gets the changelog is there and is one of the released commit: a changelog on another branch tells
 * of what that branch lacks, and a branch that can't reach its last release can make no other. Only the branch that is checked out,
 * or the local one of a detached commit, may bring the remote more than the changelog. Throws ConfigurationError; writes nothing.
 */
async function checkBranch(repository, sight, request, name) {
    const { git, target, headBranch } = repository;
    const { localTip } = sight;
    // What is previewed on a branch of one's own may be pushed later.
    if (request.stage === 'prepare' && headBranch === name)
        return;
    const tip = request.push ? sight.remoteTip : localTip;
    if (tip === undefined)
        return checkMissing(repository, request, name, localTip);
    if (!(await (0,git_repository/* has */.zy)(git, tip)))
        await (0,git_repository/* fetchObjects */.rt)(git, request.remote, [`refs/heads/${name}`]);
    if (await contains(repository, tip, request))
        return;
    const ahead = (headBranch === undefined || headBranch === name) &&
        (request.push ? localTip !== undefined && (await reaches(repository, localTip)) : true) &&
        (await (0,git_repository/* isAncestor */.QX)(git, tip, target));
    if (!ahead || request.changelogCommit === 'pull-request')
        throw notOnBranch(repository, request, name);
}
/** Whether a commit is the released one, carries its release, or comes after it. */
async function reaches(repository, tip) {
    const { git, target } = repository;
    return (await (0,git_repository/* isAncestor */.QX)(git, target, tip)) || (await (0,git_repository/* sourceAt */.Pf)(repository, tip)) === target;
}
async function contains(repository, tip, { remote, branch, stage }) {
    const { git, shallow, target } = repository;
    if (await reaches(repository, tip))
        return true;
    if (!shallow || (await (0,git_repository/* isAncestor */.QX)(git, tip, target)))
        return false;
    // The clone may lack what lies between the two; a preview leaves it at that, since all of the history would have to come.
    if (stage === 'prepare')
        return true;
    const fetched = await git.attempt([...git_repository/* quietFetch */.PF, '--unshallow', remote, `refs/heads/${branch}`], {
        network: true,
    });
    return fetched.exitCode === 0 && reaches(repository, tip);
}
async function checkMissing({ git, headBranch }, { push, remote, changelogCommit }, name, localTip) {
    // Without a push, the branch of a detached commit is made here.
    if (!push && headBranch === undefined)
        return;
    const listed = push
        ? [...(0,git_sight/* parseRefs */.Y4)((await git.attempt(['ls-remote', '--heads', remote], { network: true })).stdout).keys()]
        : (await git.output(['for-each-ref', '--format=%(refname)', 'refs/heads'])).split('\n');
    const names = listed.filter(Boolean).map((ref) => ref.slice('refs/heads/'.length));
    // The first push of all makes the branch.
    if (push && names.length === 0 && headBranch === name && changelogCommit === 'direct')
        return;
    const where = push ? `the remote ${remote}` : 'this clone';
    const near = (0,inputs/* nearest */.pA)(name.replace(`${remote}/`, ''), names);
    const some = names.slice(0, 5).map((known) => `\`${known}\``);
    const present = some.length === 0 ? 'it has none' : `it has ${some.join(', ')}${names.length > 5 ? ', …' : ''}`;
    const hint = near === undefined ? present : `did you mean \`${near}\`?`;
    const first = push && localTip !== undefined ? `; if it is meant, push it first: \`git push ${remote} ${name}\`` : '';
    throw new errors/* ConfigurationError */.j1([
        { input: 'branch', message: `${where} has no branch \`${name}\` (${hint})${first}` },
    ]);
}
function notOnBranch({ target, headBranch }, { push, remote }, name) {
    const at = push ? ` of ${remote}` : '';
    const own = headBranch === name;
    const other = headBranch === undefined || own ? '' : `, and ${headBranch} is checked out`;
    const pushes = own ? `bring the two together first (\`git pull\`, \`git push\`)` : `merge it there first`;
    return new errors/* ConfigurationError */.j1(`the commit ${target} is not on the branch ${name}${at}${other}; its changelog would tell of what ${name} lacks: ${pushes}, give the branch it is on as \`branch\`, or set \`changelog: none\``);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release/release-request.js
/** How far a release goes. */
const stages = (/* unused pure expression or super */ null && (['prepare', 'publish', 'all']));
/** Whether the remote's host shows a release, too: where it can, always or never. */
const githubReleaseModes = (/* unused pure expression or super */ null && (['auto', 'true', 'false']));
/** How the changelog gets onto its branch. */
const changelogCommits = (/* unused pure expression or super */ null && (['direct', 'pull-request']));
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

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/objects.js




/**
 * The message of the commit that brings the changelog; its trailer says that it only carries a release on top of `base`. Where the
 * branch was further than the released commit, another one names that.
 */
function changelogMessage(tag, base, released) {
    const more = released === base ? '' : `Released-Commit: ${released}\n`;
    return `chore(release): ${tag}\n\nSource-Commit: ${base}\n${more}`;
}
/** The released commit that {@link changelogMessage} names; `undefined` for the base itself. */
function releasedCommit(message) {
    return /^Released-Commit: ([0-9a-f]{40,64})$/m.exec(message)?.[1];
}
/** Makes a commit with one file changed, without touching index or files; gives its id. Nothing refers to it yet. */
async function commitObject(git, base, { path, text }, message, { name, email, at }, { temporary }) {
    const blob = await git.line(['hash-object', '-w', '--stdin'], { input: text });
    const entry = await git.output(['ls-tree', '--full-tree', base, '--', path]);
    const mode = entry.split(' ', 1)[0] || '100644';
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'release-'));
    const index = { environment: { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, 'index') } };
    await git.output(['read-tree', base], index);
    await git.output(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], index);
    const tree = await git.line(['write-tree'], index);
    await (0,promises_.rm)(folder, { recursive: true });
    // By environment: stronger than any configuration, and nothing stays behind.
    const environment = {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: (0,clock/* isoInstant */.j2)(at),
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
        GIT_COMMITTER_DATE: (0,clock/* isoInstant */.j2)(at),
    };
    return git.line(['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, '-p', base, '-F', '-'], {
        environment,
        input: message,
    });
}
/** Makes an annotated tag; gives its id. Nothing refers to it yet. */
async function tagObject(git, commit, message, values, { name, email, at }) {
    const { tag } = values;
    const text = expandMessage(message, values).trim() || tag;
    const tagger = `${name} <${email}> ${Math.floor(at / 1_000)} +0000`;
    const head = [`object ${commit}`, 'type commit', `tag ${tag}`, `tagger ${tagger}`].join('\n');
    return git.line(['mktag'], { input: `${head}\n\n${text}\n` });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/branch-plan.js








/** The branch from which a pull request brings the changelog. */
function proposalBranch(tag) {
    return `changelog/${tag}`;
}
/** Plans the changelog. Throws ConfigurationError when it can't be written; writes nothing. */
async function planBranch(question) {
    const { repository, sight, decision, request, path } = question;
    const { git, target, headBranch } = repository;
    const name = request.branch;
    if (name === undefined && request.stage !== 'prepare')
        throw branchMissing();
    if (name !== undefined)
        await checkBranch(repository, sight, request, name);
    const proposes = request.changelogCommit === 'pull-request';
    const base = await baseOf(repository, sight, request);
    const carried = await (0,git_repository/* sourceAt */.Pf)(repository, base);
    const strict = request.stage === 'all' && decision.existing === undefined && carried !== target;
    const carrier = strict ? await carrierOf(git, target, base, decision.tag) : undefined;
    if (strict && carrier === undefined)
        throw await branchMovedOn(git, name ?? '', base, target);
    const stale = await isStale(repository, request);
    const text = await readFileAt(git, base, path);
    const written = text === undefined ? undefined : changelog_notesOf(text, decision.version);
    const known = [...(base === target ? [] : await (0,git_commits/* readCommits */.Fe)(git, target, base)), ...decision.history];
    const unfinished = written === undefined ? undefined : unfinishedRelease(decision, known, target);
    const abandoned = text === undefined ? undefined : abandonedRelease(question, text, known);
    const movedOn = written === undefined && carried !== target;
    const atRelease = movedOn ? ((await readFileAt(git, target, path)) ?? '') : undefined;
    const added = written === undefined ? await addTo(text, atRelease, question) : undefined;
    const notes = written ?? added?.notes ?? '';
    if (name === undefined)
        return { branch: undefined, notes, unfinished, abandoned };
    const { localTip, remoteTip } = sight;
    const changed = added !== undefined;
    const follows = localTip !== undefined && (await canFollow(repository, localTip, base, name));
    const moves = !proposes && follows && (changed || localTip !== base);
    const creates = localTip === undefined && !request.push && changed;
    return {
        notes,
        unfinished,
        abandoned,
        branch: {
            name,
            base,
            carrier,
            path,
            text: added?.text,
            push: request.push && !proposes && (changed || remoteTip !== base),
            local: moves || creates,
            checkout: headBranch === name && (moves || stale),
        },
    };
}
async function addTo(text, atRelease, { decision, path, describe }) {
    const { version, tag, last } = decision;
    return addRelease(text, { version, tag, previousTag: last?.name, atRelease, ...(await describe()) }, path);
}
/**
 * The commit a changelog commit goes on top of: the local branch while it ends with the released commit and the remote's has
 * nothing more, or else whichever of the released commit and the remote's branch is ahead. A pull request goes to the remote's
 * branch as it is.
 */
async function baseOf(repository, sight, request) {
    const { git, target } = repository;
    const { localTip } = sight;
    const remoteTip = request.push ? sight.remoteTip : undefined;
    if (remoteTip !== undefined && !(await (0,git_repository/* has */.zy)(git, remoteTip)))
        await (0,git_repository/* fetchObjects */.rt)(git, request.remote, [`refs/heads/${request.branch}`]);
    if (request.changelogCommit === 'pull-request' && remoteTip !== undefined)
        return remoteTip;
    const behind = async (tip) => remoteTip === undefined || (0,git_repository/* isAncestor */.QX)(git, remoteTip, tip);
    if (localTip !== undefined && (await (0,git_repository/* sourceAt */.Pf)(repository, localTip)) === target && (await behind(localTip)))
        return localTip;
    const tip = request.push ? remoteTip : localTip;
    return tip === undefined || (await (0,git_repository/* isAncestor */.QX)(git, tip, target)) ? target : tip;
}
/** The changelog commit that an ended run put on the branch before others went on from there. */
async function carrierOf(git, target, base, tag) {
    const [header] = changelogMessage(tag, target, target).split('\n');
    const since = await (0,git_commits/* readCommits */.Fe)(git, target, base);
    return since.find((commit) => commit.hash !== target && commit.header === header && (0,git_commits/* sourceOf */.vz)(commit) === target)?.hash;
}
/** The other commit for whose release a run wrote the section of the very same version. */
function unfinishedRelease({ existing, tag }, commits, target) {
    const [header] = changelogMessage(tag, '', '').split('\n');
    const found = commits.find((commit) => commit.header === header && (0,git_commits/* sourceOf */.vz)(commit) !== commit.hash);
    if (existing !== undefined || found === undefined)
        return undefined;
    const released = releasedCommit(found.message) ?? (0,git_commits/* sourceOf */.vz)(found);
    return released === target ? undefined : released;
}
/** A version that has a section by a run, but no tag, and isn't the one that is released now. */
function abandonedRelease({ sight, decision, request }, text, commits) {
    const tags = new Set(sight.tags.map(({ name }) => name));
    for (const commit of commits) {
        const tag = /^chore\(release\): (\S+)$/.exec(commit.header)?.[1] ?? '';
        const version = (0,git_tags/* versionOf */.E4)(tag, request.tagPrefix);
        if (version === undefined || version === decision.version || tags.has(tag))
            continue;
        if ((0,git_commits/* sourceOf */.vz)(commit) !== commit.hash && changelog_notesOf(text, version) !== undefined)
            return version;
    }
    return undefined;
}
/**
 * Whether the local branch may go to a commit: always when nobody sees its files, and otherwise only when nothing but
 * release commits lies between.
 */
async function canFollow(repository, from, to, branch) {
    if (from === to)
        return true;
    const { git, headBranch } = repository;
    const sameSource = async () => (await (0,git_repository/* sourceAt */.Pf)(repository, from)) === (await (0,git_repository/* sourceAt */.Pf)(repository, to));
    const unseen = headBranch !== branch || (await sameSource());
    return unseen && (await (0,git_repository/* isAncestor */.QX)(git, from, to));
}
function branchMissing() {
    const message = 'is required here: HEAD is detached, and the changelog commit needs a branch to go to (or set `changelog: none`)';
    return new errors/* ConfigurationError */.j1([{ input: 'branch', message }]);
}
async function branchMovedOn(git, branch, tip, target) {
    const [commit] = await (0,git_commits/* readCommitsAt */.Sw)(git, [tip]);
    return new errors/* ConfigurationError */.j1(`the branch ${branch} ends with ${tip} (${commit?.header ?? 'unknown'}) and not with ${target}; with \`stage: all\` the tagged changelog commit would contain more than was asked for: run on the branch's last commit, or use \`stage: publish\`, which tags ${target} itself`);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/candidate-tag.js


/** Finds the candidate's tag: `v1.2.0-rc.3` where `v1.2.0-rc.2` stands on another commit. */
function candidateTag(version, channel, prefix, commit, tags) {
    const candidates = tags.flatMap((tag) => {
        const candidate = (0,git_tags/* versionOf */.E4)(tag.name, prefix) ?? '';
        const [word, number] = semver.prerelease(candidate) ?? [];
        const own = candidate === `${version}-${channel}.${number}` && word === channel;
        return own && typeof number === 'number' ? [{ tag, number, version: candidate }] : [];
    });
    const newestFirst = candidates.toSorted((a, b) => b.number - a.number);
    const here = newestFirst.find(({ tag }) => tag.commit === commit);
    if (here)
        return { name: here.tag.name, version: here.version, existing: here.tag };
    const next = `${version}-${channel}.${(newestFirst[0]?.number ?? 0) + 1}`;
    return { name: `${prefix}${next}`, version: next, existing: undefined };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release/draft-marker.js

const marker = /(?:^|\n)<!-- release-tag commit=([0-9a-f]{40,64}) notes=([0-9a-f]{16}) -->$/;
/** Characters that the marker adds to a text at most. */
const markerLength = 140;
/** A draft's text: `text` with a last line, unseen when rendered, that names the commit and has a digest of the generated notes. */
function markDraft(text, commit, notes = text) {
    return `${tidy(text)}\n\n<!-- release-tag commit=${commit} notes=${digestOf(notes)} -->`.trimStart();
}
/** Reads a draft's text; `undefined` when it has no marker, so that a person made the draft or took it over. */
function readDraft(body) {
    const whole = tidy(body);
    const [line, commit, digest] = marker.exec(whole) ?? [];
    if (line === undefined || commit === undefined)
        return undefined;
    const text = tidy(whole.slice(0, -line.length));
    return { text, commit, edited: digestOf(text) !== digest };
}
/** GitHub's editor sends CRLF; that alone is no change. */
function tidy(text) {
    return text.replaceAll('\r\n', '\n').trim();
}
function digestOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(tidy(text)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/hosted-release.js



/**
 * Finds the release of a tag. A published one is complete, and one made by hand is taken as it is. Of this action's own drafts (they
 * have a marker) the one with the tag counts, or else one of the same line that was prepared for an earlier commit and never
 * released; one that a person worked on first, then the lowest number, so that two runs at once choose the same.
 */
async function findRelease(search) {
    const { releases, tag } = search;
    const named = releases.filter((release) => release.tag === tag).toSorted(byId);
    const own = named.filter(isOwnDraft).toSorted(editedFirst);
    const taken = named.find(({ draft }) => !draft) ?? named.find((release) => !isOwnDraft(release));
    const older = [];
    for (const release of releases.toSorted(byId)) {
        if (release.tag !== tag && (await isOlderDraft(release, search)))
            older.push(release);
    }
    const candidates = [...own, ...older.toSorted(editedFirst)];
    const release = taken ?? candidates[0];
    const rest = candidates.filter((other) => other !== release);
    return {
        release,
        leftOver: rest.filter((other) => !isEdited(other)),
        spared: rest.filter(isEdited),
    };
}
function isOwnDraft({ draft, body }) {
    return draft && readDraft(body) !== undefined;
}
function isEdited({ body }) {
    return readDraft(body)?.edited === true;
}
function byId(one, other) {
    return one.id - other.id;
}
function editedFirst(one, other) {
    return Number(isEdited(other)) - Number(isEdited(one));
}
/** Whether a draft was to be this release, before more commits gave it another version. */
async function isOlderDraft(release, search) {
    const draft = release.draft ? readDraft(release.body) : undefined;
    const version = (0,git_tags/* versionOf */.E4)(release.tag, search.prefix);
    if (draft === undefined || version === undefined || search.tags.has(release.tag))
        return false;
    // One for the same commit under a higher version was prepared since, and is the next release.
    if (draft.commit === search.tagged && semver.gt(version, search.version))
        return false;
    // A draft of an older line may stand on a commit that was merged since; that line still wants it.
    const ahead = search.last === undefined || semver.gt(version, search.last);
    const sameChannel = channelOf(version) === channelOf(search.version);
    return ahead && sameChannel && (await search.isBefore(draft.commit));
}
function channelOf(version) {
    return String(semver.prerelease(version)?.[0] ?? '');
}
/** Name and text of a draft: what a person wrote stays. `undefined` when the draft says it already or was made by hand. */
function draftText(found, wanted) {
    const { tag, commit, notes, prerelease } = wanted;
    const draft = found && readDraft(found.body);
    if (found !== undefined && draft === undefined)
        return undefined;
    const body = markDraft(draft?.edited ? draft.text : notes, commit, notes);
    const name = nameFor(found, tag);
    const same = found !== undefined &&
        found.tag === tag &&
        found.name === name &&
        found.prerelease === prerelease &&
        found.body.replaceAll('\r\n', '\n').trim() === body;
    return same ? undefined : { name, body };
}
/** Name and text of the release that is published: what a person wrote stays, the marker goes. */
function publishedText(found, { tag, notes }) {
    const draft = found && readDraft(found.body);
    const byHand = draft?.edited ? draft.text : found?.body;
    const body = found === undefined || draft?.edited === false ? notes : (byHand ?? '');
    return { name: nameFor(found, tag), body };
}
/** A draft is called what its tag is called, unless a person gave it a name. */
function nameFor(found, tag) {
    return found === undefined || found.name === '' || found.name === found.tag ? tag : found.name;
}

// EXTERNAL MODULE: ./build/packages/versioning/src/git/credentials.js
var credentials = __webpack_require__(80069);
;// CONCATENATED MODULE: ./build/packages/versioning/src/release/push.js


/** Pushes all of it or nothing. Gives the refusal as what others may have caused. */
async function push(git, remote, refs, { log }) {
    if (refs.length === 0)
        return undefined;
    const args = ['push', '--atomic', '--porcelain', '--no-follow-tags', '--recurse-submodules=no'];
    const leases = refs.flatMap(({ ref, lease }) => lease === undefined ? [] : [`--force-with-lease=${ref}:${lease}`]);
    const specs = refs.map(({ ref, to }) => `${to}:${ref}`);
    const { exitCode, stdout, stderr } = await git.attempt([...args, ...leases, remote, ...specs], {
        network: true,
    });
    if (exitCode !== 0) {
        const error = pushRefused(readable(stdout, stderr), remote, refs);
        return { error, words: `the push to ${remote} was refused`, unlessSame: true };
    }
    log.info(`Pushed to ${remote}: ${refs.map(({ ref }) => ref.slice('refs/'.length)).join(', ')}.`);
    return undefined;
}
/** Git's words as people read them: which ref was refused and why, and the remote's own lines, each once. */
function readable(stdout, stderr) {
    const refused = [...stdout.matchAll(/^!\t[^\t]*:refs\/(\S+)\t(.*)$/gm)].map(([, ref, why]) => `${ref} ${why}`);
    const said = stderr.split('\n').map((line) => line.trim());
    const noise = /^(?:remote:)?$|^To |^error: failed to push some refs|^hint:/;
    return [...new Set([...refused, ...said.filter((line) => !noise.test(line))])].join('\n');
}
/** What the remote's refusal means and what helps; GitHub's reasons stand in its own words. */
function pushRefused(words, remote, refs) {
    const remedy = remedyFor(words, refs);
    const message = `the push to ${remote} was refused and nothing of it was taken over: ${words}`;
    if (remedy === undefined)
        return new errors/* ProviderError */.mZ(message, { system: 'git', operation: 'push', retryable: true });
    return new errors/* ProviderError */.mZ(`${message}. ${remedy}. A re-run goes on from what is there already`, {
        system: 'git',
        operation: 'push',
    });
}
function remedyFor(words, refs) {
    const branch = refs.some(({ ref }) => ref.startsWith('refs/heads/'));
    // GitHub's sentence: refusing to allow a GitHub App to create or update workflow `…` without `workflows` permission.
    if (/refusing to allow .* workflow/i.test(words))
        return 'GITHUB_TOKEN may not push workflow files, nor a tag whose workflow files differ from those of every branch: give the token of a GitHub App with `workflows: write` as `github-token`, or release a commit that a branch ends with';
    // https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/troubleshooting-rules
    if (/GH006|GH013|protected branch|rule violations/i.test(words))
        return branch
            ? 'A rule protects the branch or the tag: give the token of a GitHub App that the rule lets bypass it as `github-token`; for a branch that takes pull requests only, `stage: publish` with `changelog-commit: pull-request` or `changelog: none` also does'
            : 'A rule protects the tag: give the token of a GitHub App that the rule lets bypass it as `github-token`';
    const unknown = (0,credentials/* credentialRemedy */.Yp)(words);
    if (unknown !== undefined)
        return unknown;
    if (/\b403\b|denied|not permitted/i.test(words))
        return 'The token may not push: give the job `permissions: contents: write`';
    // git-receive-pack(1) says so of its hooks pre-receive and update.
    if (/hook declined/i.test(words))
        return `A rule of the remote refuses this (its own words are above), and will do so again: meet it, or push with credentials that it lets pass${branch ? ', or leave the branch alone by `changelog: none`' : ''}`;
    if (/exists; cannot create/i.test(words))
        return "A ref of the remote is in the way, since one name can't be the folder of another: delete it or use another `tag-prefix`";
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/clone-step.js

/** Brings this clone in step with what the other steps made: refs in one transaction, then the checked-out changelog. */
function cloneStep(scene, layout, bench) {
    const { branch, localFloating, localTag } = layout;
    if (!localTag && localFloating.length === 0 && !branch?.local && !branch?.checkout)
        return [];
    return [
        {
            words: 'bring the branch, tags and files of this clone in step',
            local: true,
            run: async () => {
                await follow(scene, layout, bench);
                return undefined;
            },
        },
    ];
}
async function follow({ repository, sight, decision, request }, layout, bench) {
    const { git } = repository;
    const { branch, localFloating, localTag } = layout;
    const tip = bench.tip ?? branch?.base;
    const tagged = layout.tagged ?? bench.tip ?? repository.target;
    const object = bench.object ?? decision.existing?.object ?? tagged;
    if (localTag && !(await (0,git_repository/* has */.zy)(git, object)))
        await (0,git_repository/* fetchObjects */.rt)(git, request.remote, [`refs/tags/${decision.tag}`]);
    const updates = [
        ...(localTag ? [change(`refs/tags/${decision.tag}`, object, undefined)] : []),
        ...localFloating.map((name) => change(`refs/tags/${name}`, tagged, sight.local.get(name)?.object)),
        ...(branch?.local && tip ? [change(`refs/heads/${branch.name}`, tip, sight.localTip)] : []),
    ];
    await git.output(['update-ref', '--stdin'], { input: updates.join('') });
    if (branch?.checkout && request.changelog !== undefined)
        await git.output(['checkout', '--quiet', 'HEAD', '--', request.changelog]);
}
/** One line for `git update-ref --stdin`: the ref changes only from what was seen. */
function change(ref, to, from) {
    return from === undefined ? `create ${ref} ${to}\n` : `update ${ref} ${to} ${from}\n`;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/step.js
/** The beginning of a hash as people read it. */
function step_short(hash) {
    return hash.slice(0, 10);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/tag-refs.js

/** Makes the release's annotated tag; gives its id. */
function makeTag(scene, layout, bench) {
    const { repository, request } = scene;
    const commit = layout.tagged ?? bench.tip ?? repository.target;
    return tagObject(repository.git, commit, request.message, layout.message, signature(scene));
}
/** Who makes commits and tags, now. */
function signature({ request, runtime }) {
    return { ...request.committer, at: runtime.clock.now() };
}
/** Floating tags as they are pushed: by force, and only from where they were seen. */
function floatingRefs(names, commit, { remote }) {
    return names.map((name) => ({
        ref: `refs/tags/${name}`,
        to: commit,
        lease: remote.get(name)?.object ?? '',
    }));
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/git-steps.js





/**
 * A release in plain git, for any remote: the objects, which nobody sees; one atomic push of all refs; this clone. Ended at any
 * point, it leaves either nothing or the whole release in the remote.
 */
function gitSteps(scene, layout) {
    const bench = { tip: undefined, object: undefined };
    return [
        ...commitStep(scene, layout, bench),
        ...tagStep(scene, layout, bench),
        ...moveStep(layout),
        ...pushStep(scene, layout, bench),
        ...cloneStep(scene, layout, bench),
    ];
}
function commitStep(scene, { branch }, bench) {
    if (branch?.text === undefined)
        return [];
    const { base, name, path, text } = branch;
    const { repository, decision, request, runtime } = scene;
    return [
        {
            words: `commit ${request.changelog} on top of ${step_short(base)}, for branch ${name}`,
            run: async () => {
                const message = changelogMessage(decision.tag, base, repository.target);
                const file = { path, text };
                bench.tip = await commitObject(repository.git, base, file, message, signature(scene), runtime);
                return undefined;
            },
        },
    ];
}
function tagStep(scene, layout, bench) {
    if (!layout.createTag)
        return [];
    const place = layout.tagged === undefined ? 'that commit' : step_short(layout.tagged);
    return [
        {
            words: `put the annotated tag ${scene.decision.tag} on ${place}`,
            run: async () => {
                bench.object = await makeTag(scene, layout, bench);
                return undefined;
            },
        },
    ];
}
/** The move itself comes with the push or, without one, in the transaction that brings the clone in step. */
function moveStep({ floating }) {
    if (floating.length === 0)
        return [];
    return [{ words: `move ${floating.join(' and ')} there`, run: async () => undefined }];
}
function pushStep({ repository, sight, decision, request, runtime }, layout, bench) {
    const { branch, floating, pushTag } = layout;
    const names = [
        ...(branch?.push ? [`branch ${branch.name}`] : []),
        ...(pushTag ? [`tag ${decision.tag}`] : []),
        ...floating.map((name) => `tag ${name}`),
    ];
    if (!request.push || names.length === 0)
        return [];
    const run = () => {
        const tip = bench.tip ?? branch?.base;
        const object = bench.object ?? decision.existing?.object;
        const refs = [
            ...(branch?.push && tip ? [{ ref: `refs/heads/${branch.name}`, to: tip }] : []),
            ...(pushTag && object ? [{ ref: `refs/tags/${decision.tag}`, to: object }] : []),
            ...floatingRefs(floating, layout.tagged ?? bench.tip ?? repository.target, sight),
        ];
        return push(repository.git, request.remote, refs, runtime);
    };
    return [{ words: `push to ${request.remote} in one step: ${names.join(', ')}`, run }];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/proposal-step.js



/** GitHub's limit for the text of a pull request is 65,536 characters. */
const longestBody = 60_000;
/** Opens the pull request that brings the changelog to a branch which takes nothing else. */
function proposalStep(scene, host, layout, branch) {
    const { repository, decision, request, runtime } = scene;
    const { name, base, path, text } = branch;
    if (text === undefined || layout.proposal !== undefined)
        return [];
    const from = proposalBranch(decision.tag);
    const message = changelogMessage(decision.tag, base, repository.target);
    const [title = ''] = message.split('\n');
    const body = `The changelog of ${decision.tag}.\n\n${shortenNotes(layout.notes, { limit: longestBody, url: undefined })}`;
    return [
        {
            words: `open a pull request from ${from} into ${name} that brings ${request.changelog}`,
            run: async () => {
                const asked = { branch: name, parent: base, path, text, message, from, title, body };
                const { url } = await host.propose(asked);
                runtime.log.info(`Opened ${url}`);
                return undefined;
            },
        },
    ];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/host-steps.js










/**
 * A release on a host: the changelog through its API, the tag by git, the release, the floating tags by git, this clone. The tag stands
 * before the release, so that the host never makes one of its own; floating tags come last, so that `v1` is a release that is out.
 */
function hostSteps(scene, host, layout) {
    const bench = { tip: undefined, object: undefined };
    const { branch } = layout;
    const proposes = scene.request.changelogCommit === 'pull-request';
    return [
        ...(branch && proposes ? proposalStep(scene, host, layout, branch) : []),
        ...(branch && !proposes ? branchSteps(scene, host, layout, branch, bench) : []),
        ...host_steps_tagStep(scene, layout, bench),
        ...releaseStep(scene, host, layout, bench),
        ...removeSteps(host, layout),
        ...host_steps_moveStep(scene, layout, bench),
        ...cloneStep(scene, layout, bench),
    ];
}
function branchSteps(scene, host, layout, branch, bench) {
    const { repository, sight, decision, request, runtime } = scene;
    const { name, base, path, text } = branch;
    const behind = branch.push && sight.remoteTip !== base;
    const ref = { ref: `refs/heads/${name}`, to: base };
    const pushBranch = {
        words: `push the branch ${name} as far as ${step_short(base)} to ${request.remote}`,
        run: () => push(repository.git, request.remote, [ref], runtime),
    };
    if (text === undefined)
        return behind ? [pushBranch] : [];
    const commit = {
        words: `commit ${request.changelog} on top of ${step_short(base)} on branch ${name} of ${host.repository}, signed by GitHub`,
        run: async () => {
            const message = changelogMessage(decision.tag, base, repository.target);
            const made = await host.commit({ branch: name, parent: base, path, text, message });
            if (made === release_host/* movedOn */.d)
                return overtaken(`the branch ${name} got another commit meanwhile`, 'commit');
            bench.tip = made;
            runtime.log.info(`${name} ends with ${made} now.`);
            if (layout.tagged === undefined || branch.local)
                await (0,git_repository/* fetchObjects */.rt)(repository.git, request.remote, [`refs/heads/${name}`]);
            return undefined;
        },
    };
    return behind ? [pushBranch, commit] : [commit];
}
function host_steps_tagStep(scene, layout, bench) {
    const { repository, decision, request, runtime } = scene;
    const { tag, existing } = decision;
    if (!layout.pushTag)
        return [];
    const place = layout.tagged === undefined ? 'that commit' : step_short(layout.tagged);
    const words = layout.createTag
        ? `put the annotated tag ${tag} on ${place} and push it`
        : `push the tag ${tag}`;
    return [
        {
            words: `${words} to ${request.remote}`,
            run: async () => {
                bench.object = existing?.object ?? (await makeTag(scene, layout, bench));
                const refs = [{ ref: `refs/tags/${tag}`, to: bench.object }];
                return push(repository.git, request.remote, refs, runtime);
            },
        },
    ];
}
function releaseStep(scene, host, layout, bench) {
    const { repository, decision, runtime } = scene;
    const { tag } = decision;
    const { prerelease, latest, body } = layout;
    const found = layout.found?.release;
    if (found?.draft === false)
        return [];
    const kind = prerelease ? ' as a prerelease' : latest ? ' as the latest' : ', not as the latest';
    return [
        {
            words: found ? `publish ${named(found, tag)}${kind}` : `publish the release ${tag}${kind}`,
            run: async () => {
                const commit = layout.tagged ?? bench.tip ?? repository.target;
                // Somebody may have gone on writing while the other steps were made.
                const now = found && (await host.draftNow(found.id));
                if (now === release_host/* movedOn */.d)
                    return overtaken(`the draft of ${tag} was published or deleted meanwhile`, 'publish');
                const text = publishedText(now, { tag, notes: body });
                const content = { tag, commit, ...text, prerelease, latest };
                const release = await (now ? host.update(now.id, content, false) : host.create(content, false));
                if (release === release_host/* movedOn */.d)
                    return overtaken(`another run published ${tag} meanwhile`, 'publish');
                runtime.log.info(`Published ${release.url}`);
                return undefined;
            },
        },
    ];
}
function named({ tag, id }, to) {
    return tag === to ? `the draft ${tag} (${id})` : `the draft ${tag} (${id}), which becomes ${to},`;
}
/** Deletes drafts that nobody needs any more. */
function removeSteps(host, { found }) {
    return (found?.leftOver ?? []).map(({ id, tag }) => ({
        words: `delete the draft ${tag} (${id}), left over from another run`,
        run: async () => {
            await host.remove(id);
            return undefined;
        },
    }));
}
function host_steps_moveStep({ repository, sight, request, runtime }, layout, bench) {
    const { floating } = layout;
    if (floating.length === 0)
        return [];
    return [
        {
            words: `move ${floating.join(' and ')} there on ${request.remote}`,
            run: () => {
                const commit = layout.tagged ?? bench.tip ?? repository.target;
                return push(repository.git, request.remote, floatingRefs(floating, commit, sight), runtime);
            },
        },
    ];
}
/** The host's answer that others were faster. */
function overtaken(message, operation) {
    const error = new errors/* ProviderError */.mZ(`${message}, each time this run looked again; run it again and it goes on`, {
        system: 'GitHub',
        operation,
        retryable: true,
    });
    return { error, words: message, unlessSame: false };
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/steps/prepare-steps.js









/** What a release writes before anybody approved it: a draft on its host, and the candidate's tag if it is wanted. */
function prepareSteps(scene, host, layout) {
    return [
        ...(host ? [...draftStep(scene, host, layout), ...removeSteps(host, layout)] : []),
        ...candidateStep(scene, layout),
    ];
}
function draftStep(scene, host, layout) {
    const { repository, decision, runtime } = scene;
    const { tag } = decision;
    const { body, prerelease } = layout;
    const found = layout.found?.release;
    const text = draftText(found, { tag, commit: repository.target, notes: body, prerelease });
    if (text === undefined)
        return [];
    const kept = found && readDraft(found.body)?.edited ? '; the text that a person edited stays' : '';
    const words = found === undefined
        ? `draft the release ${tag} on ${host.repository}`
        : found.tag === tag
            ? `bring the draft ${tag} (${found.id}) up to date${kept}`
            : `turn the draft ${found.tag} (${found.id}) into ${tag}${kept}`;
    const run = async () => {
        const content = { tag, commit: repository.target, ...text, prerelease, latest: false };
        const release = await (found ? host.update(found.id, content, true) : host.create(content, true));
        if (release === release_host/* movedOn */.d)
            return overtaken(`another run changed the draft ${tag} meanwhile`, 'draft');
        runtime.log.info(`The draft is at ${release.url}`);
        return undefined;
    };
    return [{ words, run }];
}
function candidateStep(scene, { candidate, message }) {
    const { repository, sight, request, runtime, releaseCommit } = scene;
    if (candidate === undefined)
        return [];
    const { git, target } = repository;
    const { name, version, existing } = candidate;
    const pushes = request.push && !sight.remote.has(name);
    if (existing !== undefined && !pushes)
        return [];
    const commit = releaseCommit ?? target;
    const made = existing ? `push the tag ${name}` : `put the annotated tag ${name} on ${step_short(commit)}`;
    const words = existing || !pushes ? made : `${made} and push it`;
    const run = async () => {
        const values = { ...message, version, tag: name };
        const object = existing?.object ?? (await tagObject(git, commit, request.message, values, signature(scene)));
        const ref = `refs/tags/${name}`;
        const refused = pushes ? await push(git, request.remote, [{ ref, to: object }], runtime) : undefined;
        if (refused === undefined && !sight.local.has(name))
            await git.output(['update-ref', '--stdin'], { input: change(ref, object, undefined) });
        return refused;
    };
    return [{ words: pushes ? `${words} to ${request.remote}` : words, run }];
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/release-plan.js














/** Plans a release. Throws ConfigurationError when it can't be made; writes nothing. */
async function planRelease(scene) {
    const { host, request } = scene;
    const layout = await layOut(scene);
    const publishing = host ? hostSteps(scene, host, layout) : gitSteps(scene, layout);
    const complete = !layout.createTag && publishing.every(({ local }) => local);
    if (request.stage !== 'prepare')
        return { layout, steps: publishing, atomic: host === undefined, later: [], complete };
    const published = layout.found?.release?.draft === false;
    return {
        layout,
        steps: published ? [] : prepareSteps(scene, host, layout),
        atomic: false,
        later: publishing.map(({ words }) => words),
        complete: complete || published,
    };
}
async function layOut(scene) {
    const { repository, sight, decision, request, releaseCommit, host } = scene;
    const { existing, tag, version, last } = decision;
    const prerelease = semver.prerelease(version) !== null;
    const { branch, notes, unfinished, abandoned } = await changelogOf(scene, prerelease);
    const onChangelog = existing === undefined && request.stage === 'all' && branch !== undefined;
    const onBranch = branch?.text === undefined ? (branch?.carrier ?? branch?.base) : undefined;
    const tagged = existing?.commit ?? releaseCommit ?? (onChangelog ? onBranch : repository.target);
    const moving = request.floatingTags ? (0,git_tags/* floatingTags */.Kb)(version, request.tagPrefix, sight.tags) : [];
    const astray = (tags) => moving.filter((name) => tagged === undefined || tags.get(name)?.commit !== tagged);
    const proposes = request.changelogCommit === 'pull-request' && request.stage !== 'prepare';
    const asks = host !== undefined && proposes && branch?.text !== undefined;
    return {
        notes,
        unfinished,
        abandoned,
        body: shortenNotes(notes, { limit: longestReleaseBody - markerLength, url: pageOf(scene) }),
        branch,
        tagged,
        createTag: existing === undefined,
        localTag: !sight.local.has(tag),
        pushTag: request.push && !sight.remote.has(tag),
        floating: astray(request.push ? sight.remote : sight.local),
        localFloating: astray(sight.local),
        prerelease,
        latest: !prerelease && isHighest(version, scene),
        message: { version, tag, notes, 'previous-tag': last?.name ?? '' },
        candidate: candidateOf(scene),
        found: host && (await foundRelease(scene, host)),
        proposal: asks ? await host.proposal(branch.name, proposalBranch(tag)) : undefined,
    };
}
const bareChangelog = { branch: undefined, unfinished: undefined, abandoned: undefined };
async function changelogOf(scene, prerelease) {
    const { links, repository, runtime } = scene;
    const path = repository.changelog;
    const date = new Date(runtime.clock.now()).toISOString().slice(0, 10);
    const describe = async () => ({ date, links, changes: await changesOf(scene) });
    if (path !== undefined && !prerelease)
        return planBranch({ ...scene, path, describe });
    const { version, tag, last } = scene.decision;
    const section = { version, tag, previousTag: last?.name, ...(await describe()) };
    const text = path && (await readFileAt(repository.git, repository.target, path));
    const notes = text ? notesAhead(text, section, path) : renderNotes(section.changes);
    return { ...bareChangelog, notes };
}
async function changesOf({ decision, host, links, request }) {
    const { commits, history } = decision;
    const { contributors, pullRequests } = request;
    const known = { contributors, pullRequests, links, history };
    const open = host === undefined ? [] : commitsToCredit(commits, known);
    return describeChanges(commits, open.length > 0 ? { ...known, credits: await host?.credits(open) } : known);
}
/** Where all changes can be read. */
function pageOf({ decision, links }) {
    const { last, tag } = decision;
    return last ? links?.compare(last.name, tag) : links?.tag(tag);
}
function isHighest(version, { sight, request }) {
    const versions = sight.tags.flatMap(({ name }) => (0,git_tags/* versionOf */.E4)(name, request.tagPrefix) ?? []);
    return !versions.some((other) => semver.prerelease(other) === null && semver.gt(other, version));
}
function candidateOf({ decision, request, releaseCommit, repository, sight, }) {
    if (!request.candidateTag || decision.existing !== undefined)
        return undefined;
    const commit = releaseCommit ?? repository.target;
    return candidateTag(decision.version, request.prereleaseChannel, request.tagPrefix, commit, sight.tags);
}
async function foundRelease(scene, host) {
    const { decision, repository, request, sight } = scene;
    const { tag, version, last, existing } = decision;
    return findRelease({
        releases: await host.releases(request.tagPrefix, tag, existing !== undefined),
        tag,
        version,
        last: last?.version,
        prefix: request.tagPrefix,
        tagged: existing && repository.target,
        tags: new Set(sight.tags.map(({ name }) => name)),
        isBefore: (commit) => (0,git_repository/* isAncestor */.QX)(repository.git, commit, repository.target),
    });
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/release-result.js


/** The end when no commit asks for a release. */
function nothingToRelease(why, sha, last) {
    return {
        released: false,
        reasonCode: 'nothing-to-release',
        reason: `Nothing to release: ${why}.`,
        version: undefined,
        tag: undefined,
        sha,
        taggedCommit: undefined,
        pushed: false,
        previousTag: last?.name,
        bump: undefined,
        notes: '',
        releaseUrl: undefined,
        releaseId: undefined,
        immutable: false,
        candidateTag: undefined,
        changelogPullRequest: undefined,
        writes: [],
        later: [],
    };
}
/** The end of a run that shows its plan, or that has nothing left to write behind the steps that are done. */
function resultOf(scene, plan, done) {
    const { decision, links, repository } = scene;
    const { candidate, found, notes, proposal } = plan.layout;
    const release = found?.release;
    const { reasonCode, reason } = endOf(scene, plan, done);
    const shown = reasonCode === 'dry-run' ? plan.steps : done;
    // Without a host `prepare` has nothing to write, and shows what comes.
    const bare = reasonCode === 'prepared' && scene.host === undefined && shown.length === 0;
    return {
        released: reasonCode === 'released' || reasonCode === 'already-released',
        reasonCode,
        reason,
        version: decision.version,
        tag: decision.tag,
        sha: repository.target,
        taggedCommit: decision.existing?.commit,
        pushed: isPushed(scene),
        previousTag: decision.last?.name,
        bump: bumpBetween(decision.last?.version, decision.version),
        notes,
        releaseUrl: release?.url ?? links?.tag(decision.tag),
        releaseId: release?.id,
        immutable: release?.immutable ?? false,
        candidateTag: candidate?.existing?.name,
        changelogPullRequest: proposal?.url,
        writes: bare ? plan.later : shown.map(({ words }) => words),
        later: bare ? [] : plan.later,
    };
}
/** Whether others than this clone have the tag once the release is made. */
function isPushed({ decision, request, sight }) {
    return request.push || sight.remote.has(decision.tag);
}
function endOf(scene, { layout, complete: out }, done) {
    const { decision, host, request } = scene;
    const { tag } = decision;
    const prepares = request.stage === 'prepare';
    const complete = {
        reasonCode: 'already-released',
        reason: `${tag} was released before and is complete.`,
    };
    if (prepares && out)
        return complete;
    const writes = host !== undefined || request.candidateTag;
    if (prepares && !writes)
        return { reasonCode: 'prepared', reason: `${tag} is prepared; nothing was written.` };
    if (request.dryRun && out)
        return { ...complete, reason: `${tag} is complete; nothing would be written.` };
    if (request.dryRun) {
        const word = prepares ? 'prepared' : 'released';
        return { reasonCode: 'dry-run', reason: `${tag} would be ${word}; nothing was written.` };
    }
    if (prepares)
        return { reasonCode: 'prepared', reason: `Prepared ${tag}${whatFor(layout, done)}.` };
    if (done.every(({ local }) => local))
        return complete;
    const reason = isPushed(scene) ? `Released ${tag}.` : `Tagged ${tag} in this clone; nothing was pushed.`;
    return { reasonCode: 'released', reason };
}
function whatFor({ candidate, found }, done) {
    const parts = [
        ...(found?.release ? ['its draft waits to be published'] : []),
        ...(candidate?.existing ? [`${candidate.existing.name} is the candidate`] : []),
        ...(done.length === 0 ? ['nothing was left to write'] : []),
    ];
    return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
/** The first line of the log about a release: `v1.2.0, a minor release after v1.1.0, from 0123456789`. */
function headline({ decision, host, repository, releaseCommit }) {
    const { tag, last, version, commits } = decision;
    const bump = bumpBetween(last?.version, version);
    const after = last ? ` after ${last.name}` : ', the first one';
    const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
    const tree = releaseCommit ? `, tagged as ${step_short(releaseCommit)}` : '';
    const where = host ? `, shown on GitHub as a release of ${host.repository}` : '';
    return `${tag} (${bump}${after}) from ${step_short(repository.target)} with ${count}${tree}${where}.`;
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/release/release.js









/**
 * A run that was overtaken looks again. A release on a host has four writes that others may overtake; more rivals than that at
 * once are a sign of something else.
 */
const mostRounds = 6;
const connectToGithub = async (options) => {
    const { openGithubHost } = await __webpack_require__.e(/* import() */ 9936).then(__webpack_require__.bind(__webpack_require__, 69936));
    return openGithubHost(options);
};
/**
 * Makes a release, or completes one that an earlier run began. Plans from what is there, carries the plan out and plans again, until
 * nothing is left to do. Throws ConfigurationError before the first write, ProviderError when git, the remote or the host fails.
 */
async function release_release(request, runtime, connect = connectToGithub) {
    const place = await examine(request, runtime);
    const repository = await (0,git_repository/* withHistory */.$k)(place.repository, request, runtime);
    const releaseCommit = await findReleaseCommit(repository, request);
    const host = await openHost(place, request, runtime, connect);
    const done = [];
    try {
        return await rounds({ request, runtime, place, repository, host, releaseCommit, done });
    }
    catch (error) {
        tellDone(done, runtime);
        throw error;
    }
}
async function rounds({ place, done, ...run }) {
    const { request, runtime, repository, host, releaseCommit } = run;
    let refused;
    let begun = '';
    for (let round = 1; round <= mostRounds; round += 1) {
        const sight = await (0,git_sight/* observe */.lB)(repository, request, runtime);
        const decision = await decide(repository, sight, request);
        if ('nothing' in decision)
            return nothingToRelease(decision.nothing, repository.target, decision.last);
        if (done.length > 0 && decision.tag !== begun)
            throw takenMeanwhile(begun, sight, repository);
        begun = decision.tag;
        checkPlace(decision, releaseCommit);
        const scene = { ...run, sight, decision, links: place.links };
        const plan = await planRelease(scene);
        if (round === 1)
            tellPlan(scene, plan, runtime);
        if (request.dryRun || plan.steps.length === 0) {
            tellSpared(plan, runtime);
            return resultOf(scene, plan, done);
        }
        refused = await carryOut(plan, done);
        if (refused === undefined)
            continue;
        const words = refused.words ?? (0,errors/* describeError */.Uc)(refused.error);
        runtime.log.info(`Overtaken or refused, looking again at what is there:\n${words}`);
        host?.lookAgain();
        if (refused.unlessSame && (await isUnchanged(repository, request, sight, runtime)))
            break;
    }
    throw refused?.error ?? new Error('a plan that was carried out still has steps');
}
/** A release that was begun is not continued under another version. */
function takenMeanwhile(tag, { tags }, { target }) {
    const place = tags.find(({ name }) => name === tag)?.commit;
    const what = place ? `the tag ${tag} already stands on ${place}` : `${tag} is no longer the next version`;
    return new errors/* ConfigurationError */.j1(`${what}, which happened while this run was making ${tag} of ${target}; delete the tag if nothing was published from it, or run again for the next version and see to the changelog`);
}
async function openHost({ onGithub }, { githubRelease, push, token }, runtime, connect) {
    if (onGithub === undefined || !push || githubRelease === 'false')
        return undefined;
    if (token === undefined) {
        runtime.log.info('There is no release on GitHub, because `github-token` is not given.');
        return undefined;
    }
    return new HostedView(await connect({ repository: onGithub, token, runtime }));
}
/** Carries the steps out until one is overtaken. Of steps that only count together, none is done before all are. */
async function carryOut({ steps, atomic }, done) {
    for (const step of steps) {
        const refused = await step.run();
        if (refused !== undefined)
            return refused;
        if (!atomic)
            done.push(step);
    }
    if (atomic)
        done.push(...steps);
    return undefined;
}
async function isUnchanged(repository, request, before, runtime) {
    const now = await (0,git_sight/* observe */.lB)(repository, request, runtime);
    const seen = ({ remote, remoteTip }) => JSON.stringify([...remote, remoteTip]);
    return seen(now) === seen(before);
}
function tellPlan(scene, { layout, steps, later }, { log }) {
    const { decision, request } = scene;
    if (decision.existing)
        log.info(`${decision.tag} already stands on this commit: completing that release.`);
    log.info(`${headline(scene)}\n\n${layout.notes}\n`);
    if (decision.gone.length > 0)
        log.warning(`${decision.gone.join(', ')} of \`paths\` was there at ${decision.last?.name} and is gone: a last time, its removal counts`);
    if (layout.unfinished !== undefined)
        log.warning(`${request.changelog} has a section for ${decision.version} already, from a run for ${layout.unfinished} that was never finished; it stays as it is, so see whether it lacks what came since`);
    if (layout.abandoned !== undefined)
        log.warning(`${request.changelog} has a section for ${layout.abandoned}, which was never released: a run for it ended early. Its changes are part of ${decision.tag} as well; take that section out by hand`);
    const would = request.dryRun ? 'What would be written, in this order:' : 'What is written, in this order:';
    if (steps.length > 0 || later.length === 0) {
        log.info(steps.length === 0 ? 'Nothing is left to write.' : would);
        for (const [index, { words }] of steps.entries())
            log.info(`  ${index + 1}. ${words}`);
    }
    if (later.length > 0)
        log.info('What would be written by `stage: publish`, in this order:');
    for (const [index, words] of later.entries())
        log.info(`  ${index + 1}. ${words}`);
}
function tellSpared({ layout }, { log }) {
    for (const { tag, url } of layout.found?.spared ?? [])
        log.warning(`The draft ${tag} is not needed any more, but a person edited it; it stays: ${url}`);
}
/** After a failure the reader needs to know what stands. */
function tellDone(done, { log }) {
    if (done.every(({ local }) => local))
        return;
    const list = done.map(({ words }) => `\n  - ${words}`).join('');
    log.warning(`This was done before the failure, and a re-run goes on from it:${list}`);
}

;// CONCATENATED MODULE: ./build/packages/versioning/src/index.js









/***/ })

};
