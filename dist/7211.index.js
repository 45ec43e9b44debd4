export const id = 7211;
export const ids = [7211];
export const modules = {

/***/ 47211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createFileCheck: () => (/* binding */ createFileCheck)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12109);
/* harmony import */ var _reports_report_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60502);




/** Looks at a file: whether it is there, large and young enough, and contains a text. */
function createFileCheck(configuration, { runtime }) {
    const { path, 'warn-older-than': warnAge } = configuration;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(runtime.workspace, path);
    return {
        asks: `the file ${path}`,
        async ask(signal) {
            const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch((error) => {
                if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
                    return undefined;
                throw error;
            });
            if (found === undefined) {
                return { status: 'fail', finding: `\`${path}\` does not exist`, answer: `nothing at ${file}` };
            }
            if (!found.isFile()) {
                return { status: 'fail', finding: `\`${path}\` is not a file`, answer: `something else at ${file}` };
            }
            const age = Math.max(0, runtime.clock.now() - found.mtimeMs);
            const wrong = [
                ...outsideOf(configuration, found.size, age),
                ...(await missingIn(configuration, runtime, signal)),
            ];
            const old = warnAge !== undefined && age > warnAge;
            const warning = old
                ? `was changed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(age)} ago, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(warnAge)}`
                : 'is as wanted';
            return {
                status: wrong.length > 0 ? 'fail' : old ? 'warn' : 'pass',
                finding: `\`${path}\` ${wrong.length > 0 ? wrong.join(', and ') : warning}`,
                answer: `${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(found.size)}, last changed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .isoInstant */ .j2)(found.mtimeMs)}`,
            };
        },
    };
}
function outsideOf({ 'younger-than': oldest, 'larger-than': smallest }, size, age) {
    return [
        ...(smallest !== undefined && size < smallest
            ? [`has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(size)}, wanted at least ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(smallest)}`]
            : []),
        ...(oldest !== undefined && age > oldest
            ? [`was changed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(age)} ago, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(oldest)}`]
            : []),
    ];
}
async function missingIn({ path, contains, matches }, runtime, signal) {
    if (contains === undefined && matches === undefined)
        return [];
    const { text } = await (0,_reports_report_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readReportFile */ .$)(path, runtime, signal, { mayBeEmpty: true });
    return [
        ...(contains !== undefined && !text.includes(contains) ? [`does not contain \`${contains}\``] : []),
        ...(matches !== undefined && !new RegExp(matches, 'm').test(text)
            ? [`has nothing that matches \`${matches}\``]
            : []),
    ];
}


/***/ }),

/***/ 60502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readReportFile)
/* harmony export */ });
/* unused harmony export largestReport */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19310);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12109);



/** Larger files are refused, in bytes: a report is a summary, and all of it is held in memory. */
const largestReport = 32 * 1024 * 1024;
/**
 * Reads a file, without its byte order mark. Throws ConfigurationError when there is none, and when it is empty, larger
 * than 32 MiB or older than wanted.
 */
async function readReportFile(file, { workspace, clock }, signal, expected = {}) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((error) => {
        const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
        throw missing ? new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`there is no file \`${file}\``) : error;
    });
    const wrong = problemOf(found, clock.now(), expected);
    if (wrong !== undefined)
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`\`${file}\` ${wrong}`);
    return { file, text: decoded(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, { signal })), changed: found.mtimeMs };
}
function problemOf(found, now, { youngerThan, mayBeEmpty = false }) {
    const { size, mtimeMs } = found;
    if (!found.isFile())
        return 'is not a file';
    if (size === 0 && !mayBeEmpty)
        return 'is empty';
    if (size > largestReport) {
        return `has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(size)}, and no more than ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(largestReport)} are read`;
    }
    const age = now - mtimeMs;
    if (youngerThan === undefined || age <= youngerThan)
        return undefined;
    return `was written ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(age)} ago (${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .isoInstant */ .j2)(mtimeMs)}), wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(youngerThan)}`;
}
/** UTF-8, or UTF-16 where the file says so, as redirected output of PowerShell does. */
function decoded(bytes) {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}


/***/ })

};
