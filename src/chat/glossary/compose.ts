import { composeError } from '../error-reply.ts';
import { writeCommand } from '../parse.ts';
import type { CommandList } from '../ports.ts';
import type { Action, Block, Reply } from '../reply.ts';
import type { GlossaryEntry } from './entry.ts';
import { suggestTerms, TOPICS } from './find-term.ts';

/** More terms of one topic would be a wall; the others are found by asking. */
const SHOWN_TERMS = 8;

const actionFor = (term: string): Action => ({
  kind: 'related',
  label: term,
  command: writeCommand('explain', { term: term.toLowerCase() }),
});

/** One term: what it is, then its source, with a button to the command that shows it. */
export function composeEntry(entry: GlossaryEntry, commands: CommandList): Reply {
  const { term, aliases, text, source, seeAlso } = entry;
  const command = commands.find(seeAlso);
  return {
    blocks: [
      { kind: 'heading', text: term },
      { kind: 'text', text },
      { kind: 'source', text: `Source: ${source}` },
    ],
    facts: { term, aliases, text, source, seeAlso },
    ...(command === undefined
      ? {}
      : { actions: [{ kind: 'related', label: `/${command.name}`, command: `/${command.name}` }] }),
    visibility: 'public',
  };
}

/** What can be asked, a line a topic. */
export function composeTopics(): Reply {
  const items = TOPICS.map(({ title, entries }) => {
    const terms = entries.slice(0, SHOWN_TERMS).map(({ term }) => term);
    const more = entries.length - terms.length;
    return { label: title, value: `${terms.join(', ')}${more > 0 ? ` and ${more} more` : ''}` };
  });
  const blocks: Block[] = [
    { kind: 'heading', text: 'Terms by topic' },
    { kind: 'facts', items },
    { kind: 'note', text: '/explain with a term, such as /explain golden cross.' },
  ];
  return {
    blocks,
    facts: {
      topics: TOPICS.map(({ title, entries }) => ({ title, terms: entries.map(({ term }) => term) })),
    },
    visibility: 'private',
  };
}

/** For a term that has no entry: the nearest ones, and which topics there are. */
export function composeUnknownTerm(name: string): Reply {
  const near = suggestTerms(name);
  const [best] = near;
  const guess = best === undefined ? '' : ` Did you mean ${best}?`;
  const message = `I have no entry for "${name}".${guess}`;
  const hint = `Topics: ${TOPICS.map(({ title }) => title.toLowerCase()).join(', ')}; /explain lists their terms`;
  return composeError({ kind: 'user', message, hint }, near.map(actionFor));
}
