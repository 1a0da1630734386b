import type { Vocabulary } from '../lexicon.ts';

/** Odds, the article's claims, and where numbers come from. */
export const EVIDENCE: Vocabulary = {
  odds: {
    en: `
      odds of, percentage, percentages, what percentage, percent chance, how many times, number of
      times, success, successes, median, sample, samples, expectancy, expected, average outcome,
      outcomes, outcome, what happened the last, returns after, gains after, return after, gain after,
      performance after, performed after, did after, do after, how did it do after, months after a,
      weeks after a, one year later, a year later, a year after, distribution, data say, data says, does
      the data, evidence, numbers say, empirically, empirical, statistically real, stat sig, p value,
      luck, random, by chance, coincidence, pure chance, just luck, odds, probability, probabilities,
      chance, likelihood, likely, how likely, how often, how frequently, hit rate, win rate, winrate,
      success rate, failure rate, batting average, base rate, backtest, back test, percent of the time,
      out of how many, coin flip, better than random, better than chance, forward return, forward
      returns, average return, average gain, expected return, statistics, stats, statistical,
      statistically, sample size, significant, edge
    `,
    de: 'wahrscheinlich*, chancen, wie oft, trefferquote, erfolgsquote, statistik*, statistisch',
    es: 'probabilidad*, probable, con que frecuencia, cuantas veces, tasa de acierto, estadística*',
    fr: 'probabilité*, chances, à quelle fréquence, combien de fois, taux de réussite, statistique*',
    pt: 'probabilidade*, chances, com que frequência, quantas vezes, taxa de acerto, estatística*',
    it: 'probabilità, quante volte, con che frequenza, tasso di successo, statistica*, statistiche',
    ru: 'вероятност*, шанс*, как часто, сколько раз, статистик*',
    tr: 'olasılık*, ihtimal*, ne sıklıkla, kaç kez, istatistik*, şansı',
    zh: '概率, 胜率, 几率',
  },
  accuracy: {
    en: `
      should i trust, should i believe, should we trust, trust, trusted, can we trust, believe in,
      meaningful, predictive value, how accurate, how reliable, how trustworthy, how useful, how often
      right, how often wrong, is it any good, worth following, credible, credibility, proven, ever
      worked, worked, works, working, has worked, did it work, ever work, voodoo, tea leaves, nonsense,
      garbage, bullshit, bs, hopium, cope, better than a coin, superstition, hold up, holds up, fool,
      fooled, whipsaw, whipsaws, noise, just noise, lie, lies, wrong before, accurate, accuracy,
      reliable, reliability, reliably, trustworthy, trust it, can i trust, predictive, predictive power,
      does it work, do they work, does that work, work, any good, worth anything, useful, useless,
      valid, validity, legit, hold water, bogus, snake oil, astrology, mean anything, means anything,
      better than, how good is, how good are, how well, false signal, false signals, false positive,
      false alarms
    `,
    de: 'zuverlässig*, verlässlich*, taugt, funktioniert, genau, treffsicher',
    es: 'fiable, fiabilidad, confiable, funciona, preciso, sirve',
    fr: 'fiable, fiabilité, marche vraiment, fonctionne, précis',
    pt: 'confiável, funciona mesmo, preciso, confiabilidade',
    it: 'affidabil*, funziona, preciso, attendibil*',
    ru: 'надежн*, точн*, работает, достоверн*',
    tr: 'güvenilir*, işe yarıyor, işe yarar, doğru mu çalışıyor',
    zh: '准吗, 准确, 可靠',
  },
  history: {
    en: `
      track, in history, ever happened, has ever, ever before, happened before, last cycle, last cycles,
      past cycles, previous cycles, each cycle, every cycle, all cycles, each time before, on average,
      average, typical, typically, usually, tends, tend, normally, generally, back in, in 2017, in 2021,
      in 2020, in 2019, in 2013, this time different, different this time, since 2015, decades,
      historical, historically, history, in the past, past, previous, prior, previously, last time, last
      times, every time, each time, past cases, past events, precedent, what happened next, what came
      after, what comes after, what usually happens, what tends to happen, all previous, earlier, in
      previous cycles
    `,
    de: 'historisch, geschichte, vergangenheit, früher, letzten male, bisher, bisherige*',
    es: 'histórico, históricamente, historia, pasado, anteriores, anterior, la última vez',
    fr: 'historique, historiquement, précédent*, par le passé, la dernière fois',
    pt: 'historicamente, história, passadas, da última vez',
    it: 'storicamente, storia, passato, precedenti, ultima volta',
    ru: 'исторически, истори*, прошлы*, раньше, прошлый раз, в прошлом',
    tr: 'tarihsel*, geçmiş*, önceki*, daha önce, geçen sefer',
    zh: '历史, 过去',
  },
  article: {
    en: `
      that article, that piece, this thesis, this theory, the theory, theory, the story, the narrative,
      that narrative, this narrative, macro thesis, the guru, guru, influencer, youtuber, the original
      post, original thesis, original article, bull thesis, the roadmap, roadmap, game plan, scorecard
      of, the hypothesis, thesis, article, essay, newsletter, blog post, op ed, write up, writeup,
      analyst, author, writer, pundit, scorecard, report card, piece, story, narrative, track record,
      that guy, his call, his calls, their call, bull case
    `,
    de: 'artikel, thesen, analyst*, autor*',
    es: 'tesis, artículo, analista, autor, artículos',
    fr: 'analyste, auteur, article',
    pt: 'tese, artigo, analista, autor',
    it: 'tesi, articolo, analista, autore',
    ru: 'стать*, тезис*, аналитик*, автор*, прогноз из статьи',
    tr: 'makale*, tez, tezi, analist*, yazar*, yazı',
    zh: '文章, 论点, 作者',
  },
  claims: {
    en: `
      13 claims, thirteen claims, may call, june call, peak call, top call, his prediction, their
      prediction, the prediction, the predictions, that prediction, this prediction, made a prediction,
      bold call, big call, points, statements, what was promised, promised, foretold, said, supposed to,
      claim, claims, claimed, calls, call, predictions, predicted, prophecy, promises, forecasted,
      forecasts made, bets, what was said, said would happen, told us, checklist, hypothesis,
      assumptions
    `,
    de: 'behauptung*, vorhersagen, vorhergesagt*, aussage*, thesen, prognosen',
    es: 'afirmaciones, predicciones, predijo, pronósticos, dijo',
    fr: 'affirmations, prédictions, prédit, prévu',
    pt: 'afirmações, previsões, previu',
    it: 'affermazioni, previsioni, previsto, predetto',
    ru: 'утверждени*, предсказани*, предсказал*',
    tr: 'iddia*, öngörü*, tahminler',
    zh: '预测, 观点',
  },
  truth: {
    en: `
      work out, worked out, working out, full of it, full of shit, off the mark, on the money, spot on,
      nailed, nail it, blew it, botched, how did it do, how is it doing, hit or miss, hits and misses,
      misses, miss, materialize, materialized, materialised, happen as, turned out, turn out, pass,
      passed, result, results, outcome, hold true, holds true, held true, proved, proven right, proven
      wrong, vindicated, dead, alive, over, delayed, cancelled, canceled, finished, done, real, really,
      for real, right, wrong, true, false, correct, came true, come true, came of, failed, fail, fails,
      missed, verdict, grade, graded, grading, score, scored, pan out, panned out, panning out, play
      out, played out, playing out, age, aged, aging, hold up, held up, bust, busted, on track,
      confirmed, debunked, verified, still stands, still valid, so far, status of, intact, falsified
    `,
    de: 'richtig, falsch, recht, eingetroffen, wahr, bewerte, bewertung, gestimmt, stimmt',
    es: `
      cierto, acertó, acertado, acertadas, falló, fallado, correcto, verdad, equivocado, razón, cumplió,
      cumplido
    `,
    fr: 'raison, tort, vrai, faux, correct, réalisé*',
    pt: 'certo, errado, acertou, errou, verdade, cumpriu',
    it: 'giusto, sbagliato, ragione, vero, avverat*',
    ru: 'прав, правда, ошиб*, сбыл*, верно, неверн*, оправдал*',
    tr: 'haklı, doğru, yanlış, tuttu, gerçekleş*',
  },
  source: {
    en: `
      sourced, data vendor, vendor, vendors, exchange do you use, exchanges do you use, who provides,
      which provider, what provider, which feed, pull data, pull your data, pull the data, get your
      data, get the data, get your numbers, get the numbers, get this, get these, data coming from,
      numbers come from, numbers from, prices from, prices come from, yahoo down, fred down, series id,
      list of series, which series, what series, what data, which data, data do you use, underlying
      data, raw data, data source, sources, source, where do you get, where did you get, where does your
      data, where does the data, data from, data come from, which exchange, what exchange, provider,
      data provider, price feed, feed, where from, come from, comes from, whose data, api, tradingview,
      yahoo, fred, coingecko, your numbers, your data
    `,
    de: 'quellen, datenquelle*, woher',
    es: 'fuente, fuentes, de dónde sacas, de dónde salen, de donde vienen, de dónde',
    fr: 'source de données, sources, d où viennent, provien*',
    pt: 'fonte, fontes, de onde vem, de onde vêm, de onde',
    it: 'fonte, fonti, da dove',
    ru: 'источник*, откуда',
    tr: 'kaynak, kaynağı, kaynaklar, nereden',
    zh: '数据来源, 来源',
  },
  data: {
    en: 'data, dataset, numbers, figures',
    de: 'daten, zahlen',
    es: 'datos',
    fr: 'données, chiffres',
    pt: 'dados',
    it: 'dati',
    ru: 'данны*',
    tr: 'veri, veriler, verileri',
    zh: '数据',
  },
  fresh: {
    en: `
      real prices, is this live, live prices, how often do you update, how often is this updated, update
      frequency, refresh rate, is it live, how fresh, how old is the data, how old are the numbers, how
      current, how up to date, is the data current, current data, delay in the data, data delay, data
      lag, last data point, latest data point, data as of, updated, last update, when updated, when was
      it updated, recent data, missing data, data missing, gaps in the data, data ok, data okay, data
      working, outage, fresh, stale, up to date, uptodate, outdated, out of date, old data, delayed
      data, last refresh, last refreshed, last updated, when was this updated, how old, how recent,
      latency, real time, realtime, live data
    `,
    de: 'aktuell, veraltet, frisch',
    es: 'actualizad*, viejos',
    fr: 'à jour, frais, périmé*',
    pt: 'atualizad*',
    it: 'aggiornat*',
    ru: 'свеж*, устарел*, обновля*, актуальн*',
    tr: 'güncel, taze, eski',
  },
  provenance: {
    en: `
      why do you think, what makes you, what makes you say, on what basis, basis for, how was that
      computed, how was this computed, how was that calculated, how was this calculated, how did you
      arrive, how did you come up, walk me through, break it down, details of that, explain that number,
      explain this number, explain that, explain this, explain the last, explain your answer, your
      reasoning, reasoning, rationale, evidence for that, proof, derivation, where did you get that,
      where did you get this, whats the source, what is the source, where is that from, wheres that
      from, source please, sauce, really why, but why, why though, why is that, why is it, why this, why
      did you say, tradingview shows, different from tradingview, my chart shows, mine shows, does not
      match, doesnt match, dont match, mismatch, how did you get, how do you know, how did you
      calculate, how did you compute, where does that number, where did that number, where is that
      number, where does this number, where did this number, show your work, show your working, show
      your math, show the math, show the formula, explain yourself, justify, provenance, based on what,
      how come, prove it, what is that based on, whats that based on, source of that, source for that,
      source of this, back that up, citation, cite, receipts, break down that number, why does
      tradingview, why is your, why does my, why do you say, why that, why so, why not, says who,
      according to whom
    `,
    de: 'wie kommst du darauf, warum, wieso, weshalb, woher weißt du, begründe',
    es: 'por qué, por que dices, porque dices, como lo sabes, cómo calculaste, cómo llegaste',
    fr: 'pourquoi, comment tu sais, comment sais tu',
    pt: 'por quê, por que, porquê, como você sabe',
    it: 'perché, come lo sai',
    ru: 'почему, откуда ты знаешь, с чего ты взял, как ты посчитал',
    tr: 'neden, niye, nasıl hesapladın, nereden biliyorsun',
    zh: '为什么, 怎么算的',
  },
};
