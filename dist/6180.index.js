export const id = 6180;
export const ids = [6180];
export const modules = {

/***/ 6180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDiskCheck: () => (/* binding */ createDiskCheck)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19310);



/** Compares the space that is free for this user on the file system of a path with the space needed. */
function createDiskCheck({ path, free: needed, 'warn-below': wanted }, { runtime: { workspace } }) {
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    return {
        asks: `the free space at ${place}`,
        async ask() {
            const { bavail, blocks, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(place).catch((error) => {
                throw error.code === 'ENOENT'
                    ? new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .ConfigurationError */ .j1(`there is nothing at \`${place}\` (ENOENT)`)
                    : error;
            });
            const free = bavail * bsize;
            const status = free < needed ? 'fail' : wanted !== undefined && free < wanted ? 'warn' : 'pass';
            const limit = status === 'warn'
                ? `wanted ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(wanted ?? needed)}, needed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(needed)}`
                : `needed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(needed)}`;
            return {
                status,
                finding: `${status === 'pass' ? '' : 'only '}${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(free)} free, ${limit}`,
                answer: `${free} of ${blocks * bsize} bytes free`,
            };
        },
    };
}


/***/ })

};
