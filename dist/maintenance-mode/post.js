import { start } from '../index.js';

await start('maintenance-mode', 'post');
