import { start } from '../index.js';

await start('maintenance-mode', 'main');
