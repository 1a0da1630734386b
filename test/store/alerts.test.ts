import { describe } from 'vitest';
import { alertsContract } from './contract/alerts-contract.ts';
import { openPostgresStore, openSqliteStore } from './contract/engines.ts';

describe('alerts and forecasts on SQLite', () => {
  alertsContract(openSqliteStore);
});
describe('alerts and forecasts on PostgreSQL', () => {
  alertsContract(openPostgresStore);
});
