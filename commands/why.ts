import { z } from 'zod';
import { type CommandContext, defineCommand } from '../src/chat/command.ts';
import type { GivenAnswer } from '../src/chat/data-ports.ts';
import { type AskedQuestion, isSameQuestion, writeWhole } from '../src/chat/question-text.ts';
import { composeWhy } from '../src/chat/why/compose.ts';
import { findQuestion } from '../src/chat/why/find-question.ts';
import { UserError } from '../src/lib/errors.ts';

type Context = CommandContext<unknown>;

/** The numbers of a question that nobody has been told, or not this person. */
async function answerAnew(question: AskedQuestion, context: Context): Promise<GivenAnswer> {
  const { command, args, asOf } = question;
  const { facts } = await command.run({ ...context, args, asOf });
  return { command: command.name, text: writeWhole(question), asOf, facts };
}

export default defineCommand({
  name: 'why',
  aliases: ['provenance'],
  group: 'service',
  description: 'Where every number of the last answer comes from: series, source, unit, date, lag, formula',
  examples: ['/why', '/why macd eth'],
  terms: ['why', 'where does this number come from', 'provenance', 'how is this computed'],
  args: z.object({
    question: z
      .string()
      .describe('a question to explain, such as macd eth; the last one otherwise')
      .optional(),
  }),
  async run({ args: { question: text }, ...context }) {
    const { request, ports, asOf } = context;
    const given = await ports.lastAnswer?.read(request);
    const statuses = (await ports.dataStatus?.list(asOf.instant)) ?? [];
    if (text === undefined) {
      if (given !== undefined) return composeWhy(given, statuses, false);
      throw new UserError(
        'I have answered nothing about the market here within a day.',
        'Ask something first, such as /macd, or name it: /why macd',
      );
    }
    const question = findQuestion(text, ports.commands, asOf);
    if (given !== undefined && isSameQuestion(given, question)) return composeWhy(given, statuses, false);
    return composeWhy(await answerAnew(question, { ...context, args: undefined }), statuses, true);
  },
});
