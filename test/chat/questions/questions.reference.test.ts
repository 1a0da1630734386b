import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createRouteReader } from '../../../src/chat/questions/route.ts';
import { PLACES } from '../../../src/chat/questions/silence.ts';
import { describeWithReference } from '../../reference.ts';
import { realCommands } from './real-commands.ts';

const row = z.object({
  id: z.string(),
  text: z.string(),
  command: z.string(),
  accept: z.array(z.string()),
  where: z.enum(PLACES),
});

type Row = z.output<typeof row>;

/** A coin thrown by the id: one half was there to learn from, the other only to be asked. */
const isForLearning = ({ id }: Row) => (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0;

describeWithReference('the reference questions', (reference) => {
  const read = () => z.array(row).parse(JSON.parse(readFileSync(join(reference, 'questions.json'), 'utf8')));
  const route = createRouteReader(realCommands);
  const isRight = ({ text, where, command, accept }: Row) =>
    [command, ...accept].includes(route(text, where));
  const shareRight = (rows: readonly Row[]) => rows.filter(isRight).length / rows.length;

  it('lead where they should in the half that was learnt from', () => {
    const rows = read().filter(isForLearning);
    expect(rows.length).toBeGreaterThan(30);
    expect(shareRight(rows)).toBeGreaterThanOrEqual(0.97);
  });

  it('lead where they should in the half that was not', () => {
    const rows = read().filter((each) => !isForLearning(each));
    expect(rows.length).toBeGreaterThan(30);
    expect(shareRight(rows)).toBeGreaterThanOrEqual(0.88);
  });

  it('are refused or met with silence wherever they must be', () => {
    const strict = read().filter(({ command }) => command === 'REFUSE' || command === 'SILENT');
    expect(
      strict.filter((each) => route(each.text, each.where) !== each.command).map(({ id }) => id),
    ).toEqual([]);
  });
});
