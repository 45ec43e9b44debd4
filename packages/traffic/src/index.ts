export * from './create-router.ts';
export * from './traffic-router.ts';
export * from './weights.ts';
