export * from './access.ts';
export * from './kubectl.ts';
export * from './kubectl-failure.ts';
export * from './lists.ts';
export * from './names.ts';
export * from './objects.ts';
export * from './pods.ts';
export { changedFields, otherWriters, ownManager } from './writers.ts';
