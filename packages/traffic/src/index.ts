export * from './create-router.ts';
export { RuntimeApi } from './routers/haproxy/runtime-api.ts';
export * from './traffic-router.ts';
export * from './weights.ts';
