import { openDatabase } from '../../../src/store/database.ts';

/** Opens the data directory named by its argument, says so, and holds it until it is killed. */
await openDatabase({ dataDir: process.argv[2] ?? '' });
process.stdout.write('ready\n');
process.stdin.resume();
