import { start } from '../index.js';

await start('monitor-window', 'main');
