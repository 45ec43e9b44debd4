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
function createEnvVarsCheck({ names }, { environment }) {
    return {
        asks: `the environment of this step for ${names.join(', ')}`,
        async ask() {
            const states = names.map((name) => ({ name, state: stateOf(environment[name]) }));
            const wrong = states.filter(({ state }) => state !== 'set');
            return {
                status: wrong.length === 0 ? 'pass' : 'fail',
                finding: wrong.length === 0
                    ? names.length === 1
                        ? 'the variable is set'
                        : `all ${names.length} variables are set`
                    : wrong.map(({ name, state }) => `\`${name}\` is ${state}`).join(', '),
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
