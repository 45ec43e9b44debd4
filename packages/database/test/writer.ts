import { DatabaseSync } from 'node:sqlite';

/**
 * A process that writes until it is told to stop: each transaction puts the same number into two tables. It says `ready`
 * after the first, and at the end how many were committed and how often it was kept waiting in vain.
 */
const database = new DatabaseSync(process.argv[2] ?? '', { timeout: 5_000 });
const insert = (table: string) => database.prepare(`INSERT INTO ${table} (n) VALUES (?)`);
const [left, right] = [insert('ledger_left'), insert('ledger_right')];
let committed = 0;
let failed = 0;

function writeOnce(): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    left.run(committed);
    right.run(committed);
    database.exec('COMMIT');
    committed += 1;
    if (committed === 1) process.send?.('ready');
  } catch {
    failed += 1;
  }
  setTimeout(writeOnce, 1);
}

process.once('disconnect', () => process.exit());
process.once('message', () => {
  database.close();
  process.send?.({ committed, failed });
  process.exit();
});
writeOnce();
