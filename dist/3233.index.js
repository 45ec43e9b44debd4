export const id = 3233;
export const ids = [3233];
export const modules = {

/***/ 53233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ main_action)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/action.js
var action = __webpack_require__(88425);
// EXTERNAL MODULE: ./build/packages/action-kit/src/inputs.js
var inputs = __webpack_require__(17890);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
;// CONCATENATED MODULE: ./build/actions/release-tag/src/inputs.js

const semanticVersion = /(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?/;
/** The inputs of release-tag. */
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    bump: inputs/* input */.hF.pattern(new RegExp(`^(?:auto|major|minor|patch|prerelease|${semanticVersion.source})$`), '`auto`, `major`, `minor`, `patch`, `prerelease` or a semantic version without prefix and build metadata, such as `1.2.0`', { default: 'auto' }),
    stage: inputs/* input */.hF.choice(['prepare', 'publish', 'all'], { default: 'all' }),
    changelog: inputs/* input */.hF.text({ default: 'CHANGELOG.md' }),
    'changelog-commit': inputs/* input */.hF.choice(['direct', 'pull-request'], { default: 'direct' }),
    contributors: inputs/* input */.hF.boolean({ default: 'false' }),
    'pull-requests': inputs/* input */.hF.boolean({ default: 'false' }),
    'github-release': inputs/* input */.hF.choice(['auto', 'true', 'false'], { default: 'auto' }),
    'candidate-tag': inputs/* input */.hF.boolean({ default: 'false' }),
    'floating-tags': inputs/* input */.hF.boolean({ default: 'false' }),
    'tag-prefix': inputs/* input */.hF.text({ default: 'v' }),
    message: inputs/* input */.hF.text({ default: 'Release {{version}}' }),
    'prerelease-channel': inputs/* input */.hF.pattern(/^[A-Za-z][0-9A-Za-z-]*$/, 'a word of letters, digits and hyphens, such as `rc` or `beta`', { default: 'rc' }),
    push: inputs/* input */.hF.boolean({ default: 'true' }),
    remote: inputs/* input */.hF.pattern(/^[^-\s][^\s]*$/, 'the name of a remote, such as `origin`', { default: 'origin' }),
    branch: inputs/* input */.hF.text(),
    sha: inputs/* input */.hF.pattern(/^[0-9a-f]{7,64}$/, 'the hash of a commit, at least 7 hexadecimal digits'),
    'release-commit': inputs/* input */.hF.pattern(/^[0-9a-f]{7,64}$/, 'the hash of a commit, at least 7 hexadecimal digits'),
    paths: inputs/* input */.hF.text(),
    'committer-name': inputs/* input */.hF.pattern(/^[^<>\r\n]+$/, 'a name without `<` and `>`', {
        default: 'github-actions[bot]',
    }),
    'committer-email': inputs/* input */.hF.pattern(/^[^<>\s]+$/, 'an email address', {
        default: '41898282+github-actions[bot]@users.noreply.github.com',
    }),
    config: inputs/* input */.hF.text(),
    environment: inputs/* input */.hF.text(),
    'github-token': inputs/* input */.hF.secret(),
    'dry-run': inputs/* input */.hF.boolean({ default: 'false' }),
});
/** Completes the inputs from the state of the repository and checks what can be checked before looking at the remote. */
async function resolve(values, runtime) {
    const { defaultBranch, examine, isInsideTree } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(6790), __webpack_require__.e(7960)]).then(__webpack_require__.bind(__webpack_require__, 27960));
    const problems = await messageProblems(values.message);
    if (values.changelog.endsWith('/') || !isInsideTree(values.changelog))
        problems.push({
            input: 'changelog',
            message: `found \`${values.changelog}\`, allowed is a path inside the repository such as \`docs/CHANGELOG.md\`, or \`none\``,
        });
    const request = {
        directory: runtime.workspace,
        sha: values.sha,
        paths: linesOf(values.paths),
        releaseCommit: values['release-commit'],
        bump: values.bump,
        stage: values.stage,
        changelog: values.changelog === 'none' ? undefined : values.changelog,
        changelogCommit: values['changelog-commit'],
        contributors: values.contributors,
        pullRequests: values['pull-requests'],
        githubRelease: values['github-release'],
        candidateTag: values['candidate-tag'],
        floatingTags: values['floating-tags'],
        tagPrefix: values['tag-prefix'] === 'none' ? '' : values['tag-prefix'],
        message: values.message,
        prereleaseChannel: values['prerelease-channel'],
        push: values.push,
        remote: values.remote,
        branch: values.branch,
        committer: { name: values['committer-name'], email: values['committer-email'] },
        token: values['github-token'],
        dryRun: values['dry-run'],
    };
    // `github.ref` holds the branch with its folder.
    const branch = values.branch?.replace(/^refs\/heads\//, '') ?? (await defaultBranch(request, runtime));
    try {
        await examine({ ...request, branch }, runtime);
    }
    catch (error) {
        if (!(error instanceof errors/* ConfigurationError */.j1))
            throw error;
        problems.push(...error.problems);
    }
    if (problems.length > 0)
        throw new errors/* ConfigurationError */.j1(problems);
    return { ...request, branch };
}
function linesOf(text) {
    return (text ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
async function messageProblems(message) {
    const { messagePlaceholders, unknownPlaceholders } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(6790), __webpack_require__.e(7960)]).then(__webpack_require__.bind(__webpack_require__, 27960));
    const known = messagePlaceholders.map((name) => `\`{{${name}}}\``).join(', ');
    return unknownPlaceholders(message).map((name) => ({
        input: 'message',
        message: `unknown placeholder \`{{${name}}}\`, known are ${known}`,
    }));
}

;// CONCATENATED MODULE: ./build/actions/release-tag/src/outputs.js

/** The outputs of release-tag. */
const outputs = (0,action/* defineOutputs */.S)({
    released: ({ released }) => released,
    version: ({ version }) => version,
    tag: ({ tag }) => tag,
    'tagged-commit': ({ taggedCommit }) => taggedCommit,
    'previous-tag': ({ previousTag }) => previousTag,
    bump: ({ bump }) => bump,
    notes: ({ notes }) => notes,
    'release-url': ({ releaseUrl }) => releaseUrl,
    'release-id': ({ releaseId }) => releaseId,
    immutable: ({ immutable }) => immutable,
    'candidate-tag': ({ candidateTag }) => candidateTag,
    'changelog-pull-request': ({ changelogPullRequest }) => changelogPullRequest,
});
/** Every end that isn't an error lets the chain go on, nothing to release included. */
function conclude({ reasonCode, reason }) {
    return { ok: true, reasonCode, reason };
}

;// CONCATENATED MODULE: ./build/actions/release-tag/src/run.js
/** Releases the commit, or completes its release. */
async function run(inputs, runtime) {
    const { release } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(6790), __webpack_require__.e(7960)]).then(__webpack_require__.bind(__webpack_require__, 27960));
    return release(inputs, runtime);
}

// EXTERNAL MODULE: ./build/packages/action-kit/src/job-summary.js
var job_summary = __webpack_require__(92477);
;// CONCATENATED MODULE: ./build/actions/release-tag/src/summary.js

/** The job summary: what was released and where it is, the notes, what was written and what is still to come. */
function summarize(result) {
    const { tag, notes, reason, reasonCode, later, writes } = result;
    if (tag === undefined) {
        const why = reason.replace(/^Nothing to release: /, '');
        return `## Nothing to release\n\n${why.charAt(0).toUpperCase()}${why.slice(1)}`;
    }
    // Without a host `prepare` writes nothing and lists what `publish` would write.
    const would = reasonCode === 'dry-run' || (reasonCode === 'prepared' && later.length === 0);
    return [
        `## ${reason}`,
        overview(result),
        notes,
        folded(would ? 'Would be written' : 'Written', writes),
        ...(later.length > 0 ? [folded('To be written by `stage: publish`', later)] : []),
    ].join('\n\n');
}
function overview(result) {
    const { tag = '', bump, previousTag, version, candidateTag, changelogPullRequest } = result;
    const rows = [
        ['Release', releaseCell(result)],
        ['Version', `${version} (${bump}, ${previousTag ? `after ${previousTag}` : 'the first'})`],
        ['Tag', `\`${tag}\``],
        ['Commit', commitCell(result)],
        ...(candidateTag ? [['Candidate', `\`${candidateTag}\``]] : []),
        ...(changelogPullRequest ? [['Changelog', `[pull request](${changelogPullRequest})`]] : []),
    ];
    return (0,job_summary/* markdownTable */.Q)(['', ''], rows);
}
/** The commit the tag stands on, and what was released with it. */
function commitCell({ sha, taggedCommit = sha }) {
    const tagged = `\`${taggedCommit.slice(0, 10)}\``;
    return taggedCommit === sha ? tagged : `${tagged}, which carries the release of \`${sha.slice(0, 10)}\``;
}
/** A link only where something is there to see; a draft is seen by those who may push. */
function releaseCell({ tag, releaseId, releaseUrl, released, immutable, pushed }) {
    if (released && !pushed)
        return 'tagged in this clone, not pushed';
    if (releaseUrl === undefined || !(released || releaseId !== undefined))
        return released ? 'tagged' : 'not yet';
    if (!released)
        return `[draft of ${tag}](${releaseUrl})`;
    return `[${tag}](${releaseUrl})${immutable ? ', immutable' : ''}`;
}
function folded(title, steps) {
    const list = steps.map((step, index) => `${index + 1}. ${step}`).join('\n') || 'Nothing was left to do.';
    return `<details><summary>${title}</summary>\n\n${list}\n\n</details>`;
}

;// CONCATENATED MODULE: ./build/actions/release-tag/src/main.js





/** The action release-tag. */
const main_action = (0,action/* defineAction */.Q)({
    name: 'release-tag',
    inputs: inputs_inputs,
    resolve: resolve,
    run: run,
    outputs: outputs,
    conclude: conclude,
    summarize: summarize,
});


/***/ }),

/***/ 88425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defineAction),
/* harmony export */   S: () => (/* binding */ defineOutputs)
/* harmony export */ });
/** Declares the outputs of an action. */
function defineOutputs(definitions) {
    return definitions;
}
/** Declares an action; only keeps the types. */
function defineAction(action) {
    return action;
}


/***/ })

};
