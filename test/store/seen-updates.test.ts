import { describe } from 'vitest';
import { describeWithPostgres } from '../support/postgres.ts';
import { openPostgresStore, openSqliteStore } from './contract/engines.ts';
import { seenUpdatesContract } from './contract/seen-updates-contract.ts';

describe('seen updates on SQLite', () => {
  seenUpdatesContract(openSqliteStore);
});

describeWithPostgres('seen updates on PostgreSQL', () => {
  seenUpdatesContract(openPostgresStore);
});
