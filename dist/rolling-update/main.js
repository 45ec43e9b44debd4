import { start } from '../index.js';

await start('rolling-update', 'main');
