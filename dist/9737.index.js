export const id = 9737;
export const ids = [9737];
export const modules = {

/***/ 79737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createEnvVarsCheck: () => (/* binding */ createEnvVarsCheck)
/* harmony export */ });
/** Looks whether variables are set and not empty; their values are read by nobody and stand nowhere. */
function createEnvVarsCheck({ names, recommended = [] }, { runtime: { environment } }) {
    const all = [...new Set([...names, ...recommended])];
    return {
        asks: `the environment of this step for ${all.join(', ')}`,
        async ask() {
            const states = all.map((name) => ({ name, state: stateOf(environment[name]) }));
            const wrong = states.filter(({ state }) => state !== 'set');
            const failed = wrong.filter(({ name }) => names.includes(name));
            const told = (failed.length > 0 ? failed : wrong).map(({ name, state }) => `\`${name}\` is ${state}`);
            const right = all.length === 1 ? 'the variable is set' : `all ${all.length} variables are set`;
            return {
                status: failed.length > 0 ? 'fail' : wrong.length > 0 ? 'warn' : 'pass',
                finding: wrong.length === 0 ? right : told.join(', '),
                answer: states.map(({ name, state }) => `${name}: ${state}`).join('\n'),
            };
        },
    };
}
function stateOf(value) {
    if (value === undefined)
        return 'not set';
    return value.trim() === '' ? 'empty' : 'set';
}


/***/ })

};
