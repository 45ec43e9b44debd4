export const id = 4984;
export const ids = [4984];
export const modules = {

/***/ 14984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deepen: () => (/* binding */ deepen)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
// EXTERNAL MODULE: ./build/packages/versioning/src/git/commits.js
var commits = __webpack_require__(64273);
// EXTERNAL MODULE: ./build/packages/versioning/src/git/repository.js + 1 modules
var repository = __webpack_require__(96672);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/versioning/src/git/shallow-file.js



/** How often, and after how many milliseconds, a lock of another git process is tried again. */
const lockRounds = 20;
const lockPause = 500;
/**
 * The list of the commits at which a shallow clone ends, one hash a line (gitrepository-layout(5)). Git takes the parents of
 * these for absent, all of them or none.
 */
class ShallowFile {
    #path;
    #runtime;
    constructor(path, runtime) {
        this.#path = path;
        this.#runtime = runtime;
    }
    /** That of a clone; worktrees share one. */
    static async of(git, directory, runtime) {
        return new ShallowFile((0,external_node_path_.resolve)(directory, await git.line(['rev-parse', '--git-path', 'shallow'])), runtime);
    }
    /** The commits in it. */
    async read() {
        try {
            return (await (0,promises_.readFile)(this.#path, 'utf8')).split('\n').filter(Boolean);
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return [];
            throw error;
        }
    }
    /** Takes commits out, whose parents must all be there. */
    async remove(commits) {
        const gone = new Set(commits);
        await this.#change((now) => now.filter((commit) => !gone.has(commit)));
    }
    /** Makes the clone end with these commits, and none of them must lack what stands between. */
    async write(commits) {
        await this.#change(() => [...new Set(commits)]);
    }
    /** Git's own way: a lock file that takes the place of the old one. */
    async #change(change) {
        await this.patiently(async () => {
            const lock = `${this.#path}.lock`;
            const file = await (0,promises_.open)(lock, 'wx');
            try {
                const kept = change(await this.read());
                await file.writeFile(kept.map((commit) => `${commit}\n`).join(''));
                await file.close();
                if (kept.length > 0)
                    return await (0,promises_.rename)(lock, this.#path);
                await (0,promises_.rm)(this.#path, { force: true });
                await (0,promises_.rm)(lock);
            }
            catch (error) {
                await file.close();
                await (0,promises_.rm)(lock, { force: true });
                throw error;
            }
        });
    }
    /** Does something that needs the lock of the file, again while another process holds it. Throws ProviderError in the end. */
    async patiently(work) {
        const { clock, signal } = this.#runtime;
        for (let round = 1;; round += 1) {
            try {
                return await work();
            }
            catch (error) {
                const busy = error instanceof ShallowFileBusy || error.code === 'EEXIST';
                if (!busy)
                    throw error;
                if (round === lockRounds)
                    throw stillLocked(this.#path);
                await clock.sleep(lockPause, signal);
            }
        }
    }
}
/** Whether git ended because another process holds the lock, or changed the file between git's look at it and its write. */
function isBusy(words) {
    return /shallow\.lock|shallow file has changed/.test(words);
}
/** What git says when {@link isBusy} is true of its words. */
class ShallowFileBusy extends Error {
}
function stillLocked(path) {
    return new errors/* ProviderError */.mZ(`another git process works on this clone, or one that was killed left ${path}.lock behind; delete that file if no git is running`, { system: 'git', operation: 'fetch', retryable: true });
}

// EXTERNAL MODULE: ./build/packages/versioning/src/git/sight.js
var sight = __webpack_require__(92278);
;// CONCATENATED MODULE: ./build/packages/versioning/src/git/shallow-clone.js





/** The clone can't be deepened piece by piece: the server doesn't know how, or it would take too many requests. */
class WholeHistoryNeeded extends Error {
}
/**
 * The most fetches for one release. Tags above the last release cost one or two each, and so does each merge of something
 * that the last release doesn't contain into something that it does.
 */
const mostFetches = 60;
/** Fetches pieces of history into a shallow clone, and joins them. Touches no ref, and no configuration. */
class ShallowClone {
    #git;
    #tip;
    #remote;
    #file;
    /** Where the clone ended at first, and what it had. */
    #before;
    #fetches = 0;
    constructor({ git, tip }, remote, file, before) {
        this.#git = git;
        this.#tip = tip;
        this.#remote = remote;
        this.#file = file;
        this.#before = before;
    }
    /** That of a folder as it is. */
    static async open(clone, remote, runtime) {
        const file = await ShallowFile.of(clone.git, clone.directory, runtime);
        const reached = (await clone.git.output(['rev-list', clone.tip])).split('\n');
        return new ShallowClone(clone, remote, file, { ends: await file.read(), reached: new Set(reached) });
    }
    /** The remote's tags that start with a prefix, by name. Throws ProviderError. */
    async remoteTags(prefix) {
        const args = ['ls-remote', '--quiet', this.#remote, `refs/tags/${prefix}*`];
        return (0,sight/* tagsAmong */.Su)((0,sight/* parseRefs */.Y4)(await this.#git.output(args, { network: true })));
    }
    types(objects) {
        return (0,repository/* typesOf */.pl)(this.#git, objects);
    }
    /** Those of the objects that the clone has. */
    async present(objects) {
        const types = await this.types(objects);
        return [...new Set(objects)].filter((object) => types.has(object));
    }
    /** Brings commits without their history. */
    async fetchAlone(commits) {
        if (commits.length === 0)
            return;
        const result = await this.#fetch(['--depth=1', this.#remote, ...commits]);
        if (result.exitCode !== 0)
            throw new WholeHistoryNeeded(result.stderr.trim());
    }
    /** Brings the history of a commit that a tag of the remote doesn't contain; `false` when it contains the commit itself. */
    async fetchWithout(tag, commit) {
        const result = await this.#fetch([`--shallow-exclude=refs/tags/${tag}`, this.#remote, commit]);
        if (result.exitCode === 0)
            return true;
        // The words of upload-pack.c, and what a client says that gets nothing but the end of the connection.
        if (/no commits selected|error processing shallow info/.test(result.stderr))
            return false;
        throw new WholeHistoryNeeded(result.stderr.trim());
    }
    /** Brings everything. Throws ProviderError. */
    async fetchAll() {
        this.#fetches = 0;
        const own = await this.#fetch(['--unshallow', this.#remote, this.#tip]);
        // A server may give branches only.
        const result = own.exitCode === 0 ? own : await this.#fetch(['--unshallow', this.#remote]);
        if (result.exitCode === 0)
            return;
        throw new errors/* ProviderError */.mZ(`the clone is shallow and its history can't be fetched (${result.stderr.trim()}); set \`fetch-depth: 0\` for actions/checkout`, { system: 'git', operation: 'fetch', retryable: true });
    }
    /**
     * Joins what a fetch without a tag left apart: git cuts all parents of a merge when the tag contains one of them. Fetches the
     * others' history in the same way, those the tag contains as single commits, and then takes the merges off the list of
     * the commits at which the clone ends. The children of `carried` are joined to it, and with `all` every commit to its parents.
     * Gives the commits that the tag contains.
     */
    async attach(tag, carried, all) {
        const behind = new Set(carried);
        const beyond = new Set();
        for (;;) {
            const reached = new Set(await this.#reachable([]));
            const ends = (await this.#file.read()).filter((end) => reached.has(end) && !behind.has(end));
            const cut = [...(await (0,commits/* rawParents */.Eg)(this.#git, ends))].filter(([, parents]) => all || parents.length > 1 || parents.some((parent) => behind.has(parent)));
            if (cut.length === 0)
                return this.present([...behind]);
            for (const parent of new Set(cut.flatMap(([, parents]) => parents))) {
                if (reached.has(parent) || behind.has(parent) || beyond.has(parent))
                    continue;
                // The only parent of a commit at which the clone ends is in the tag, or the clone wouldn't end there.
                const contained = cut.some(([, parents]) => parents.length === 1 && parents[0] === parent) ||
                    !(await this.fetchWithout(tag, parent));
                (contained ? behind : beyond).add(parent);
            }
            const wanted = new Set(cut.flatMap(([, parents]) => parents));
            const present = new Set(await this.present([...wanted]));
            await this.fetchAlone([...wanted].filter((commit) => behind.has(commit) && !present.has(commit)));
            await this.#file.remove(cut.map(([commit]) => commit));
        }
    }
    /**
     * Gives a clone back what it had beyond a release, if it lacked nothing up to there: such fetches also shorten. Takes the
     * commits that the release contains; gives them with those that can be seen again.
     */
    async settle(behind) {
        const { ends, reached } = this.#before;
        const needed = new Set(await this.#reachable(['--not', ...behind]));
        if (ends.some((end) => needed.has(end)))
            return this.present(behind);
        const now = await this.#file.read();
        const parents = await (0,commits/* rawParents */.Eg)(this.#git, now.filter((end) => needed.has(end)));
        await this.#file.write([...ends, ...now.filter((end) => !reached.has(end))]);
        const older = [...parents.values()].flat().filter((parent) => !needed.has(parent));
        return this.present([...behind, ...older]);
    }
    async #reachable(options) {
        return (await this.#git.output(['rev-list', this.#tip, ...options])).split('\n').filter(Boolean);
    }
    /** Without `--filter`: it spares little, and turns the clone into one that fetches files in later steps, whose token is gone. */
    #fetch(args) {
        this.#fetches += 1;
        if (this.#fetches > mostFetches)
            throw new WholeHistoryNeeded(`${mostFetches} fetches weren't enough`);
        const command = [...repository/* quietFetch */.PF, ...args];
        return this.#file.patiently(async () => {
            const result = await this.#git.attempt(command, { network: true });
            if (result.exitCode !== 0 && isBusy(result.stderr))
                throw new ShallowFileBusy();
            return result;
        });
    }
}

// EXTERNAL MODULE: ./build/packages/versioning/src/git/tags.js
var git_tags = __webpack_require__(65526);
;// CONCATENATED MODULE: ./build/packages/versioning/src/git/deepening.js






/**
 * Deepens a clone as far as the last release tag among the target's ancestors, and no further; without one, to the beginning.
 * Gives the commits that come before that release though the clone can't tell, because what connects them isn't there.
 * Throws ConfigurationError without a remote, ProviderError when the history can't be fetched.
 */
async function deepen(where, wanted, runtime) {
    const { remote } = wanted;
    if (where.remoteUrl === undefined) {
        throw new errors/* ConfigurationError */.j1(`the clone is shallow and has no remote \`${remote}\` to get the rest of the history from; set \`fetch-depth: 0\` for actions/checkout`);
    }
    const clone = await ShallowClone.open(where, remote, runtime);
    try {
        const last = await toLastRelease(clone, where, wanted);
        if (last !== undefined) {
            runtime.log.info(`The clone is shallow: it has the history back to ${last.name} now.`);
            return last.behind;
        }
    }
    catch (error) {
        if (!(error instanceof WholeHistoryNeeded))
            throw error;
        runtime.log.debug(`The clone can't be deepened up to a tag: ${error.message}`);
    }
    runtime.log.info(`The clone is shallow: fetching the whole history from ${remote}.`);
    await clone.fetchAll();
    return [];
}
/** Tries the final releases from the highest down, until one is an ancestor. */
async function toLastRelease(clone, where, wanted) {
    const { target, tip } = where;
    const tags = (0,git_tags/* byVersion */.oN)((await clone.remoteTags(wanted.tagPrefix)).values(), wanted.tagPrefix);
    for (const tag of tags) {
        if (!isFinal(tag) || tag.commit === target || tag.commit === tip)
            continue;
        const carried = await commitsOf(clone, where, tag);
        if (carried.length === 0 || carried.includes(target))
            continue;
        const reached = await reach(clone, where, tag, carried);
        if (reached === undefined)
            continue;
        const older = await candidatesBehind(clone, where, wanted, tags, tag);
        if (older.asked)
            await clone.fetchWithout(tag.name, tip);
        const behind = await clone.attach(tag.name, reached, wanted.paths.length > 0);
        return { name: tag.name, behind: await clone.settle([...behind, ...older.behind]) };
    }
    return undefined;
}
function isFinal({ version }) {
    return semver.prerelease(version) === null;
}
/** The commit of a tag and, when that only carries a release, the ones it stands for; none when the tag isn't on a commit. */
async function commitsOf(clone, { git }, tag) {
    if ((await clone.present([tag.commit])).length === 0)
        await clone.fetchAlone([`refs/tags/${tag.name}`]);
    if ((await clone.types([tag.commit])).get(tag.commit) !== 'commit')
        return [];
    const found = [tag.commit];
    for (;;) {
        const [commit] = await (0,commits/* readCommitsAt */.Sw)(git, found.slice(-1));
        if (commit === undefined || (0,commits/* sourceOf */.vz)(commit) === commit.hash)
            return found;
        found.push((0,commits/* sourceOf */.vz)(commit));
    }
}
/** Brings the commits since a release; gives those it contains, when it is an ancestor. */
async function reach(clone, { git, tip }, tag, carried) {
    if (!(await clone.fetchWithout(tag.name, tip)))
        return undefined;
    const behind = await clone.attach(tag.name, carried, false);
    for (const commit of carried)
        if (await (0,repository/* isAncestor */.QX)(git, commit, tip))
            return behind;
    return undefined;
}
/**
 * Prereleases of a higher version that the last release contains: they count for the next prerelease. Asking for one brings
 * what its branch has besides.
 */
async function candidatesBehind(clone, { git, tip }, { bump, candidateTag }, tags, last) {
    const behind = [];
    let asked = false;
    const higher = tags.filter((tag) => !isFinal(tag) && semver.gt(tag.version, last.version));
    for (const { name, commit } of bump === 'prerelease' || candidateTag ? higher : []) {
        if (await (0,repository/* isAncestor */.QX)(git, commit, tip))
            continue;
        asked = true;
        if (await clone.fetchWithout(last.name, commit))
            continue;
        await clone.fetchAlone([`refs/tags/${name}`]);
        behind.push(commit);
    }
    return { asked, behind };
}


/***/ })

};
