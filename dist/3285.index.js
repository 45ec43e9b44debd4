export const id = 3285;
export const ids = [3285];
export const modules = {

/***/ 93285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/** Ends what this job began: settles an operation that was cut off, and gives the lock back. */
async function post(runtime, saved) {
    if (saved('started') !== 'true')
        return;
    const { finishJob } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const { inputs, resolve } = await __webpack_require__.e(/* import() */ 6822).then(__webpack_require__.bind(__webpack_require__, 66822));
    const { readInputs } = await __webpack_require__.e(/* import() */ 5215).then(__webpack_require__.bind(__webpack_require__, 55215));
    const { values } = readInputs(inputs, runtime.environment, runtime.secrets);
    const { configuration, version, sha, access } = await resolve(values, runtime);
    await finishJob(configuration, { version, sha }, runtime, access);
}


/***/ })

};
