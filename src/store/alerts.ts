import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import { insertDeliveries, type NewDelivery } from './new-deliveries.ts';
import type { AlertsTable, PlaceColumns, Schema } from './schema.ts';

/** What a place wants to be told of. Instants are milliseconds. */
export interface StoredAlert {
  readonly id: string;
  readonly place: Readonly<PlaceColumns>;
  /** Counts within the place, from 1. */
  readonly number: number;
  readonly condition: string;
  readonly setBy: string;
  readonly setByName: string | null;
  readonly setAt: number;
  readonly expiresAt: number;
  readonly state: AlertsTable['state'];
  readonly reason: string | null;
  /** How far it was evaluated, as it was given; undefined before the first time. */
  readonly evaluation: unknown;
  readonly lastEventAt: number | null;
}

/** What a person orders. */
export type AlertOrder = Pick<StoredAlert, 'condition' | 'setBy' | 'setByName' | 'expiresAt' | 'evaluation'>;

/** What one evaluation found: the new state, and the event, if there was one. */
export interface AlertOutcome {
  readonly id: string;
  readonly evaluation: unknown;
  readonly event?: { readonly key: string; readonly endsAlert: boolean };
}

export interface Alerts {
  create(place: Readonly<PlaceColumns>, order: AlertOrder, now: number): Promise<StoredAlert>;
  /** Those of a place that have not ended, by number. */
  list(place: Readonly<PlaceColumns>): Promise<readonly StoredAlert[]>;
  /** All that are to be evaluated; those that expired are ended first. */
  takeActive(now: number): Promise<readonly StoredAlert[]>;
  /** Pauses, resumes or ends one by its number; undefined where the place has no such alert. */
  setState(
    place: Readonly<PlaceColumns>,
    number: number,
    state: AlertsTable['state'],
  ): Promise<StoredAlert | undefined>;
  /**
   * Keeps a run's outcomes and puts what `write` makes of the events that were never told before into the outbox,
   * together or not at all. Returns how many deliveries were new.
   */
  record(
    outcomes: readonly AlertOutcome[],
    now: number,
    write: (fresh: ReadonlySet<string>) => readonly NewDelivery[],
  ): Promise<number>;
}

export function toAlert(row: AlertsTable): StoredAlert {
  const { platform, tenant, conversation, thread } = row;
  return {
    id: row.id,
    place: { platform, tenant, conversation, thread },
    number: row.number,
    condition: row.condition,
    setBy: row.set_by,
    setByName: row.set_by_name,
    setAt: row.set_at,
    expiresAt: row.expires_at,
    state: row.state,
    reason: row.reason,
    evaluation: row.evaluation === null ? undefined : JSON.parse(row.evaluation),
    lastEventAt: row.last_event_at,
  };
}

function selectPlace(
  query: Database['query'],
  { platform, tenant, conversation, thread }: Readonly<PlaceColumns>,
) {
  return query
    .selectFrom('alerts')
    .selectAll()
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('conversation', '=', conversation)
    .where('thread', '=', thread);
}

/** The next number of a place; ended ones keep theirs, so that no number ever means two alerts. */
async function createOnce(
  { query }: Database,
  place: Readonly<PlaceColumns>,
  order: AlertOrder,
  now: number,
): Promise<AlertsTable | undefined> {
  const newest = await selectPlace(query, place).orderBy('number', 'desc').limit(1).executeTakeFirst();
  const { platform, tenant, conversation, thread } = place;
  return query
    .insertInto('alerts')
    .values({
      id: randomUUID(),
      platform,
      tenant,
      conversation,
      thread,
      number: (newest?.number ?? 0) + 1,
      condition: order.condition,
      set_by: order.setBy,
      set_by_name: order.setByName,
      set_at: now,
      expires_at: order.expiresAt,
      state: 'active',
      reason: null,
      evaluation: order.evaluation === undefined ? null : JSON.stringify(order.evaluation),
      last_event_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

async function keepOutcome(
  transaction: Transaction<Schema>,
  { id, evaluation, event }: AlertOutcome,
  now: number,
): Promise<boolean> {
  const state = JSON.stringify(evaluation);
  await transaction.updateTable('alerts').set({ evaluation: state }).where('id', '=', id).execute();
  if (event === undefined) return false;
  const inserted = await transaction
    .insertInto('alert_events')
    .values({ alert: id, event: event.key, seen_at: now })
    .onConflict((conflict) => conflict.columns(['alert', 'event']).doNothing())
    .returning('alert')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  const end = event.endsAlert ? ({ state: 'ended', reason: 'told once' } as const) : {};
  await transaction
    .updateTable('alerts')
    .set({ last_event_at: now, ...end })
    .where('id', '=', id)
    .execute();
  return true;
}

export function createAlerts(database: Database): Alerts {
  const { query } = database;
  return {
    async create(place, order, now) {
      // Two people may order at the same instant: the later of both takes the number after.
      for (;;) {
        const row = await createOnce(database, place, order, now);
        if (row !== undefined) return toAlert(row);
      }
    },
    async list(place) {
      const rows = await selectPlace(query, place).where('state', '!=', 'ended').orderBy('number').execute();
      return rows.map(toAlert);
    },
    async takeActive(now) {
      await query
        .updateTable('alerts')
        .set({ state: 'ended', reason: 'expired' })
        .where('state', '!=', 'ended')
        .where('expires_at', '<=', now)
        .execute();
      const rows = await query
        .selectFrom('alerts')
        .selectAll()
        .where('state', '=', 'active')
        .orderBy('set_at')
        .orderBy('number')
        .orderBy('id')
        .execute();
      return rows.map(toAlert);
    },
    async setState(place, number, state) {
      const row = await selectPlace(query, place)
        .where('number', '=', number)
        .where('state', '!=', 'ended')
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const change = { state, reason: null };
      await query.updateTable('alerts').set(change).where('id', '=', row.id).execute();
      return toAlert({ ...row, ...change });
    },
    record: (outcomes, now, write) =>
      query.transaction().execute(async (transaction) => {
        const fresh = new Set<string>();
        for (const outcome of outcomes)
          if (await keepOutcome(transaction, outcome, now)) fresh.add(outcome.id);
        return insertDeliveries(transaction, write(fresh));
      }),
  };
}
