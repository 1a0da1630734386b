import { MAX_MESSAGE_LENGTH } from '../parse.ts';

/** One word, number or date of a question, or a mark that ends a clause. */
export interface Token {
  /** Lower case, without accents; plural endings cut. */
  readonly text: string;
  /** Written in capitals, or with a dollar sign in front: a ticker rather than a word. */
  readonly isTicker: boolean;
  /** True for punctuation that separates what is meant from what is not. */
  readonly isBreak: boolean;
}

/** Articles carry no meaning and stand inside phrases: "the top is in", "what is a signal line". */
const ARTICLES = new Set(
  'the a an el la los las un una der die das den dem des ein eine einen einem einer le les une o um uma il lo gli uno'.split(
    ' ',
  ),
);

/** What English writes after an apostrophe belongs to the word before ("what's"); anything else stands alone ("l'or"). */
const JOINED_ENDINGS = new Set(['s', 't', 're', 've', 'll', 'd', 'm']);

/** Dates, numbers with their unit letters, words; languages written without spaces give one token a character. */
const TOKEN =
  /\d{4}-\d{2}-\d{2}|\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}]|\p{N}[\p{N}.,]*[\p{L}--\p{Script=Han}]*|[\p{L}--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]][[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]*|[,;:.!?…，。？！]/gv;

const BREAK = /^[,;:.!?…，。？！]$/u;

export function foldAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i');
}

function splitApostrophes(text: string): string {
  return text.replaceAll(/['’`´]([\p{L}]*)/gu, (_, ending: string) =>
    JOINED_ENDINGS.has(ending.toLowerCase()) ? ending : ` ${ending}`,
  );
}

/** `2,400` and `2.400` as 2400: a group of three after a separator is a thousand in every tongue. */
function joinThousands(word: string): string {
  return /^\d{1,3}(?:[.,]\d{3})+(?:\D|$)/.test(word) ? word.replaceAll(/[.,]/g, '') : word;
}

/** Contractions without their apostrophe, and words that are another without their ending: no plurals. */
const NO_PLURAL = /^(?:(?:what|how|that|where|who|when|here|there|let|it)s|others|news)$/;

/** Cuts the commonest plural endings, so that one spelling in the vocabulary covers both numbers. */
function cutPlural(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || NO_PLURAL.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

/** A word as the vocabulary and questions are compared by. */
export function foldWord(word: string): string {
  return cutPlural(joinThousands(foldAccents(word).toLowerCase()).replace(/[.,]+$/, ''));
}

function toToken(raw: string, hasDollar: boolean): Token {
  const isTicker = /^\p{Lu}[\p{Lu}\p{N}]{1,5}$/u.test(raw) || (hasDollar && /^\p{L}/u.test(raw));
  const isBreak = BREAK.test(raw);
  return { text: isBreak ? raw : foldWord(raw), isTicker, isBreak };
}

/**
 * The words of a text in the form the vocabulary has them: folded to lower case without accents, plurals, articles
 * and emoji. Reads no further than a message may be long, so that no text can keep it busy.
 */
export function tokenize(text: string): readonly Token[] {
  const prepared = splitApostrophes(text.slice(0, MAX_MESSAGE_LENGTH))
    .replaceAll(/s&p/gi, 'sp')
    .replaceAll(/(?<=\p{L})\.(?=\p{L})/gu, ' ');
  const folded = foldAccents(prepared);
  return [...folded.matchAll(TOKEN)]
    .map(({ 0: raw, index }) => toToken(raw, folded[index - 1] === '$'))
    .filter(({ text: word }) => !ARTICLES.has(word));
}
