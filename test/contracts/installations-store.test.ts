import { describe } from 'vitest';
import { openPostgresStore, openSqliteStore } from '../store/contract/engines.ts';
import { installationsContract } from '../store/contract/installations-contract.ts';
import { describeWithPostgres } from '../support/postgres.ts';

describe('installations on SQLite', () => {
  installationsContract(openSqliteStore);
});

describeWithPostgres('installations on PostgreSQL', () => {
  installationsContract(openPostgresStore);
});
