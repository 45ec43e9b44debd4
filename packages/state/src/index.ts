export * from './careful-access.ts';
export * from './contracts.ts';
export * from './open-state-store.ts';
export * from './state-document.ts';
export * from './state-session.ts';
export * from './state-store.ts';
export * from './state-text.ts';
