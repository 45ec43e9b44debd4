export const id = 931;
export const ids = [931];
export const modules = {

/***/ 6931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStateStore: () => (/* reexport safe */ _open_state_store_js__WEBPACK_IMPORTED_MODULE_0__.V)
/* harmony export */ });
/* harmony import */ var _open_state_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7319);






/***/ }),

/***/ 7319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ openStateStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

const stores = {
    file: async (configuration, { workspace }) => {
        const { FileStateStore } = await __webpack_require__.e(/* import() */ 730).then(__webpack_require__.bind(__webpack_require__, 6730));
        return new FileStateStore((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, configuration.path));
    },
};
/** The state store a configuration names. */
async function openStateStore(configuration, runtime) {
    return stores[configuration.store](configuration, runtime);
}


/***/ })

};
