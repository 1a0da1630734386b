import { describe } from 'vitest';
import { type OpenStore, openPostgresStore, openSqliteStore } from '../store/contract/engines.ts';
import { outboxContract } from '../store/contract/outbox-contract.ts';
import { subscriptionsContract } from '../store/contract/subscriptions-contract.ts';
import { describeWithPostgres } from '../support/postgres.ts';

function deliveryContract(open: OpenStore): void {
  describe('the outbox:', () => {
    outboxContract(open);
  });
  describe('chats:', () => {
    subscriptionsContract(open);
  });
}

describe('delivery on SQLite', () => {
  deliveryContract(openSqliteStore);
});

describeWithPostgres('delivery on PostgreSQL', () => {
  deliveryContract(openPostgresStore);
});
