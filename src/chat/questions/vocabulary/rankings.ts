import type { Vocabulary } from '../lexicon.ts';

/** Who is stronger than whom, and what has changed lately. */
export const RANKINGS: Vocabulary = {
  rank: {
    en: `
      hot, hot or not, whats hot, cold, in favor, in favour, out of favor, in fashion, table,
      scoreboard, best, worst, strong, weak, highest, lowest, leads the table, momentum table, first
      place, last place, king, kings, which asset, which assets, what asset, top of the list, bottom of
      the list, biggest gainer, biggest loser, gainers, movers, biggest mover, best bet on momentum,
      most momentum, least momentum, whats strong, whats weak, what is strong, pecking order, rank,
      ranking, ranked, leaderboard, league table, strongest, weakest, best performing, worst performing,
      best performer, worst performer, top performer, top performing, winner, loser, laggard, leaders
      and laggards, hottest, best asset, worst asset, top assets, top dog, order by, sort by, sorted by,
      best to worst, heatmap, standings, whats working, what is working
    `,
    de: 'rangliste, rangfolge, stärkste*, schwächste*, beste*, gewinner, verlierer',
    es: `
      más fuerte, más fuertes, más débil, mejor activo, peor activo, clasificación, ganadores,
      perdedores, mejores activos
    `,
    fr: `
      classement, plus fort, plus forte, plus faible, meilleur actif, meilleure performance, gagnants,
      perdants
    `,
    pt: 'mais forte, mais fortes, mais fraco, melhor ativo, classificação, ranking de ativos',
    it: 'classifica, più forte, più forti, più debole, migliore asset',
    ru: 'рейтинг*, сильнейш*, слабейш*, самый сильный, кто сильнее, самые сильные, лучшие активы',
    tr: 'en güçlü, sıralama*, en zayıf, en iyi performans, kim önde',
    zh: '排名, 最强, 最弱',
  },
  momentum: {
    en: 'momentum, trend strength, relative momentum, roc, rate of change',
    fr: 'dynamique',
    ru: 'моментум, импульс цены',
    tr: 'momentumu',
    zh: '动量, 动能',
  },
  'relative-strength': {
    en: `
      compare, compared, comparison, compared to, relative to, winning against, wins against, losing to,
      loses to, lagging, lag behind, lags behind, gaining on, gains on, keeping up, keep up, catch up
      with, outshine, outshines, crushing, smashing, destroying, against, pulling ahead, ratio, pair,
      race, or, relative strength, stronger than, weaker than, stronger, weaker, relative performance,
      outperform*, underperform*, outrun*, outpac*, beat, beating, beats, overtake*, overtaking, running
      ahead, ahead of, ahead, lagging behind, trailing, versus, vs, catching up with, better than, worse
      than
    `,
    de: 'relative stärke, stärker als, stärker, schwächer, schlägt, outperformt, überholt',
    es: 'fuerza relativa, supera, superando, más fuerte que, contra, mejor que',
    fr: 'force relative, surperform*, sous perform*, bat, mieux que',
    pt: 'força relativa, superando, supera, melhor que',
    it: 'forza relativa, batte, meglio di',
    ru: 'относительн* сил*, сильнее, слабее, обгоня*, опережа*, против',
    tr: 'göreceli güç, daha güçlü, geçti mi, karşı',
  },
  quadrant: {
    en: `
      quadrant, quadrants, rrg, rotation map, relative rotation, relative rotation graph, map,
      improving, weakening, lagging quadrant, leading quadrant, tails, rotation graph, rotation chart
    `,
    de: 'quadranten, rotationskarte',
    es: 'cuadrante*, mapa de rotación, mapa',
    fr: 'quadrants, carte de rotation',
    pt: 'quadrante, mapa de rotação',
    it: 'quadrante, mappa',
    ru: 'квадрант*, карта ротации',
    tr: 'çeyrek dilim, rotasyon haritası',
  },
  sector: {
    en: 'sector, industry, sector rotation, asset class, asset classes',
    de: 'sektor*, anlageklasse*',
    es: 'sectores',
    fr: 'secteur*',
    pt: 'setor, setores',
    it: 'settore, settori',
    ru: 'сектор*',
    tr: 'sektör*',
  },
  everything: {
    en: 'everything, all assets, every asset, all of them, across assets, assets, asset',
    de: 'alle werte',
    es: 'activos, todos los activos',
    fr: 'actifs, tous les actifs',
    pt: 'ativos',
    ru: 'все активы, актив*',
    tr: 'varlık*',
  },
  metals: {
    en: 'metal, precious metal, commodities',
    de: 'edelmetall*, metalle',
    es: 'metales',
    fr: 'métaux',
    pt: 'metais',
    it: 'metalli',
    ru: 'металл*',
    tr: 'metal*, emtia*',
  },
  crypto: {
    en: 'crypto, cryptos, crypto market, digital assets, coins',
    de: 'krypto*',
    es: 'cripto*',
    pt: 'criptomoeda*',
    it: 'cripto*',
    ru: 'крипт*',
    tr: 'kripto*',
    zh: '加密货币, 币圈',
  },
  'this-week': {
    en: `
      since monday morning, since yesterday, over the last few days, last 7 days, past 7 days, the last
      week, week over week, wow, weekly change, weekly changes, overnight, before monday, ahead of
      monday, end of the week, week in review, how was the week, hows the week, this week, since last
      week, last week, past week, over the week, week so far, week, in the last 7 days, since monday,
      since friday, lately, recently, over the weekend, past few days, previous week
    `,
    de: 'diese woche, letzte woche, seit letzter woche, dieser woche, woche',
    es: 'esta semana, semana pasada, última semana, semana',
    fr: 'cette semaine, semaine dernière, semaine',
    pt: 'semana passada, nesta semana',
    it: 'questa settimana, settimana scorsa, settimana',
    ru: 'эта неделя, этой недел*, на этой неделе, за неделю, прошлой недел*, недел*',
    tr: 'bu hafta, geçen hafta, hafta*',
    zh: '本周, 这周, 上周',
  },
  change: {
    en: `
      changes since, changed since, whats different, what is different, what happened, what has
      happened, whats changed, shift since, flipped since, new developments, breaking, headlines,
      anything happen, anything happening, anything interesting, anything important, anything moved, big
      moves, what moved, change, changed, changes, changing, different, difference since, whats new,
      what is new, anything new, something new, news, update, updates, new this, moved, developments,
      happened, happening, happen, whats up, whats going on, what is going on, whats happening, going on
    `,
    de: 'geändert, änderung*, verändert, neues, was ist neu, passiert, neuigkeiten',
    es: 'cambió, cambio, cambios, cambiado, novedades, nuevo, nueva, novedad, pasó',
    fr: 'changé, change, changement*, quoi de neuf, nouveau, nouveautés, passé',
    pt: 'mudou, mudança*, novidade*, aconteceu',
    it: 'cambiato, cambiamenti, novità, successo',
    ru: 'изменил*, изменени*, нового, новости, произошло, случилось',
    tr: 'değişti, değişen, yenilik*, ne oldu, yeni ne var',
    zh: '变化, 新消息',
  },
  recap: {
    en: `
      rundown, quick rundown, run down, highlights, key points, takeaways, nutshell, in a nutshell, what
      matters, what should i know, anything i should know, i should know, need to know, bottom line, the
      gist, gist, state of play, status report, overview of the week, short version, tell me everything,
      long story short, just the highlights, quick summary, brief summary, one paragraph, cliff notes,
      cliffs, while i was away, was away, been away, on holiday, out of the loop, in the loop, recap,
      catch me up, catch up on, summary, summarize, summarise, sum up, sum it up, sitrep, brief me,
      briefing, tldr, tl dr, did i miss, what i missed, whats new, anything new, wrap up, wrap, round
      up, roundup, weekly update, weekly summary, whats new this week, market update, bring me up to
      speed, up to speed, fill me in, in short, quick update
    `,
    de: 'zusammenfassung, fass zusammen, wochenrückblick, verpasst',
    es: 'resume, resúmeme, puesta al día, me perdí, resumen de la semana, resumen semanal',
    fr: 'récap*, résume, résumé',
    pt: 'resume, resuma, perdi, resumo da semana',
    it: 'riassunto, riassumi, riepilogo, perso',
    ru: 'итоги, сводк*, кратко, пропустил*',
    tr: 'özet geç, haftalık özet, kaçırdım',
  },
};
