export const id = 8567;
export const ids = [8567];
export const modules = {

/***/ 78567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/** At the end of the job: turns off what it turned on, unless that was to stay. */
async function post(runtime, saved) {
    if (saved('started') !== 'true')
        return;
    const { openMaintenance } = await __webpack_require__.e(/* import() */ 2339).then(__webpack_require__.bind(__webpack_require__, 22339));
    const { inputs, resolve } = await __webpack_require__.e(/* import() */ 5544).then(__webpack_require__.bind(__webpack_require__, 85544));
    const { readInputs } = await __webpack_require__.e(/* import() */ 5215).then(__webpack_require__.bind(__webpack_require__, 55215));
    const { values } = readInputs(inputs, runtime.environment, runtime.secrets);
    const { configuration, access } = await resolve(values, runtime);
    const maintenance = await openMaintenance(configuration, { ...access, runtime });
    const { changed, ok, reason } = await maintenance.finish();
    if (!ok)
        runtime.log.warning(reason);
    else if (changed)
        runtime.log.info(reason);
}


/***/ })

};
