import { describe } from 'vitest';
import { barsContract } from '../store/contract/bars-contract.ts';
import { type OpenStore, openPostgresStore, openSqliteStore } from '../store/contract/engines.ts';
import { historyContract } from '../store/contract/history-contract.ts';
import { readerContract } from '../store/contract/reader-contract.ts';
import { statesContract } from '../store/contract/states-contract.ts';
import { waitingBarsContract } from '../store/contract/waiting-bars-contract.ts';
import { writersContract } from '../store/contract/writers-contract.ts';
import { describeWithPostgres } from '../support/postgres.ts';

/** One contract for both databases: what holds on the developer's file must hold on the server. */
const CONTRACTS = {
  'final bars': barsContract,
  'the door to history': historyContract,
  'bars that wait': waitingBarsContract,
  writers: writersContract,
  'the reader': readerContract,
  'states and records': statesContract,
};

function storeContract(open: OpenStore): void {
  for (const [title, contract] of Object.entries(CONTRACTS)) {
    describe(`${title}:`, () => {
      contract(open);
    });
  }
}

describe('the store on SQLite', () => {
  storeContract(openSqliteStore);
});

describeWithPostgres('the store on PostgreSQL', () => {
  storeContract(openPostgresStore);
});
