import type { Vocabulary } from '../lexicon.ts';

/** Chart levels and breakouts, MACD and its crosses. */
export const LEVELS: Vocabulary = {
  breakout: {
    en: `
      cleared the, punched through, punch through, took out, taking out, above resistance, over
      resistance, above the ceiling, above its ceiling, through resistance, through the ceiling, smashed
      through, blast off, lift off, liftoff, takeoff, take off, taking off, took off, escape, escaped,
      breached, breach, busted through, broke the ceiling, break the ceiling, breakout, break out,
      breaking out, broke out, broken out, breaks out, break through, breaking through, broke through,
      launchpad, cleared, clears, clear its, break above, broke above, breaks above, broken above, above
      all prior highs
    `,
    de: 'ausbruch, ausgebrochen, durchbruch, durchbrochen, ausbrechen',
    es: 'ruptura, rompió, romper, rompe, rompimiento, rompiendo, roto',
    fr: 'cassure, cassé, casse, percée, franchi, franchissement',
    pt: 'rompimento, rompeu, rompendo, romper',
    it: 'rottura, rotto, ha rotto, sfondamento',
    ru: 'пробой, пробоя, пробил*, пробит*, прорыв*',
    tr: 'kırılım*, kırdı, kırdı mı, kırılma',
    zh: '突破',
  },
  'false-breakout': {
    en: `
      for real, the real deal, real deal, real or fake, real breakout, trap, faked, a fake, fake, dead
      cat, dead cat bounce, sustainable, sustained, legit breakout, invalidate, invalidated,
      invalidation, fail the breakout, back below, back under, fell back, falling back, fakeout, fake
      out, false breakout, bull trap, failed breakout, fake breakout, head fake, false break, fake
      break, rejected, rejection
    `,
    de: 'fehlausbruch, bullenfalle',
    es: 'trampa alcista, falsa ruptura, ruptura falsa',
    fr: 'fausse cassure, piège haussier',
    pt: 'falso rompimento, armadilha',
    it: 'falsa rottura, trappola',
    ru: 'ложный пробой, ловушка',
    tr: 'sahte kırılım, boğa tuzağı',
  },
  resistance: {
    en: 'resistance, ceiling, overhead, barrier, key level, key levels, level, levels',
    de: 'widerstand*, decke',
    es: 'resistencia, techo, nivel',
    fr: 'plafond, niveau',
    pt: 'resistência, teto, nível',
    it: 'resistenza, tetto, livello',
    ru: 'сопротивлени*, потолок, уровень, уровня',
    tr: 'direnç*, direnc*, tavan*, seviye*',
    zh: '阻力, 压力位',
  },
  support: {
    en: 'support, floor, support level, line in the sand',
    de: 'unterstützung*, boden',
    es: 'soporte, suelo, piso',
    fr: 'plancher, soutien',
    pt: 'suporte',
    it: 'supporto, pavimento',
    ru: 'поддержк*',
    tr: 'destek*, destegi',
    zh: '支撑',
  },
  hold: {
    en: `
      still hold, still holds, still holding, is it holding, held so far, broken down, break down,
      breaks down, breakdown, gave way, give way, gives way, slip below, slipped below, dip below,
      dipped below, dips below, loses, break below, broke below, close below, closed below, closes
      below, close under, cushion, room to, hold, holding, held, still above, stay above, staying above,
      remains above, lose, lost, losing, below, under, above, survive, survived, defended, respected,
      hold up, fell below, drop below, over
    `,
    de: 'hält, halten, gehalten, über, unter',
    es: 'aguanta*, mantiene, sostiene, por encima, por debajo, debajo, encima',
    fr: 'tient, tenu, au dessus, en dessous, sous',
    pt: 'segura, segurou, aguenta, acima, abaixo',
    it: 'tiene, regge, sopra, sotto',
    ru: 'держ*, удерж*, выше, ниже',
    tr: 'tutuyor, tuttu, üstünde, altında, üzerinde, altına, üstüne',
    zh: '守住, 跌破',
  },
  below: {
    en: `
      below, under, lose, loses, lost, drops below, drop below, falls below, fall below, breaks below,
      goes below, down to, close below, closes below, close under, closes under, drops under, drop under
    `,
    de: 'unter',
    es: 'debajo, por debajo',
    fr: 'sous, en dessous',
    pt: 'abaixo',
    it: 'sotto',
    ru: 'ниже',
    tr: 'altında, altına',
  },
  above: {
    en: `
      above, over, exceeds, breaks above, break above, goes above, clears, clear, hits, hit, reaches,
      reach, up to, close above, closes above, closed above
    `,
    de: 'über',
    es: 'encima, por encima',
    fr: 'au dessus',
    pt: 'acima',
    it: 'sopra',
    ru: 'выше',
    tr: 'üstünde, üstüne, üzerinde, üzerine',
  },
  retest: {
    en: `
      retesting, test of support, testing, tested, tests, come back to, comes back to, came back to,
      revisit, kiss of death, backtest the level, retest, re test, throwback, pullback, pull back,
      backtest of the level
    `,
    de: 'rücksetzer, retest*',
    es: 'retesteo, retroceso',
    fr: 'retour sur',
    ru: 'ретест*, откат*',
    tr: 'yeniden test, geri çekilme',
  },
  record: {
    en: `
      old high, old highs, 2021 high, previous high, last high, prior high, prior record, record
      territory, highs ever, in the blue, off its high, from its high, below its high, new record, fresh
      high, fresh highs, fresh record, never been higher, previous record, all time high, all time
      highs, alltime high, ath, aths, record high, record, records, new high, new highs, blue sky, blue
      skies, uncharted, uncharted territory, price discovery, record close, prior highs, highest ever,
      highs
    `,
    de: 'allzeithoch, allzeithöchst*, rekordhoch, rekord, höchststand',
    es: 'máximo histórico, máximos históricos, récord, nuevo máximo',
    fr: 'plus haut historique, record historique, sommet historique, plus hauts historiques',
    pt: 'máxima histórica, recorde, topo histórico',
    it: 'massimo storico, massimi storici, record assoluto',
    ru: 'исторический максимум, историческом максимуме, новый максимум, рекорд*',
    tr: 'tüm zamanların en yükseği, rekor*, yeni zirve',
    zh: '历史新高, 新高',
  },
  'index-level': {
    en: 'how many points, points above, points below, points from, points away, 2400, 2600, 2450, 2459, 2500, 2437, 2.4k, 2400 level, 2600 level, twenty four hundred',
  },
  pattern: {
    en: `
      launch pad, coil, wedge, flag, bull flag, rounded bottom, inverse head and shoulders, range, range
      bound, sideways, four year base, four year range, rolling over, triple top, double top, cup and
      handle, head and shoulders, ascending triangle, consolidation, basing, coiling
    `,
    ru: 'двойная вершина, тройная вершина',
  },
  macd: {
    en: `
      macd, macd indicator, moving average convergence divergence, weekly macd, macd line, m a c d, macd
      weekly
    `,
    zh: 'macd 指标',
  },
  'golden-cross': {
    en: `
      gold crossover, golden x, goldencross on weekly, weekly golden cross, bullish macd cross, macd
      bull cross, macd turns bullish, bullish macd, macd bullish, positive cross, upward cross, cross
      up, crosses up, cross upward, crossed up, bullish crossing, golden cross, golden crosses, golden
      crossing, bullish cross, bull cross, bullish crossover, macd golden cross, gold cross, gc
    `,
    de: 'goldenes kreuz, goldene kreuz, goldenen kreuz, goldenen kreuzes, goldkreuz',
    es: 'cruce dorado, cruz dorada, cruce de oro, cruces dorados, cruz de oro',
    fr: 'croix dorée, croisement doré, croix d or, croisement d or',
    pt: 'cruz dourada, cruzamento dourado, cruz de ouro',
    it: 'croce d oro, croce dorata, incrocio dorato, golden cross',
    ru: 'золотой крест*, золотого креста, золотым крестом, золотое пересечение',
    tr: 'altın haç, altın kesişim*, altın çapraz, golden cross',
    nl: 'gouden kruis',
    pl: 'złoty krzyż',
    zh: '金叉',
    ja: 'ゴールデンクロス',
  },
  'death-cross': {
    en: `
      death x, weekly death cross, bearish macd cross, macd bear cross, macd turns bearish, bearish
      macd, macd bearish, negative cross, cross down, crosses down, crossed down, downward cross, death
      cross, death crosses, bearish cross, bear cross, bearish crossover, macd death cross, dead cross
    `,
    de: 'todeskreuz*',
    es: 'cruce de la muerte, cruz de la muerte, cruce bajista',
    fr: 'croix de la mort, croisement de la mort, croix mortelle',
    pt: 'cruz da morte, cruzamento da morte',
    it: 'croce della morte, incrocio della morte',
    ru: 'крест смерти, креста смерти, смертельный крест, мертвый крест',
    tr: 'ölüm haçı, ölüm kesişimi, ölüm çaprazı',
    zh: '死叉',
    ja: 'デッドクロス',
  },
  cross: {
    en: `
      crossed yet, crossed over yet, crossing point, turn positive, turns positive, turned positive,
      turn negative, turns negative, turn up, turning up, turns up, turn green, turned green, turn
      bullish, turned bullish, cross the signal, above signal, below signal, above the signal, below the
      signal, recross, cross, crossed, crossing, crossover, cross over, crosses over, crossed over,
      crossunder, flip, flipped, flips
    `,
    de: 'kreuz, kreuze, kreuzt, kreuzung, kreuzen, gekreuzt, überkreuz*',
    es: 'cruce, cruces, cruza, cruzó, cruzar, cruzado',
    fr: 'croisement, croise, croisé, croix',
    pt: 'cruzamento, cruza, cruzou, cruzar',
    it: 'incrocio, incrocia, incrociato, incroci',
    ru: 'пересеч*, пересек*, крест, креста',
    tr: 'kesişim*, kesişti, kesiş*, kesti',
    zh: '交叉',
  },
  'signal-line': {
    en: 'signal line, signalline, its signal, trigger line',
    de: 'signallinie',
    es: 'línea de señal, señal',
    fr: 'ligne de signal',
    pt: 'linha de sinal',
    it: 'linea di segnale',
    ru: 'сигнальн* лини*',
    tr: 'sinyal çizgisi, sinyal hattı',
  },
  histogram: {
    en: 'histogram, histo',
    de: 'histogramm',
    es: 'histograma',
    fr: 'histogramme',
    it: 'istogramma',
    ru: 'гистограмм*',
  },
  'weekly-close': {
    en: `
      close this week, closing this week, closes this week, at the close, candle, candles, weekly bar,
      sunday nights close, sundays close, close on sunday, weekly timeframe, weekly chart, provisional,
      open week, confirmed close, weekly close, weekly candle, candle close, candle closes, weekly
      candle close, week close, sunday close, weekly closing, closing price
    `,
    de: 'wochenschluss, wochenkerze',
    es: 'cierre semanal, vela semanal',
    fr: 'clôture hebdomadaire, bougie hebdomadaire',
    pt: 'fechamento semanal, vela semanal, candle semanal',
    it: 'chiusura settimanale, candela settimanale',
    ru: 'закрытие недели, недельн* закрыти*, недельн* свеч*',
    tr: 'haftalık kapanış*, haftalık mum',
    zh: '周线, 周收盘',
  },
  overtake: {
    en: 'overtake, surpass, flip, flippen, flippening, dethrone, eclipse, outgrow, be bigger than, replace',
    de: 'überholt, überholen',
    es: 'superará, va a superar',
    fr: 'dépassera',
  },
  'needed-price': {
    en: `
      price does, at what price, at which price, what level would, what level does, which level, what
      number, how high does, where does it need, where must, need to be, needs to be, have to close,
      must close, close where, where to flip, required close, threshold, trigger price, price for a
      cross, price to cross, cross price, how many percent, how much higher, how much lower, how many
      dollars, distance, what price, which price, what close, which close, price needed, close needed,
      needs to close, need to close, close does, has to close, close above, how close is, how near, how
      far from, distance to, how far
    `,
    de: 'wie weit',
    es: 'que precio, que cierre, qué tan lejos, cuanto falta para',
    fr: 'quel prix, quelle clôture',
    ru: 'какая цена, какое закрытие, как далеко',
    tr: 'ne kadar uzak, hangi kapanış',
  },
  'moving-average': {
    en: `
      ma cross, moving average cross, sma cross, ema cross, 20 week, 21 week, 50 week, bull market
      support band, 200wma, 200 wma, moving average, moving averages, 50 200, 50 day, 200 day, 200 week,
      50 over 200, sma, ema, 200dma, 50dma
    `,
    de: 'gleitende* durchschnitt*',
    es: 'media móvil, medias móviles',
    fr: 'moyenne mobile, moyennes mobiles',
    ru: 'скользящ* средн*',
  },
  chart: {
    en: `
      charts, show a chart, show the chart, visual, image, screenshot, plot it, draw it, show me a
      picture, weekly chart, chart, graph, plot, picture, draw
    `,
    de: 'grafik, diagramm',
    es: 'gráfico, gráfica',
    fr: 'graphique, graphe',
    it: 'grafico',
    pt: 'gráfico',
    ru: 'график*',
    tr: 'grafik*',
    zh: '图, 图表',
  },
  price: {
    en: 'price, quote, trading at, worth, how much is',
    de: 'preis, kurs, kostet',
    es: 'precio, cotización, vale',
    fr: 'prix, cours, cote',
    pt: 'preço, cotação',
    it: 'prezzo, quotazione',
    ru: 'цена, цены, цену, курс, стоит',
    tr: 'fiyat*, kaç dolar',
    zh: '价格, 多少钱',
  },
};
