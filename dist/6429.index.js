export const id = 6429;
export const ids = [6429];
export const modules = {

/***/ 80986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ confirmRepository)
/* harmony export */ });
/**
 * Makes sure, after a 404, that the thing is missing and not the whole repository hidden: GitHub answers both alike. Throws
 * ConfigurationError when the token may not see the repository.
 */
async function confirmRepository({ client, owner, repo }, operation) {
    await client.send(operation, (api) => api.repos.get({ owner, repo }));
}


/***/ }),

/***/ 74731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ shortSha),
/* harmony export */   I: () => (/* binding */ subjectCommit)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/** The commit that is deployed: what the deployment says, else that of the run. Throws ConfigurationError when neither is known. */
function subjectCommit({ subject, runtime }) {
    const sha = subject.sha ?? runtime.run.sha;
    if (sha !== undefined)
        return sha;
    throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('no commit is known: give `sha`, or run in a workflow, where GITHUB_SHA has it');
}
/** So much of a commit's id tells it apart for people. */
function shortSha(sha) {
    return sha.slice(0, 7);
}


/***/ }),

/***/ 10393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ gathered)
/* harmony export */ });
const order = ['fail', 'warn', 'pass'];
/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
function gathered(grades, answer) {
    const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
    const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
    const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
    return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}


/***/ }),

/***/ 6429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createTagCheck: () => (/* binding */ createTagCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/checks/src/github/subject-commit.js
var subject_commit = __webpack_require__(74731);
// EXTERNAL MODULE: ./build/packages/github/src/github-client.js
var github_client = __webpack_require__(714);
// EXTERNAL MODULE: ./build/packages/checks/src/github/confirm-repository.js
var confirm_repository = __webpack_require__(80986);
;// CONCATENATED MODULE: ./build/packages/checks/src/github/tags.js


/** A tag may name a tag, but no sane one does so more often. */
const mostNested = 3;
/** A tag, read without a clone; `undefined` when there is none of that name. */
function tagOf(facts, name) {
    return facts.once(`tag ${name}`, async (repository) => {
        const { client, owner, repo, fullName } = repository;
        const operation = { name: 'read a tag', repository: fullName, permission: 'contents: read' };
        // A repository without any commit answers 409.
        const found = await client.attempt(operation, [404, 409], (api) => api.git.getRef({ owner, repo, ref: `tags/${name}` }));
        if (found instanceof github_client/* GithubRefusal */.Ox) {
            await (0,confirm_repository/* confirmRepository */.v)(repository, operation);
            return undefined;
        }
        if (found.object.type !== 'tag')
            return { commit: commitIn(found.object) };
        return await annotated(repository, found.object.sha);
    });
}
async function annotated({ client, owner, repo, fullName }, sha) {
    const operation = { name: 'read an annotated tag', repository: fullName, permission: 'contents: read' };
    const read = (id) => client.send(operation, (api) => api.git.getTag({ owner, repo, tag_sha: id }));
    const outer = await read(sha);
    let inner = outer;
    for (let depth = 1; inner.object.type === 'tag' && depth < mostNested; depth += 1) {
        inner = await read(inner.object.sha);
    }
    const { tagger, verification } = outer;
    return {
        commit: commitIn(inner.object),
        annotation: {
            ...{ tagger: tagger.name, at: tagger.date },
            verified: verification?.verified ?? false,
            reason: verification?.reason ?? 'unknown',
        },
    };
}
function commitIn({ type, sha }) {
    return type === 'commit' ? sha : undefined;
}

// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var src_grades = __webpack_require__(10393);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/tag.js




/** Asks GitHub for the tag of the version: it must exist, name the commit, and be as wanted. Throws ConfigurationError when no commit is known, and for a name without the prefix. */
function createTagCheck(configuration, context) {
    const { name, prefix } = configuration;
    const sha = (0,subject_commit/* subjectCommit */.I)(context);
    if (!name.startsWith(prefix)) {
        throw new errors/* ConfigurationError */.j1(`the tag \`${name}\` doesn't start with \`prefix: ${prefix}\`; give the prefix that stands before the version, or \`prefix: ''\``);
    }
    const nextTry = context.github.tries();
    return {
        asks: `tag ${name}`,
        async ask() {
            const { parse } = (await __webpack_require__.e(/* import() */ 2088).then(__webpack_require__.t.bind(__webpack_require__, 62088, 19))).default;
            const text = name.slice(prefix.length);
            // The library lets a `v` pass, and so would a prefix that is there twice.
            const version = /^\d/.test(text) ? parse(text) : null;
            const versionGrades = gradeVersion(name, version, configuration);
            const tag = await tagOf(nextTry(), name);
            if (tag === undefined) {
                const finding = `there is no tag \`${name}\`: tag the commit ${(0,subject_commit/* shortSha */.F)(sha)} and push the tag`;
                return (0,src_grades/* gathered */.P)([{ status: 'fail', finding }, ...versionGrades.filter(isWrong)], `no tag ${name}`);
            }
            const grades = [gradeTarget(name, tag, sha), ...gradeKind(tag, configuration), ...versionGrades];
            return (0,src_grades/* gathered */.P)(grades, evidence(name, tag));
        },
    };
}
function isWrong({ status }) {
    return status !== 'pass';
}
function gradeTarget(name, { commit }, sha) {
    if (commit === sha)
        return { status: 'pass', finding: `\`${name}\` is the commit ${(0,subject_commit/* shortSha */.F)(sha)}` };
    const found = commit === undefined ? 'names no commit' : `is the commit ${commit}`;
    return { status: 'fail', finding: `\`${name}\` ${found}, wanted ${sha}` };
}
function gradeKind({ annotation }, { annotated, verified }) {
    if (annotation === undefined) {
        const finding = 'it is a lightweight tag, wanted an annotated one (`git tag -a`)';
        return annotated ? [{ status: 'fail', finding }] : [];
    }
    const { tagger, at } = annotation;
    const by = { status: 'pass', finding: `annotated by ${tagger} at ${at}` };
    if (!verified)
        return [by];
    if (annotation.verified)
        return [by, { status: 'pass', finding: 'with a verified signature' }];
    const finding = `GitHub could not verify its signature (${annotation.reason}), wanted a verified one (\`git tag -s\`)`;
    return [{ status: 'fail', finding }];
}
function gradeVersion(name, version, { prefix, 'pre-release': meaning }) {
    if (version === null) {
        const finding = `\`${name.slice(prefix.length)}\` is no semantic version, wanted one such as \`${prefix}1.2.0\``;
        return [{ status: 'fail', finding }];
    }
    const candidate = version.prerelease.length > 0;
    if (meaning === 'require') {
        return candidate
            ? [{ status: 'pass', finding: 'it is a candidate' }]
            : [
                {
                    status: 'fail',
                    finding: `\`${name}\` is a release, wanted a candidate such as \`${name}-rc.1\``,
                },
            ];
    }
    if (!candidate || meaning === 'allow')
        return [];
    return [{ status: meaning, finding: `\`${name}\` is a pre-release, wanted a release` }];
}
function evidence(name, { commit, annotation }) {
    const kind = annotation
        ? `annotated by ${annotation.tagger} at ${annotation.at}, ${annotation.verified ? 'verified' : annotation.reason}`
        : 'lightweight';
    return `${name}: commit ${commit ?? 'none'}, ${kind}`;
}


/***/ })

};
