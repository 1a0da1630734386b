import type { Vocabulary } from '../lexicon.ts';

/** Rotation phases, cycle peaks, rankings, and what happened this week. */
export const CYCLE: Vocabulary = {
  phase: {
    en: `
      part of the playbook, phase call, phase calls, phase label, the label, label flip, label, chapter, inning, innings, leg of the rotation, act, stages, market stage,
      early cycle, late cycle, mid cycle, step, in which phase, phase, regime, stage, market regime,
      rotation phase, market phase, phase two, phase one, phase three, phase 1, phase 2, phase 3,
      playbook
    `,
    de: 'phasen, marktphase*, regime',
    es: 'fase, fases, régimen, etapa, fase 1, fase 2, fase 3',
    pt: 'regime, estágio, ciclo de mercado',
    fr: 'régime, étape',
    it: 'fasi, ciclo di mercato',
    ru: 'фаз*, режим*, стади*',
    tr: 'faz, faza, fazda, fazdayız, fazı, evre*, aşama*',
    nl: 'fasen',
    zh: '阶段',
  },
  'phase-change': {
    en: `
      phase change, change of phase, phase switch, regime change, phase changes, phase shift, next
      phase, phase transition
    `,
    de: 'phasenwechsel, regimewechsel',
    es: 'cambio de fase',
    fr: 'changement de phase',
    pt: 'mudança de fase',
    it: 'cambio di fase',
    ru: 'смен* фаз*',
    tr: 'faz değiş*',
  },
  cycle: {
    en: 'cycle, market cycle, business cycle',
    de: 'zyklus, marktzyklus',
    es: 'ciclo',
    ru: 'цикл*',
    tr: 'döngü*',
    zh: '周期',
  },
  rotation: {
    en: `
      rotation trade, debasement trade, reflation trade, baton, passing the baton, pass the baton, hand
      off, handoff, handover, handed over, trickle down, trickling, next domino, dominoes, domino,
      broadening out, widening, risk curve, further out, switch, switching, reallocate, reallocation,
      moving from, moves from, going from, leaving, fleeing, migrate, migrating, cycling, rotation,
      rotate, rotates, rotated, rotating, capital rotation, great rotation, broadening, broaden
    `,
    de: 'rotiert, rotieren, umschichtung',
    es: 'rotación, rota, rotando, rotaciones',
    pt: 'rotação, rotacionando',
    it: 'rotazione, rotazioni',
    ru: 'ротац*, перето*',
    tr: 'rotasyon*',
    zh: '轮动',
  },
  flow: {
    en: `
      cash, moving out, moving to, move into, moves into, move from, moves from, going where, where is
      it going, leave, leaves, liquid cash, dollars flowing, bid, chasing, chase, smart money, fund
      flows, move on to, money, capital, flow, flowing, flows, inflow, outflow, funds, money flow, money
      moving, moving into, moving out of, piling into, shift, shifts, shifting, going into, pour*
    `,
    de: 'fliesst, strömt, wandert, geld, kapital, kapitalfluss, fließt, umschicht*',
    es: 'dinero, flujo, flujos, fluye',
    fr: 'capitaux, flux',
    pt: 'dinheiro, fluxo, fluxos',
    it: 'soldi, capitali, flusso, flussi',
    ru: 'деньги, денег, капитал*, поток*',
    tr: 'para akışı, para nereye, sermaye*',
    zh: '资金',
  },
  risk: {
    en: `
      risk, take risk, taking risk, risk taking, speculation, speculative, speculative appetite, animal
      spirits, euphoria, greed, fear and greed, fear, risky assets, risk is on, risk is off, junk,
      froth, frothy, safe haven, flight to safety, risk on, risk off, riskon, riskoff, risk appetite,
      risk mode, appetite for risk, risk seeking, risk averse, risk assets, defensive
    `,
    de: 'risikobereitschaft, risikofreude, risikoappetit',
    es: 'apetito por el riesgo, apetito de riesgo',
    fr: 'appétit pour le risque, aversion au risque',
    pt: 'apetite ao risco, apetite por risco, aversão ao risco',
    it: 'propensione al rischio',
    ru: 'аппетит к риску',
    tr: 'risk iştahı',
  },
  'where-now': {
    en: `
      where in the cycle, early or late, how early, how late, how far along are we, what stage are we,
      where do things stand, where do we find ourselves, what are we in, which one are we in, what part,
      where are we, where we are, where do we stand, where are we at, where we stand, where we at, where
      does this leave us
    `,
    de: 'wo stehen wir, wo sind wir',
    es: 'donde estamos, en que punto estamos',
    fr: 'où en sommes nous, où on en est',
    pt: 'onde estamos, em que ponto estamos',
    it: 'dove siamo, a che punto siamo',
    ru: 'где мы, на каком мы этапе',
    tr: 'neredeyiz, hangi noktadayız',
  },
  backdrop: {
    en: `
      lay of the land, environment, picture, macro setup, setup, set up for risk, bull or bear right
      now, what kind of market, whats the market doing, how does the market look, the vibe, vibe, vibes,
      tone, market tone, temperature, good or bad for risk, broad market, big picture, macro picture,
      backdrop, market environment, macro environment, market mood, sentiment, macro view, outlook,
      overview, state of the market, market state, macro, market conditions, how is the market, hows the
      market, how are markets, bullish or bearish, bull market, bear market, bull or bear, bullish,
      bearish
    `,
    de: 'gesamtbild, marktlage, makro, bullenmarkt, bärenmarkt',
    es: 'panorama, mercado alcista, mercado bajista, alcista, bajista',
    fr: 'vue d ensemble, situation du marché, marché haussier, marché baissier, haussier, baissier',
    pt: 'cenário, mercado de alta',
    it: 'quadro generale, scenario',
    ru: 'общая картина, бычий рынок, медвежий рынок',
    tr: 'genel görünüm, boğa piyasası, ayı piyasası',
  },
  leading: {
    en: `
      winning, whos winning, dominates, dominated, on top, ahead of the pack, drives, driving the
      market, in control, calling the shots, carrying the market, taking the lead, took the lead, leads
      now, lead now, leading, leader, leadership, leads the market, in the lead, in charge, out in
      front, who leads, whats leading, taking over, dominating
    `,
    de: 'führt, führen, führend*, anführ*',
    es: 'lidera*, líder',
    fr: 'mène, en tête, leader',
    pt: 'liderando, lidera',
    it: 'guida il mercato, in testa',
    ru: 'лидир*, лидер*, впереди',
    tr: 'lider*, önde',
  },
  confidence: {
    en: 'confidence, confident, conviction, how sure, how certain',
    de: 'wie sicher',
    es: 'confianza',
    fr: 'confiance',
    ru: 'уверен*',
  },
  peak: {
    en: `
      bull market over, bull market end, bull market ends, is the bull over, bull over, is it over, are
      we done, topping out, highest point, highest close of the cycle, crest, culminate, exhausted,
      exhaustion, run out of steam, peaks out, peak out, local high, rolled over, end of the rally, end
      of this rally, end of the cycle, end the rally, high is in, high already in, has it topped,
      already topped, already peaked, peak, peaked, peaking, top, topped, topping, top out, tops out,
      topped out, blow off, blowoff, cycle high, cycle top, market top, zenith, top is in, top in, final
      high, roll over, rolls over, rally end, rally over, rally ends, the end of the rally, run ends,
      bull run end, bull run over, end of the bull run, cycle over, cycle ends
    `,
    de: `
      gipfeln, top erreicht, ende der rallye, ende des bullenmarkts, höhepunkt*, hoehepunkt*, hochpunkt,
      spitze, zyklushoch, gipfel, scheitelpunkt, hoch des zyklus
    `,
    es: `
      techo del ciclo, máximo del ciclo, fin del ciclo, fin del rally, pico del ciclo, pico, cima,
      cúspide, tope
    `,
    fr: 'fin du cycle, fin de la hausse, plus haut du cycle, top du cycle, sommet, pic, apogée',
    pt: 'fim do ciclo, topo do ciclo, pico, fim da alta, topo, cume, auge',
    it: 'fine del ciclo, massimo, top del ciclo, picco, cima, vetta, massimo del ciclo',
    ru: 'пик, пика, пике, пику, пиков, вершин*, хай цикла',
    tr: 'zirve*, tepe, tepesi, tepeyi',
    nl: 'piek, hoogtepunt',
    pl: 'szczyt*',
    id: 'puncak',
    zh: '见顶, 顶部, 顶, 高点',
    ja: '天井, ピーク',
  },
  window: {
    en: `
      past the window, inside the window, in the window, the window open, the window closed, before the window,
      18 weeks after, 19 weeks after, four and a half months, 4 5 months, 18 19, eighteen weeks later,
      weeks 18 and 19, weeks 18 to 19, the 18 week rule, 18 week window, 18 weeks, 19 weeks, 18 19
      weeks, 18 19 week, 18 to 19 weeks, 18 or 19 weeks, 18 to 19, 18 or 19, eighteen weeks, nineteen
      weeks, week 18, week 19, peak window, 18 week, 19 week, eighteen to nineteen, eighteen or
      nineteen, 19th week, 18th week, four months, 4 months
    `,
    de: '18 wochen, 19 wochen',
    es: '18 semanas, 19 semanas',
    fr: '18 semaines, 19 semaines',
    it: '18 settimane, 19 settimane',
    ru: '18 недель, 19 недель',
    tr: '18 hafta, 19 hafta',
  },
  'peak-date': {
    en: `
      late may, early june, end of may, start of june, may or june, may june, beginning of june, mid
      june, late spring, in june, in may, by june, by may
    `,
    de: 'ende mai, anfang juni, im juni, im mai',
    es: 'finales de mayo, fines de mayo, principios de junio, comienzos de junio, mayo, junio',
    fr: 'fin mai, début juin, en mai, en juin',
    pt: 'fim de maio, final de maio, início de junho, maio, junho',
    it: 'fine maggio, inizio giugno, maggio, giugno',
    ru: 'конец мая, конце мая, начало июня, начале июня, в мае, в июне',
    tr: 'mayıs*, haziran*',
  },
  summer: {
    en: `
      seasonality, seasonal, seasonally, summer, doldrums, summer lull, june to august, sell in may, go
      away, sell in may and go away, halloween effect, this summer
    `,
    de: 'sommer*, saisonalität, saisonal',
    es: 'verano, estacional*',
    fr: 'cet été, été, saisonnalité',
    pt: 'verão, sazonal*',
    it: 'estate, stagionalità',
    ru: 'лето, летом, сезонност*',
    tr: 'yaz aylar*, mevsimsel*',
  },
  rally: {
    en: `
      pump after the cross, rallies last, rallied after, the move, bull leg, bull move, surge, climb,
      bounce after, follow through, rally, rallies, rallied, bull run, bullrun, run up, runup, run,
      upswing, uptrend, leg up, upside, advance, move up, moves up, rise
    `,
    de: 'rallye, aufschwung, hausse, anstieg',
    es: 'subida, alza, rebote, rally alcista',
    fr: 'rallye, hausse, envolée',
    pt: 'alta, subida',
    it: 'rialzo, rally rialzista, salita',
    ru: 'ралли, рост, роста, рост*, подъем*',
    tr: 'yükseliş*, ralli',
    zh: '上涨, 涨势, 牛市',
  },
  until: {
    en: 'til, till, until, to go before, left until, left before, away from',
    de: 'bis zum, bis zur',
    es: 'hasta el',
    fr: 'jusqu au',
  },
  'how-long': {
    en: `
      how long does, how long do, how long did, how long will, how long has, how many days, days left,
      months left, weeks in, how many weeks in, average duration, weeks from, weeks after, weeks since,
      time from, time between, how much time, how old, for how long, since when, how long until, how
      long ago, how long, how much longer, how many weeks, how many more weeks, how many months,
      duration, how far along, what week, which week, time left, weeks left, how old is, lifespan,
      average length, typical length
    `,
    de: 'wie lange, wie viele wochen, wieviele wochen',
    es: 'cuanto dura, cuanto tiempo, cuantas semanas, cuanto durará, cuanto falta',
    fr: 'combien de temps, combien de semaines',
    pt: 'quanto tempo, quantas semanas, quanto dura, quanto falta',
    it: 'quanto dura, quanto tempo, quante settimane, quanto manca',
    ru: 'как долго, сколько недель, сколько длится, сколько продлится',
    tr: 'ne kadar sürer, kaç hafta, ne kadar sürecek',
  },
  'peak-lore': {
    en: `
      top signals, cycle top indicators, coinglass, log growth curve, 200 week heatmap, nupl, sopr, hash
      ribbons, halving year, post halving, after the halving, power law, pi cycle, rainbow chart, mvrv,
      stock to flow, top indicator, top signal, halving, four year cycle, 4 year cycle, halving cycle,
      puell multiple, top indicators, exit signal, cycle indicators
    `,
    de: 'halbierung',
    ru: 'халвинг*',
  },
  fomc: {
    en: `
      fomc, fed meeting, fed chair, powell, new fed chair, fed change, change at the fed, fed chairman,
      rate decision, next fed meeting, changing of the guard
    `,
    de: 'notenbanksitzung, fed sitzung, fed chef',
    es: 'reunión de la fed, presidente de la fed',
    fr: 'réunion de la fed',
    ru: 'заседание фрс, глава фрс',
  },
};
