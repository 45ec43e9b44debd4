export * from './send-requests.ts';
