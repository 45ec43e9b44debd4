export const id = 6931;
export const ids = [6931];
export const modules = {

/***/ 6931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStateStore: () => (/* reexport safe */ _open_state_store_js__WEBPACK_IMPORTED_MODULE_0__.V)
/* harmony export */ });
/* harmony import */ var _open_state_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17319);








/***/ }),

/***/ 17319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ openStateStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const stores = {
    github: async (configuration, context) => {
        const { DocumentStateStore } = await __webpack_require__.e(/* import() */ 7321).then(__webpack_require__.bind(__webpack_require__, 87321));
        const { openGithubText } = await __webpack_require__.e(/* import() */ 2323).then(__webpack_require__.bind(__webpack_require__, 42323));
        return new DocumentStateStore(openGithubText(configuration, context));
    },
    ssm: async ({ parameter }, { runtime, aws }) => {
        const { openAws } = await __webpack_require__.e(/* import() */ 3404).then(__webpack_require__.bind(__webpack_require__, 13404));
        const { NumberedStateStore } = await __webpack_require__.e(/* import() */ 1668).then(__webpack_require__.bind(__webpack_require__, 41668));
        const { SsmTexts } = await Promise.all(/* import() */[__webpack_require__.e(9956), __webpack_require__.e(5861), __webpack_require__.e(4736), __webpack_require__.e(6861)]).then(__webpack_require__.bind(__webpack_require__, 26861));
        const texts = new SsmTexts(parameter, openAws(aws, runtime), runtime.log);
        return new NumberedStateStore(texts, runtime.clock);
    },
    kubernetes: async (configuration, context) => {
        const { DocumentStateStore } = await __webpack_require__.e(/* import() */ 7321).then(__webpack_require__.bind(__webpack_require__, 87321));
        const { ConfigMapText } = await Promise.all(/* import() */[__webpack_require__.e(5839), __webpack_require__.e(4337)]).then(__webpack_require__.bind(__webpack_require__, 64337));
        return new DocumentStateStore(new ConfigMapText(configuration, context));
    },
    file: async ({ path }, { runtime }) => {
        const { NumberedStateStore } = await __webpack_require__.e(/* import() */ 1668).then(__webpack_require__.bind(__webpack_require__, 41668));
        const { FileTexts } = await __webpack_require__.e(/* import() */ 9915).then(__webpack_require__.bind(__webpack_require__, 89915));
        return new NumberedStateStore(new FileTexts((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(runtime.workspace, path)));
    },
};
/** The state store a configuration names. */
async function openStateStore(configuration, context) {
    return stores[configuration.store](configuration, context);
}


/***/ })

};
