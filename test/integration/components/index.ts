export * from './color.ts';
export * from './daemon.ts';
export * from './fault-proxy.ts';
export * from './haproxy.ts';
export * from './load.ts';
export * from './load-counts.ts';
export * from './moto.ts';
export * from './toxiproxy.ts';
