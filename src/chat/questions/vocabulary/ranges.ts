import type { Vocabulary } from '../lexicon.ts';

/** Spans of history; a concept is `range-` and the range as commands take it. Spans between two are the longer. */
export const RANGES: Vocabulary = {
  'range-6m': {
    en: '6m, 6mo, 6 month, six months, half year, half a year, 3m, 3 month, three months',
    de: '6 monate, sechs monate, halbes jahr, halben jahr',
    es: '6 meses, seis meses, medio año',
    fr: '6 mois, six mois',
    it: '6 mesi, sei mesi',
    ru: '6 месяцев, полгода, шесть месяцев',
    tr: '6 ay, altı ay',
    zh: '半年',
  },
  'range-1y': {
    en: `
      1y, 1yr, 1 year, one year, 12 months, 12m, past year, last year, last 12 months, 52 weeks, ytd,
      year to date
    `,
    de: '1 jahr, ein jahr, letztes jahr, letzten jahr, jahr',
    es: '1 año, un año, último año, año',
    fr: 'dernière année, douze mois, 12 mois',
    pt: '1 ano, um ano, último ano, ano',
    it: '1 anno, un anno, ultimo anno',
    ru: '1 год, за год, год, последний год',
    tr: '1 yıl, bir yıl, son yıl',
    zh: '一年',
  },
  'range-3y': {
    en: '3y, 3yr, 3 years, three years, 2y, 2yr, 2 years, two years, 36 months, 24 months',
    de: '3 jahre, drei jahre, 2 jahre, zwei jahre',
    es: '3 años, tres años, 2 años, dos años',
    fr: '3 ans, trois ans, 2 ans, deux ans',
    pt: '3 anos, três anos, 2 anos',
    it: '3 anni, tre anni, 2 anni',
    ru: '3 года, три года, 2 года, два года',
    tr: '3 yıl, üç yıl, 2 yıl',
    zh: '三年',
  },
  'range-5y': {
    en: '5y, 5yr, 5 years, five years, 4y, 4 years, four years',
    de: '5 jahre, fünf jahre, 4 jahre',
    es: '5 años, cinco años, 4 años',
    fr: '5 ans, cinq ans, 4 ans',
    pt: '5 anos, cinco anos, 4 anos',
    it: '5 anni, cinque anni, 4 anni',
    ru: '5 лет, пять лет, 4 года',
    tr: '5 yıl, beş yıl, 4 yıl',
    zh: '五年',
  },
  'range-max': {
    en: `
      max, maximum, all time, full history, entire history, whole history, since inception, since the
      beginning, 10y, 10 years, ten years, all data, longest range, full range, whole range, complete
      history
    `,
    de: 'gesamter zeitraum, seit beginn, 10 jahre, maximum',
    es: 'todo el historial, desde el principio, 10 años, máximo rango',
    fr: 'tout l historique, depuis le début, 10 ans',
    pt: 'todo o histórico, desde o início, 10 anos',
    it: 'tutta la storia, dall inizio, 10 anni',
    ru: 'вся история, за все время, 10 лет',
    tr: 'tüm geçmiş, tüm zamanlar, 10 yıl',
    zh: '全部历史, 十年',
  },
};
