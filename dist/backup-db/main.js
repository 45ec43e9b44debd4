import { start } from '../index.js';

await start('backup-db', 'main');
