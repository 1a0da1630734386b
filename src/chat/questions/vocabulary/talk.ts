import type { Vocabulary } from '../lexicon.ts';

/** How people ask. */
export const TALK: Vocabulary = {
  define: {
    en: `
      why should i care, why should we care, why should anyone care, why would i care, what counts as, what does count as, how do you count, how do you decide, how do you measure that,
      what is meant by, whats meant by, meant by, refers to, refer to, what does the term, how is that
      defined, how is this measured, how is it defined, how are they defined, what makes it a, what
      makes a, can you explain, could you explain, please explain, explain to me, explain me, i want to
      understand, help me understand, make sense of, intro to, introduction to, basics of, 101, primer,
      mean exactly, exactly mean, exactly is, whats the meaning, in english, in layman terms, who came
      up with, how do they calculate, how do they compute, how does that work, how do these work, versus
      qe, vs qe, whats behind, what is behind, what goes into, how do you work out, what do we mean,
      which definition, what definition, which formula, what formula, parameters of, settings of the
      macd, explain, define, definition, definition of, meaning, meaning of, what does it mean, what
      does that mean, what do you mean by, stand for, stands for, difference between, whats the
      difference, what is the difference, difference, differ from, distinguish, same as, same thing,
      same thing as, identical, equal to, how is it calculated, how is it computed, how is it measured,
      calculated, computed, calculation, computation, calculate, compute, formula, how do you calculate,
      how do you compute, how do you measure, how do you define, defined, eli5, like im five, like im 5,
      in simple terms, simple words, plain english, in plain terms, in laymans terms, for dummies, for
      beginners, teach me, educate me, understand, dont understand, dont get, i dont know what, what
      exactly is, what on earth is, what the heck is, wtf is, wth is, how does it work, concept of, tell
      me about, tell me what, glossary, terminology, jargon, describe, noob question, remind me what
    `,
    de: `
      erkläre, erklär, erklär mir, erkläre mir, erklärung, bedeutet, bedeutung, heißt das, was heißt,
      unterschied, unterschied zwischen, definition, definiere, dasselbe wie, dasselbe, das gleiche, wie
      berechnet, berechnet, verstehe nicht, wie funktioniert, was versteht man unter
    `,
    es: `
      explica, explícame, explicar, significa, significado, qué significa, diferencia entre, diferencia,
      lo mismo que, definición, define, cómo se calcula, se calcula, no entiendo, en palabras simples,
      cómo funciona el
    `,
    fr: `
      explique, explique moi, expliquer, signifie, veut dire, que veut dire, ça veut dire, différence
      entre, différence, même chose, même que, définition, définis, comment calculer, calculé, calcule t
      on, je ne comprends pas, comment fonctionne
    `,
    pt: `
      explica, explique, significa, significado, o que significa, diferença entre, diferença, mesma
      coisa, mesmo que, definição, como se calcula, calculado, não entendo, quer dizer
    `,
    it: `
      spiega, spiegami, significa, cosa significa, che significa, significato, differenza tra,
      differenza, stessa cosa, definizione, come si calcola, calcolato, non capisco, vuol dire, cosa
      vuol dire
    `,
    ru: `
      объясни*, поясни*, означает, значит, что значит, в чем разница, разниц*, отлича*, определени*, как
      считается, как рассчитыва*, не понимаю, то же самое, одно и то же, формул*, смысл, расскажи про
    `,
    tr: `
      açıkla*, anlamı, ne demek, anlama geliyor, fark nedir, farkı nedir, arasındaki fark, tanımı,
      tanım*, nasıl hesaplanır, hesaplan*, anlat*, aynı şey mi, aynı mı
    `,
    zh: '什么意思, 解释, 区别, 定义, 怎么计算',
  },
  'what-is': {
    en: `
      what is, whats, what are, what s, wat is, what was, what were, wtf, and what is, what about, what
      is this, huh
    `,
    de: 'was ist, was sind, was war',
    es: 'que es, que son, que era',
    fr: 'qu est ce que, qu est ce qu, c est quoi, qu est',
    pt: 'que é, que são, o que e',
    it: 'cos è, cosa è, che cos è, cosa sono, cos e, che cosa è',
    ru: 'что такое, что это, что за',
    tr: 'nedir, neye denir',
    zh: '什么是, 是什么',
    id: 'apa itu',
  },
  now: {
    en: `
      right this minute, this moment, nowadays, as we speak, today so far, so far, these days, present
      state, state of, level of, hows it, how is it, whats the level, whats the current, whats the
      latest, what is the latest, what is the current, value of, current value, last value, latest
      value, at now, at today, at the moment, lately, currently at, progress, up to date on, news on,
      update on, updates on, any news, fully, again, now, right now, currently, current, today, atm,
      present, latest, as of now, tonight, yet, already, still, doing, looking, look, looks, look like,
      stand, stands, standing, level, reading, state, status, where is, where are, hows, how is, how
      are, how does it look, going, up to, saying, say, says, show, showing, whats in
    `,
    de: `
      jetzt, aktuell*, heute, gerade, momentan, derzeit, stand, schon, noch, wie steht, los mit, wie
      sieht
    `,
    es: `
      ahora, actual, actualmente, hoy, en este momento, ya, todavía, cómo va, cómo está, como esta, como
      van
    `,
    fr: `
      maintenant, actuel*, aujourd hui, en ce moment, déjà, encore, où en est, comment va, comment se
      porte
    `,
    pt: 'agora, atual, atualmente, hoje, neste momento, já, ainda, como está, como vai',
    it: 'adesso, ora, attuale, attualmente, oggi, in questo momento, già, ancora, come va, come sta',
    ru: 'сейчас, сегодня, текущ*, на данный момент, уже, еще, как там, что с, что там, как дела у',
    tr: 'şimdi, şu an, şu anda, bugün, güncel durum, hala, artık, ne durumda, nasıl gidiyor',
    zh: '现在, 目前, 当前, 今天',
  },
  when: {
    en: `
      when did, when was, when were, when do, how soon, how close, what time of year, which month, what
      month, by what date, date of, next date, next one, imminent, coming, coming soon, is coming,
      around the corner, about time, finally, ever, soon, near, nearing, approaching, close to a,
      started yet, happen yet, begun, begin, begins, start, starts, started, starting, kick off, kicks
      off, kicked off, begin yet, when, wen, when is, when does, at what point, by when, what date,
      timing, eta, when will
    `,
    de: 'wann',
    es: 'cuando, cuándo será, para cuando',
    fr: 'quand, à quel moment',
    it: 'quando',
    ru: 'когда, скоро ли',
    tr: 'ne zaman, ne zamana',
    zh: '什么时候, 何时, 几时',
    id: 'kapan',
    nl: 'wanneer',
  },
  why: {
    en: 'why, how come, reason, reasons, because, what explains, what caused, what causes, what is causing',
  },
  where: {
    en: 'where, where to, where does, where is',
    de: 'wohin',
    es: 'adónde, a donde',
    fr: 'vers où, où va',
    pt: 'para onde',
    it: 'verso dove',
    ru: 'куда',
    tr: 'nereye',
  },
  after: {
    en: 'after, following, once',
    de: 'nach, nachdem',
    es: 'tras, después de',
    fr: 'après',
    pt: 'após, depois de',
    it: 'dopo',
    ru: 'после',
    tr: 'sonrasında, sonra',
  },
  mean: {
    en: 'mean, means, meaning',
    es: 'significa',
    fr: 'signifie',
    pt: 'significa',
    it: 'significa',
    de: 'bedeutet',
  },
  what: {
    en: 'what, whats',
    de: 'was',
    es: 'qué',
    fr: 'que, quoi',
    pt: 'que',
    it: 'cosa, che',
    ru: 'что',
    tr: 'ne',
  },
  attention: {
    en: `
      should i watch, should i look at, should i look for, should i know, should i care, should i worry,
      should i be worried, should i pay attention, should i monitor, should i read, should i trust,
      should i believe, should i use, should i ask, should i be watching, should we watch, should we
      worry
    `,
    de: 'soll ich achten, sollte ich achten, muss ich wissen',
    es: 'debo saber, debo vigilar',
    fr: 'dois je savoir, dois je surveiller',
  },
  'how-many': {
    en: 'how many, number of',
    de: 'wie viele, wieviele',
    es: 'cuantos, cuantas',
    fr: 'combien de',
    pt: 'quantos, quantas',
    it: 'quanti, quante',
    ru: 'сколько',
    tr: 'kaç',
  },
  you: {
    en: 'you, u, ya, bot, the bot, this bot',
    de: 'du, bot',
    es: 'tú, bot',
    fr: 'tu, vous, bot',
    pt: 'você, bot',
    it: 'tu, bot',
    ru: 'ты, бот',
    tr: 'sen, bot',
  },
  conditional: {
    en: 'if, in case, assuming, suppose, provided, given that',
    de: 'wenn, falls',
    es: 'si',
    fr: 'si',
    pt: 'se',
    it: 'se',
    ru: 'если',
    tr: 'eğer, ise',
  },
  will: {
    en: 'will, going to, gonna, about to, bound to, likely to, wil, might, could it, can it, shall it',
    de: 'wird, werden',
    es: 'va a, irá, van a, subirá, bajará',
    fr: 'va, vont, ira, va t il',
    pt: 'vai, vão',
    it: 'andrà, salirà, scenderà',
    ru: 'будет, вырастет, упадет, пойдет, дойдет',
    tr: 'yükselecek, yükselir mi, düşer mi, olacak, çıkacak, düşecek, çıkar mı, olur mu',
    zh: '会, 会涨, 会跌, 会涨吗, 会跌吗',
  },
};
