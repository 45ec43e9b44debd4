export const id = 4307;
export const ids = [4307];
export const modules = {

/***/ 4307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/** Tells what this job left in the middle, so that the next one can take it on. Undoes nothing: a person or a run decides. */
async function post(runtime, saved) {
    if (saved('started') !== 'true')
        return;
    const { finishRolling, releaseOf, rollingWorld } = await Promise.all(/* import() */[__webpack_require__.e(5395), __webpack_require__.e(6831), __webpack_require__.e(3844), __webpack_require__.e(929)]).then(__webpack_require__.bind(__webpack_require__, 76149));
    const { inputs, resolve } = await __webpack_require__.e(/* import() */ 956).then(__webpack_require__.bind(__webpack_require__, 80956));
    const { readInputs } = await __webpack_require__.e(/* import() */ 5215).then(__webpack_require__.bind(__webpack_require__, 55215));
    const { values } = readInputs(inputs, runtime.environment, runtime.secrets);
    const { configuration, access, ...intent } = await resolve(values, runtime);
    await finishRolling(await rollingWorld(configuration, releaseOf(configuration, intent), runtime, access));
}


/***/ })

};
