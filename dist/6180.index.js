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
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19310);



/** Compares the space that is free for this user on the file system of a path with the space needed. */
function createDiskCheck({ path, free: needed }, { workspace }) {
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    return {
        asks: `the free space at ${place}`,
        async ask() {
            const { bavail, blocks, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(place);
            const free = bavail * bsize;
            const enough = free >= needed;
            return {
                status: enough ? 'pass' : 'fail',
                finding: `${enough ? '' : 'only '}${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(free)} free, needed ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(needed)}`,
                answer: `${free} of ${blocks * bsize} bytes free`,
            };
        },
    };
}


/***/ })

};
