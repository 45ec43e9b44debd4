import { start } from '../index.js';

await start('blue-green-shift', 'post');
