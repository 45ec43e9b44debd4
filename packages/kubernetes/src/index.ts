export * from './kubectl.ts';
export * from './kubectl-failure.ts';
export * from './names.ts';
