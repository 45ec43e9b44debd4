export * from './access.ts';
export * from './kubectl.ts';
export * from './kubectl-failure.ts';
export * from './names.ts';
export * from './objects.ts';
