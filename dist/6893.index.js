export const id = 6893;
export const ids = [6893];
export const modules = {

/***/ 26893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCleanTreeCheck: () => (/* binding */ createCleanTreeCheck)
/* harmony export */ });
/* harmony import */ var _git_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74818);

/** Branches only; `origin/HEAD` is another name for one of them. */
const branchFormat = '--format=%(if)%(symref)%(then)%(else)%(refname:short)%(end)';
/** So many files are named in the finding; the evidence has all of them. */
const namedFiles = 5;
/** Asks git whether everything in the workspace is committed and, if wanted, whether the commit is on a remote. */
function createCleanTreeCheck({ pushed, timeout }, { runtime }) {
    return {
        asks: `git status --porcelain=v1${pushed ? ', and the remotes for HEAD' : ''}`,
        async ask(signal) {
            const git = (0,_git_git_js__WEBPACK_IMPORTED_MODULE_0__/* .gitIn */ .u)(runtime, timeout, signal);
            const dirty = dirtyFiles(await git('status', '--porcelain=v1', '--untracked-files=all', '-z'));
            if (dirty.length > 0)
                return uncommitted(dirty);
            const head = (await git('rev-parse', 'HEAD')).trim();
            if (!pushed)
                return { status: 'pass', finding: 'everything is committed', answer: `clean at ${head}` };
            return await onRemote(head, git);
        },
    };
}
/** The paths in the output of `git status --porcelain=v1 -z`, where a rename or copy is followed by its old path. */
function dirtyFiles(porcelain) {
    const files = [];
    const entries = porcelain.split('\0').values();
    for (const entry of entries) {
        if (entry === '')
            continue;
        files.push(entry.slice(3));
        if (/^(R|C|.R|.C)/.test(entry))
            entries.next();
    }
    return files;
}
function uncommitted(files) {
    const named = files.slice(0, namedFiles).map((file) => `\`${file}\``);
    const more = files.length > namedFiles ? ` and ${files.length - namedFiles} more` : '';
    return {
        status: 'fail',
        finding: `${files.length === 1 ? '1 file is' : `${files.length} files are`} not committed: ${named.join(', ')}${more}`,
        answer: files.join('\n'),
    };
}
/**
 * A commit is on a remote when a remote branch, as last fetched, contains it; or, for checkouts that fetched no branch,
 * when a branch or tag of a remote is exactly this commit now.
 */
async function onRemote(head, git) {
    const branch = lines(await git('for-each-ref', '--contains', head, branchFormat, 'refs/remotes'))[0];
    if (branch !== undefined) {
        return {
            status: 'pass',
            finding: `everything is committed and on \`${branch}\``,
            answer: `${head} in ${branch}`,
        };
    }
    const remotes = lines(await git('remote'));
    if (remotes.length === 0) {
        return {
            status: 'fail',
            finding: 'there is no remote that could have the commit',
            answer: `${head}, no remote`,
        };
    }
    for (const remote of remotes) {
        const tip = lines(await git('ls-remote', '--heads', '--tags', remote)).find((line) => line.startsWith(head));
        if (tip === undefined)
            continue;
        const ref = tip.split('\t')[1];
        return {
            status: 'pass',
            finding: `everything is committed and is \`${ref}\` of \`${remote}\``,
            answer: tip,
        };
    }
    return {
        status: 'fail',
        finding: `the commit ${head.slice(0, 12)} is not on ${remotes.map((remote) => `\`${remote}\``).join(', ')}`,
        answer: `${head} in no branch or tag of ${remotes.join(', ')}`,
    };
}
function lines(text) {
    return text.split('\n').filter((line) => line !== '');
}


/***/ })

};
