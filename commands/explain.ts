import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { composeEntry, composeTopics, composeUnknownTerm } from '../src/chat/glossary/compose.ts';
import { findTerm } from '../src/chat/glossary/find-term.ts';

export default defineCommand({
  name: 'explain',
  aliases: ['define', 'glossary'],
  group: 'service',
  description: 'A term in a few lines: its formula, the exact variant used here, and its source',
  examples: ['/explain golden cross', '/explain net liquidity', '/explain'],
  terms: ['explain', 'definition', 'what does it mean', 'difference between', 'formula', 'glossary'],
  args: z.object({
    term: z.string().describe('a term, such as golden cross, IQR or net liquidity').optional(),
  }),
  run({ args: { term }, ports }) {
    if (term === undefined) return composeTopics();
    const entry = findTerm(term);
    return entry === undefined ? composeUnknownTerm(term) : composeEntry(entry, ports.commands);
  },
});
