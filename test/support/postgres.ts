import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { describe, inject } from 'vitest';
import { z } from 'zod';

const answer = z.union([z.object({ address: z.string() }), z.object({ error: z.string() })]);

/** The address of the run's PostgreSQL server, which starts when it is first asked for. */
async function serverAddress(): Promise<string> {
  const { socket, reason } = inject('postgres');
  if (socket === null) throw new Error(reason);
  const reply = answer.parse(JSON.parse(await text(connect(socket))));
  if ('error' in reply) throw new Error(reply.error);
  return reply.address;
}

export async function administer(address: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The first test file to ask waits for the server to be set up and started (ms, on a busy machine). */
export const STARTING_MS = 120_000;

/** An empty database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, together with the connections that are left. */
  readonly drop: () => Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const address = await serverAddress();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(address, `create database ${name}`);
  return {
    url: address.replace('/postgres?', `/${name}?`),
    drop: () => administer(address, `drop database if exists ${name} with (force)`),
  };
}

/**
 * A suite on real PostgreSQL; where there is none its title says that it was skipped and why. With
 * REQUIRE_POSTGRES=1 it fails instead, so that CI cannot lose it unnoticed.
 */
export function describeWithPostgres(title: string, suite: () => void): void {
  const { socket, reason } = inject('postgres');
  if (socket === null && process.env['REQUIRE_POSTGRES'] === '1') {
    throw new Error(`PostgreSQL is required: ${reason}`);
  }
  const note = socket === null ? ` (skipped: ${reason})` : '';
  describe.skipIf(socket === null)(`${title}${note}`, () => {
    suite();
  });
}
