import { start } from '../index.js';

await start('migrate-db', 'main');
