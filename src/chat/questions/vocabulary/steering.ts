import type { Vocabulary } from '../lexicon.ts';

/** What carries on from the last question, and what a person takes out of this one. */
export const STEERING: Vocabulary = {
  instead: {
    en: `
      instead of, rather than, not about, not asking about, not interested in, forget, forget about,
      skip, except, without, other than, besides, never mind, nevermind, dont care about, dont want,
      dont need, dont show, no need for, leave out, apart from, excluding, nothing about, not talking
      about, i didnt ask about, didnt ask for, didnt ask about, anything but, not on, dont mean
    `,
    de: 'statt, anstatt, nicht über, außer, ohne, kein, keine',
    es: 'en vez de, en lugar de, no de, no sobre, excepto, salvo, sin, no quiero, no me interesa',
    fr: 'au lieu de, plutôt que, sauf, pas de, pas sur, sans',
    pt: 'em vez de, ao invés de, exceto, menos, sem, não quero, não sobre',
    it: 'invece di, invece che, tranne, senza, non sul, non sulla, non voglio',
    ru: 'вместо, кроме, не про, не о, без, не нужен, не интересует',
    tr: 'yerine, hariç, olmadan, istemiyorum',
  },
  negation: {
    en: 'not, isnt, no, neither, nor, non, dont, doesnt, didnt, wont, cant, never, do not',
    de: 'nicht, nein',
    es: 'no es',
    fr: 'pas, non',
    pt: 'não',
    it: 'non',
    ru: 'не, нет',
    tr: 'değil',
    zh: '不是',
  },
  contrast: {
    en: 'but, only, instead, just show, i mean, i meant, meant, rather, show me, tell me',
    de: 'sondern, aber, nur',
    es: 'sino, pero, solo',
    fr: 'mais, plutôt, seulement',
    pt: 'mas, apenas, só',
    it: 'ma, bensì, solo, invece',
    ru: 'а, но, только',
    tr: 'ama, sadece, fakat',
  },
  correction: {
    en: 'i meant, i actually meant, sorry i meant, i mean, correction',
    de: 'ich meinte, ich meine',
    es: 'quise decir, quería decir',
    fr: 'je voulais dire',
    pt: 'quis dizer',
    it: 'volevo dire',
    ru: 'имел в виду, имела в виду',
    tr: 'demek istedim, kastım',
  },
  'and-what': {
    en: `
      and, what about, how about, and for, same for, same with, now for, now do, now, ok and, also, do,
      try, then, the same for, and now, with, for, on, in, of, to, compare with, against, instead, as
      of, ok, okay, so, please, pls, plz, it, that, me, show, show me, give me, can you, could you, make
      it, chart, over, time, this, asset, same
    `,
    de: 'und, was ist mit, wie ist es mit, dasselbe für, und was ist mit, und für, auch, für, mit, bitte',
    es: 'y, que hay de, y que tal, lo mismo para, y para, qué tal, también, para, con, por favor, y el, y la',
    fr: 'et, et pour, qu en est il de, pareil pour, et pour le, aussi, pour, avec, s il te plaît',
    pt: 'e, e quanto a, o mesmo para, e para, também, para, com, e o, e a, por favor',
    it: 'e, e per, che mi dici di, lo stesso per, anche, per, con, invece, e il',
    ru: 'а, и, а что с, а как насчет, то же для, для, по, с, пожалуйста',
    tr: 've, peki, peki ya, ya, için, ile, lütfen',
    zh: '那, 呢',
  },
  'zoom-out': {
    en: `
      zoom out, longer, further back, wider, more history, bigger picture, longer term, long term, go
      back further, longer history, expand the range
    `,
    de: 'herauszoomen, rauszoomen, raus zoomen, weiter zurück, länger',
    es: 'aleja, alejar, más atrás, más largo, más historia',
    fr: 'dézoome, dézoomer, plus loin, plus long',
    pt: 'afasta, mais longo, mais histórico',
    it: 'allarga, più indietro, più lungo',
    ru: 'отдали*, подальше, больше истории, шире',
    tr: 'uzaklaştır*, daha geriye, daha uzun',
  },
  'zoom-in': {
    en: 'zoom in, shorter, closer, closer look, narrower, nearer term, short term, shorter range',
    de: 'hineinzoomen, reinzoomen, näher, kürzer',
    es: 'acerca, más cerca, más corto',
    fr: 'zoome, plus près, plus court',
    pt: 'aproxima, mais curto',
    it: 'ingrandisci, più vicino, più corto',
    ru: 'приблизь*, ближе, поближе, короче',
    tr: 'yakınlaştır*, daha kısa',
  },
  again: {
    en: 'again, refresh, repeat, once more, one more time, rerun, same again, reload',
    de: 'nochmal, noch einmal, wiederhole',
    es: 'otra vez, de nuevo, repite',
    fr: 'encore une fois, à nouveau, répète',
    pt: 'de novo, outra vez, repete',
    it: 'di nuovo, ancora una volta, ripeti',
    ru: 'еще раз, снова, повтори',
    tr: 'tekrar, bir daha, yenile',
  },
};
