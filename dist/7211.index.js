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



/** Looks at a file: whether it is there, large and young enough, and contains a text. */
function createFileCheck(configuration, { clock, workspace }) {
    const { path, contains, 'younger-than': oldest, 'larger-than': smallest } = configuration;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
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
            const age = Math.max(0, clock.now() - found.mtimeMs);
            const wrong = [
                ...(smallest !== undefined && found.size < smallest
                    ? [`has ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(found.size)}, wanted at least ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(smallest)}`]
                    : []),
                ...(oldest !== undefined && age > oldest
                    ? [`was changed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(age)} ago, wanted at most ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(oldest)}`]
                    : []),
                ...(contains !== undefined && !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, { encoding: 'utf8', signal })).includes(contains)
                    ? [`does not contain \`${contains}\``]
                    : []),
            ];
            return {
                status: wrong.length === 0 ? 'pass' : 'fail',
                finding: `\`${path}\` ${wrong.length === 0 ? 'is as wanted' : wrong.join(', and ')}`,
                answer: `${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(found.size)}, last changed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .isoInstant */ .j2)(found.mtimeMs)}`,
            };
        },
    };
}


/***/ })

};
