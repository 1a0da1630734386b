import { type Corrector, createCorrector } from './corrector.ts';
import { foldAccents, foldWord, type Token, tokenize } from './words.ts';

/**
 * What people call things: by concept, then language, phrases separated by commas. A word ending in `*` stands for
 * every word that begins so, which covers the inflections of most tongues.
 */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A phrase with the concept it stands for. */
export type Phrase = readonly [phrase: string, concept: string];

/** A phrase found in a question. */
export interface Match {
  readonly concepts: readonly string[];
  /** Tokens it takes. */
  readonly length: number;
  /** True where a word had to be read as mistyped. */
  readonly isGuess: boolean;
}

export interface Lexicon {
  /** The longest phrase that begins at a token. */
  findAt(tokens: readonly Token[], start: number): Match | undefined;
  /** True for a word of any phrase, mistyped or not, and for the plain words of everyday talk. */
  knows(word: string): boolean;
}

interface Node {
  readonly words: Map<string, Node>;
  readonly prefixes: Map<string, Node>;
  readonly concepts: Set<string>;
}

const MIN_PREFIX = 3;
const MIN_GLUED = 8;

const createNode = (): Node => ({ words: new Map(), prefixes: new Map(), concepts: new Set() });

function childOf(children: Map<string, Node>, key: string): Node {
  const known = children.get(key);
  if (known !== undefined) return known;
  const child = createNode();
  children.set(key, child);
  return child;
}

const wordsIn = (text: string) =>
  tokenize(text).flatMap(({ text: word, isBreak }) => (isBreak ? [] : [word]));

/** A phrase's words as they are compared; wildcards keep their `*`. */
function wordsOf(phrase: string): readonly string[] {
  if (!phrase.includes('*')) return wordsIn(phrase);
  return phrase
    .split(' ')
    .flatMap((word) => (word.endsWith('*') ? [foldAccents(word).toLowerCase()] : wordsIn(word)));
}

function plant(root: Node, words: readonly string[], concept: string): void {
  let node = root;
  for (const word of words)
    node = word.endsWith('*') ? childOf(node.prefixes, word.slice(0, -1)) : childOf(node.words, word);
  node.concepts.add(concept);
}

/** Both spellings of a compound are common: "golden cross", "goldencross". */
function glue(words: readonly string[]): string | undefined {
  const glued = words.join('');
  const isCompound = words.length > 1 && words.every((word) => /^[a-z]+$/.test(word));
  return isCompound && glued.length >= MIN_GLUED ? foldWord(glued) : undefined;
}

/** The ways on from a node by one word: as written, by a wildcard, or corrected. */
function stepsFrom(node: Node, word: string, corrected: string | undefined): readonly [Node, boolean][] {
  const steps: [Node, boolean][] = [];
  const exact = node.words.get(word);
  if (exact !== undefined) steps.push([exact, false]);
  if (node.prefixes.size > 0)
    for (let length = word.length; length >= MIN_PREFIX; length -= 1) {
      const inflected = node.prefixes.get(word.slice(0, length));
      if (inflected !== undefined) steps.push([inflected, false]);
    }
  const guessed = corrected === undefined ? undefined : node.words.get(corrected);
  if (guessed !== undefined) steps.push([guessed, true]);
  return steps;
}

interface Words {
  readonly known: Set<string>;
  /** Those that a slip of the pen may have meant. */
  readonly meant: Set<string>;
}

/** Plants phrases and collects every word that they spell out. */
function plantAll(root: Node, phrases: Iterable<Phrase>, isMeant: (concept: string) => boolean): Words {
  const [known, meant] = [new Set<string>(), new Set<string>()];
  for (const [phrase, concept] of phrases) {
    const words = wordsOf(phrase);
    if (words.length === 0) continue;
    const glued = glue(words);
    plant(root, words, concept);
    if (glued !== undefined) plant(root, [glued], concept);
    for (const word of [...words, ...(glued === undefined ? [] : [glued])]) {
      if (word.endsWith('*')) continue;
      known.add(word);
      if (isMeant(concept)) meant.add(word);
    }
  }
  return { known, meant };
}

/**
 * Phrases of the vocabulary as a tree of words, with a guess at mistyped ones that are no plain words.
 * @param isMeant the concepts towards whose words a mistyped one may be corrected.
 */
export function createLexicon(
  phrases: Iterable<Phrase>,
  plainWords: ReadonlySet<string>,
  isMeant: (concept: string) => boolean = () => true,
): Lexicon {
  const root = createNode();
  const { known, meant } = plantAll(root, phrases, isMeant);
  const correct: Corrector = createCorrector([...meant].filter((word) => !plainWords.has(word)));
  const isKnown = (word: string) =>
    known.has(word) || plainWords.has(word) || stepsFrom(root, word, undefined).length > 0;

  const walk = (node: Node, tokens: readonly Token[], at: number, length: number, isGuess: boolean) => {
    let best: Match | undefined =
      node.concepts.size > 0 ? { concepts: [...node.concepts], length, isGuess } : undefined;
    const token = tokens[at];
    if (token === undefined || token.isBreak) return best;
    const corrected = isKnown(token.text) ? undefined : correct(token.text);
    for (const [next, isGuessed] of stepsFrom(node, token.text, corrected)) {
      const found: Match | undefined = walk(next, tokens, at + 1, length + 1, isGuess || isGuessed);
      if (found !== undefined && found.length > (best?.length ?? 0)) best = found;
    }
    return best;
  };
  return {
    findAt: (tokens, start) => walk(root, tokens, start, 0, false),
    knows: (word) => isKnown(word) || correct(word) !== undefined,
  };
}

/** What a lexicon finds within a stretch of tokens. */
function conceptsWithin(lexicon: Lexicon, tokens: readonly Token[], start: number, end: number): string[] {
  const concepts: string[] = [];
  let at = start;
  while (at < end) {
    const match = lexicon.findAt(tokens.slice(0, end), at);
    concepts.push(...(match?.concepts ?? []));
    at += match?.length ?? 1;
  }
  return concepts;
}

/** The phrases of a lexicon and further names; a name adds to what its own words say, and never hides it. */
export function addNames(lexicon: Lexicon, names: Lexicon): Lexicon {
  return {
    findAt(tokens, start) {
      const [plain, named] = [lexicon.findAt(tokens, start), names.findAt(tokens, start)];
      if (named === undefined || named.isGuess || (plain !== undefined && plain.length > named.length))
        return plain ?? named;
      const said = conceptsWithin(lexicon, tokens, start, start + named.length);
      return { ...named, concepts: [...new Set([...said, ...named.concepts])] };
    },
    knows: (word) => lexicon.knows(word) || names.knows(word),
  };
}
