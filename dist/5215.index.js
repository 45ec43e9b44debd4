export const id = 5215;
export const ids = [5215];
export const modules = {

/***/ 55215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_0__.Ko)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17890);























/***/ })

};
