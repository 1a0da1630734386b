import type { Vocabulary } from '../lexicon.ts';

/** Asking where prices go: never answered. */
export const PREDICTION: Vocabulary = {
  'price-target': {
    en: `
      give me a price, give price targets, targets, give me a number, give me a target, your price, eoy
      target, year end target, eoy price, how far will, how far can, how much higher will, where is it
      headed, where is btc headed, where is bitcoin headed, where is bitcoin going, where is btc going,
      where is the price going, where is it going, top price, bottom price, peak price, price at the
      top, price at peak, predicted price, price projection, projection, projections, outlook for the
      price, prognosis, foresee, call the price, call the top price, prophesy, do you expect, you
      expect, expect btc, expect bitcoin, do you think, you think, your opinion, your view, your take,
      whats your take, hot take, gut feeling, honest opinion, tell me honestly, how high will it, how
      high can it, how low will it, how low can it, price target, price targets, target price, price
      prediction, price predictions, price forecast, forecast, forecasts, your prediction, your target,
      prediction for, fair value, going to zero, go to zero, go to 0, next target, crystal ball,
      fortune, guess the price
    `,
    de: `
      kursziel, kursziele, kursprognose, prognose, preisprognose, vorhersage, wo steht bitcoin in,
      preisvorhersage
    `,
    es: `
      precio objetivo, objetivo de precio, predicción, predicción de precio, pronóstico, hasta dónde,
      cuanto valdrá, cuánto va a valer, llegará, va a llegar
    `,
    fr: `
      objectif de prix, objectif de cours, prédiction, prévision, pronostic, jusqu où, jusqu à combien,
      atteindra, va atteindre
    `,
    pt: `
      preço alvo, alvo de preço, previsão, previsão de preço, quanto vai valer, até onde, vai chegar,
      chegará
    `,
    it: `
      prezzo obiettivo, target di prezzo, previsione, previsione del prezzo, pronostico, quanto varrà,
      fino a dove, arriverà, raggiungerà
    `,
    ru: `
      прогноз, прогноз цены, целевая цена, таргет, сколько будет стоить, до скольки, какой будет цена,
      прогноз курса, дойдет до
    `,
    tr: `
      fiyat hedefi, hedef fiyat, fiyat tahmini, tahmin, tahminin, ne kadar olacak, kaç olur, kaça çıkar,
      kaç dolar olur, ne olur
    `,
    zh: '目标价, 价格预测, 预测价格, 会涨到, 能涨到, 涨到多少, 跌到多少',
  },
  predict: {
    en: 'predict, predicts, predicting, forecasting',
    es: 'predice, predecir',
    fr: 'prédire',
    de: 'vorhersagen',
  },
  'asks-future': {
    en: `
      how high, how low, where will, what will, how much will, price in, price by, price at the end,
      price next, price tomorrow, worth in, worth by, worth next, be at in, be worth, trade at in, where
      do you see
    `,
    de: 'wie hoch, wie tief, wo wird, was wird, wo steht',
    es: 'donde estará, cuánto costará, qué hará',
    fr: 'où sera, combien vaudra, que fera',
    pt: 'onde estará, quanto custará, o que fará',
    it: 'dove sarà, quanto costerà, cosa farà',
    ru: 'где будет, что будет с, сколько будет',
    tr: 'nerede olacak, ne olacak',
  },
  reach: {
    en: `
      hit, hits, reach, reaches, reaching, get to, go to, going to hit, to hit, cross over to, back to,
      touch, fall to, drop to, go below, above, past, break
    `,
    de: 'erreicht, erreichen, auf, steigt auf, fällt auf',
    es: 'llega, llegar, alcanzar, alcanza, alcanzará',
    fr: 'atteindre, atteint, arriver à',
    pt: 'atinge, atingir, chegar, bater',
    it: 'arriva, raggiunge, raggiungere, toccare',
    ru: 'достигн*, дойд*',
    tr: 'olur mu, ulaşır, görür mü, ulaşacak',
  },
  'price-move': {
    en: `
      crash soon, go to the moon, go higher, go lower, going higher, going lower, keep going up, keep
      going down, keep rising, keep falling, keep climbing, rally from here, blow up, implode, meltdown,
      melt down, dumping soon, are we going to crash, 2x, 3x, ath next, moon, mooning, moonshot, pump,
      pumping, pump it, crash, crashing, collapse, collapsing, dump hard, nuke, tank, tanking, double,
      triple, skyrocket, explode, go up, going up, goes up, go down, going down, goes down, rise, fall,
      falling, drop, dropping, bounce, recover, recovery, correction coming, rip, dip further, bottom,
      bottomed, plunge, soar, rocket, up only, green, red, make new highs, rally tomorrow, up or down,
      higher, lower, pullback coming, gain, melt up
    `,
    de: 'steigen, fallen, steigt, fällt, explodier*, abstürz*, crash, absturz',
    es: 'subir, sube, bajar, baja, explotar, caer, cae, colapsar, subirá, bajará, caerá',
    fr: 'monter, monte, baisser, baisse, exploser, s effondrer, chuter, montera, baissera',
    pt: 'subir, sobe, cair, cai, explodir, despencar, subirá, cairá',
    it: 'salire, sale, scendere, scende, esplodere, crollare, crollo, salirà, scenderà',
    ru: 'вырастет, упадет, рухнет, взлетит, растет, падает, расти, падать, обвал, туземун, памп, дамп',
    tr: 'yükselir mi, düşer mi, patlar mı, çöker mi, yükselecek, düşecek, uçar mı, çöküş',
    zh: '会涨, 会跌, 上涨吗, 暴涨, 暴跌, 会涨吗, 会跌吗, 涨, 跌',
  },
  future: {
    en: `
      by year end, by end of, by the end of, at year end, next summer, next winter, in 2 years, in a
      year, a year from now, months from now, in six months, in 6 months, in three months, in 3 months,
      by easter, by new year, this december, this christmas, in january, in february, in march, in
      september, in october, in november, by january, by march, by october, by november, later this
      year, this year, tomorrow, next week, next month, next year, end of year, eoy, end of the year,
      year end, by december, by christmas, in december, in 2027, in 2028, in 2030, 2027, 2028, 2029,
      2030, next bull run, in five years, in ten years, in 10 years, in 5 years, by friday, by next,
      next quarter, this time next year, by summer, soon
    `,
    de: `
      im dezember, im januar, dieses jahr, bis jahresende, morgen, nächste woche, nächstes jahr, ende
      des jahres, jahresende, bis dezember
    `,
    es: `
      en diciembre, en enero, en 2027, este año, para diciembre, mañana, próxima semana, próximo año,
      fin de año, finales de año
    `,
    fr: `
      en décembre, en janvier, cette année, demain, semaine prochaine, année prochaine, fin d année, l
      an prochain
    `,
    pt: 'em dezembro, em janeiro, este ano, amanhã, próxima semana, próximo ano, fim do ano, ano que vem',
    it: 'a dicembre, a gennaio, quest anno, domani, prossima settimana, prossimo anno, fine anno',
    ru: `
      в декабре, в январе, в этом году, завтра, на следующей неделе, в следующем году, конец года, к
      концу года, через год
    `,
    tr: 'aralıkta, ocakta, bu yıl, yarın, gelecek hafta, gelecek yıl, yıl sonu, seneye',
    zh: '明天, 明年, 年底',
  },
};
