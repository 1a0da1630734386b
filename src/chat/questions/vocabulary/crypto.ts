import type { Vocabulary } from '../lexicon.ts';

/** Altcoin season, and how two markets go together. */
export const CRYPTO: Vocabulary = {
  altseason: {
    en: `
      alt season yet, altcoins season, altcoin szn, season of alts, season for alts, alts pump, alts
      pumping, altcoin pump, alts run, alts moon, bitcoin season, btc season, season index, season yet,
      time for alts, alts turn, alts time to shine, altcoin summer, alts explode, altcoin mania, alt
      mania, season, altseason, alt season, altszn, alt szn, alts season, altcoin season, altseasons,
      alt season index, altcoin season index, altcoin rally, alt rally, alt run, altcoin run, szn
    `,
    de: 'altcoin saison, altsaison, altcoin season, alt saison, altcoinsaison',
    es: `
      altseason ya, temporada de las altcoins, altcoins season, temporada de altcoins, temporada alt,
      temporada de alts, temporada altcoin
    `,
    fr: 'saison des altcoins, saison alt, saison des alts, saison altcoins',
    pt: 'temporada de altcoins, estação das altcoins, temporada das altcoins, temporada de alts',
    it: 'stagione delle altcoin, stagione altcoin, stagione delle alt',
    ru: 'альтсезон*, сезон альткоинов, сезон альтов, альт сезон*',
    tr: 'altcoin sezonu, alt sezonu, altcoin sezon*, alt sezon*',
    id: 'musim altcoin',
    zh: '山寨季, 山寨币季节',
    ja: 'アルトシーズン',
    ko: '알트시즌',
  },
  breadth: {
    en: `
      top 50 coins beat, of the top 50, of the top 100, how many beat, how many outperform, share
      beating, percentage of coins, percentage of alts, what share of coins, what share of alts, what
      percent of coins, what percent of alts, fraction of coins, most coins, majority of coins, most
      alts, majority of alts, number of coins, number of alts, coins beat, alts beat, coins beating,
      alts beating, coins outperform, alts outperform, coins are beating, alts are beating, coins ahead
      of bitcoin, alts ahead of bitcoin, eth btc ratio, alt btc ratio, top 50, top 100, top coins, top
      50 coins, how many coins, how many alts, how many altcoins, share of coins, share of alts, percent
      of coins, percent of alts, beat bitcoin, beating bitcoin, beats bitcoin, outperform bitcoin,
      outperforming bitcoin, outperforms bitcoin, beat btc, beating btc, outperform btc, outperforming
      btc, outperforming corn, flippening, breadth
    `,
    de: 'schlagen bitcoin, bitcoin schlagen',
    es: 'ganan a bitcoin, superan a bitcoin, supera a bitcoin',
    fr: 'battent bitcoin, battent le bitcoin',
    ru: 'обгоняют биткоин',
    tr: 'bitcoini geçen',
  },
  'alt-lore': {
    en: `
      bleeding, bleed, bagholder, bagholders, alt coin market, midcap, low caps, lowcaps, small cap
      crypto, crypto small caps, smallcap coins, tokens, token, memecoin, meme coin, memes, defi, layer
      1, l1s, nfts, gem, gems, altcoin market, altcoin cap, alt market cap, midcaps
    `,
  },
  correlation: {
    en: `
      correlates with, correlating, correlations between, correlation coefficient, correlation of, how
      correlated, tightly, tight, tightly linked, uncorrelated, co moving, comovement, co movement,
      beta, r value, correlation, correlations, correlated, correlate, correlat*, corr, r squared, beta
      to, co move, comove*
    `,
    de: 'korrelation*, korrelier*, korreliert',
    es: 'correlación, correlacion*, correlación entre',
    fr: 'corrélation, corrélé*, corréle*',
    pt: 'correlação, correlacion*',
    it: 'correlazione, correlat*',
    ru: 'корреляц*, коррелир*',
    tr: 'korelasyon*',
    zh: '相关性, 相关',
    ja: '相関',
  },
  decouple: {
    en: `
      still decoupled, break the correlation, broken correlation, broken relationship, broke away, break
      away, breaking away, parted ways, part ways, going separate ways, separate ways, own way,
      unhinged, snap back, snapped back, snaps back, snapping back, reconnect, reconnected, rejoin,
      resync, back in sync, out of sync, stop tracking, stopped tracking, stop following, stopped
      following, not following, dont follow, doesnt follow, didnt follow, no longer follow, no longer
      tracks, link broken, link is broken, lost the link, detach, delinked, delink, untethered, on its
      own, decouple, decoupled, decoupling, uncoupled, uncouple, disconnect, disconnected, broken link,
      broke the link, realign, realigned, realigning, recouple, recoupled, realignment, detached,
      diverged, come apart, came apart, break apart
    `,
    de: 'entkoppel*, entkoppl*, abgekoppelt',
    es: 'desacopl*, desconect*',
    fr: 'découpl*, déconnect*',
    pt: 'descol*, descorrela*',
    it: 'disaccopp*, scollegat*',
    ru: 'отвяза*, декаплинг*, расцепл*, разошл*',
    tr: 'ayrış*, koptu, kopuk',
    zh: '脱钩',
  },
  fuse: {
    en: `
      fuse lit, burning fuse, fuse burned, time bomb, powder keg, delayed reaction, delayed move,
      delayed response, delayed effect, delayed rally, fuse, delayed fuse, slow fuse, lit fuse, long
      fuse, the fuse
    `,
    de: 'lunte, zündschnur',
    es: 'mecha',
    fr: 'mèche',
    pt: 'pavio',
    it: 'miccia',
    ru: 'фитил*',
    tr: 'fitil',
  },
  stabilization: {
    en: `
      90 day period, 90 day window, 90 day wait, ninety day period, day 90, days since the crash, days
      since october, days since the shock, since the crash, since october, since the october, volatility
      back to normal, vol back to normal, volatility normal, settled, calmed down, calming, cooling off,
      cool off, cooling period, cooldown, waiting period, healing, healed, three months after,
      countdown, days remaining, days are left, how many days left, stabilization, stabilisation,
      stabilize, stabilise, stabilized, stabilised, stabilizing, stabilization period, 90 day, 90 days,
      90d, ninety days, ninety day, stabilization clock, stabilisation clock, day count, 90 day clock,
      day of 90, quiet period, settle down, settled down, calm down, clock
    `,
    de: 'stabilisierung*, 90 tage, 90 tagen',
    es: 'estabilización, 90 días',
    fr: 'stabilisation, 90 jours',
    pt: 'estabilização, 90 dias',
    it: 'stabilizzazione, 90 giorni',
    ru: 'стабилизаци*, 90 дней',
    tr: 'istikrar, stabilizasyon*, 90 gün, 90 günlük',
    zh: '稳定期',
  },
  lag: {
    en: `
      with a lag, time shift, time delay, half year lag, half a year later, half a year after, months
      behind, weeks behind, months ahead, weeks ahead, months before, weeks before, six month lag, 6
      month lag, first then, then later, precede, precedes, preceded, canary, bellwether, barometer,
      predictor, harbinger, early warning, comes first, moves first, move first, goes first, go first,
      up first, lag, lags, lead lag, time lag, months later, weeks later, months after, weeks after,
      later, delayed, delay, behind, with a delay, leads, lead, leading indicator, trail, trails, front
      run, frontrun*, first and then, how long after
    `,
    de: 'nachlauf, verzögert, verzögerung, monate später, wochen später, hinterher, vorlauf',
    es: 'retraso, meses después, semanas después, meses mas tarde, rezago, después',
    fr: 'retard, mois plus tard, décalage, après',
    pt: 'atraso, meses depois, depois, defasagem',
    it: 'ritardo, mesi dopo, dopo',
    ru: 'лаг, запазды*, отста*, спустя, с задержкой, позже, месяцев спустя',
    tr: 'gecikme*, ay sonra, hafta sonra, sonra',
  },
  follow: {
    en: `
      follow, followed, following, follows, track, tracks, tracking, mirror, mirrors, copy, copies, does
      what, echo, echoes, shadow, imitate, mimic, mimics, react to, reacts to, respond, responds, catch
      up, catch up to, catches up, lag, lags, lagged, trail, trails, behind, move after, moves after,
      moving after, turn to follow, does the same, do the same, same thing later, depends on, take its
      cue, takes its cue, go with, goes with, move with, moves with, moving with, come along, join,
      joins
    `,
    de: 'folgt, folgen, zieht nach, nachziehen, hinkt hinterher',
    es: 'sigue, siguen, seguir, seguirá, seguirán',
    fr: 'suit, suivent, suivre, suivra',
    pt: 'seguem, seguir, acompanha',
    it: 'seguono, seguire',
    ru: 'следу*, идут за, идет за, подтян*, догон*',
    tr: 'takip, takip ediyor, izliyor, peşinden',
    zh: '跟随, 跟着',
  },
  drive: {
    en: `
      help, helps, hurt, hurts, boost, boosts, weigh on, weighs on, next, next in line, drag, drags,
      dragged, pull, pulls, pull up, pulled along, lift, lifts, carry over, carries over, feed into,
      feeds into, translate into, transmit, spill over, spillover, tow, wake, wake up, light up, lead
      to, leads to, cause, causes, trigger, triggers, triggered, spark, sparks, ignite, ignites,
      benefit, benefits, good for, bad for, mean for, means for, imply, implies, impact, effect on,
      affect, affects, influence, influences, matter for, matters for, play out
    `,
    de: 'auslösen, zieht mit',
    es: 'arrastra, detona*',
    fr: 'entraîne, déclenche',
    pt: 'puxa, desencadeia',
    it: 'trascina, innesca',
    ru: 'тянет, потянет',
    tr: 'tetikle*, sürükle*',
    zh: '带动',
  },
  together: {
    en: `
      alike, move alike, similar, similarly, same chart, same pattern, identical charts, look the same,
      tied, tied to, glued, joined at the hip, in step, side by side, in line with, in unison, parallel,
      bound, bond between, interlinked, intertwined, associated, association, joined, cousins, cousin,
      twins, proxy for, two sides, linked to, connect, relate, related to, linked with, with each other,
      each other, together, in sync, sync, lockstep, in lockstep, tandem, in tandem, same direction,
      coupled, couple, link, linked, connection, connected, relationship, related, relation, hand in
      hand, cointegrated, move as one, depend, depends on, have to do with
    `,
    de: 'zusammen, zusammenhang, gleichlauf, gekoppelt, beziehung, verbindung',
    es: 'juntos, juntas, relación, vínculo, relacionad*, acoplad*',
    fr: 'ensemble, lien, lié, liés, relation, rapport',
    pt: 'juntos, juntas, relação, ligação',
    it: 'insieme, legame, collegat*, relazione',
    ru: 'вместе, связь, связан*, зависи*, зависимость',
    tr: 'birlikte, ilişki*, bağlantı*',
    zh: '一起, 关系',
  },
  divergence: {
    en: `
      disconnect between, out of line, out of whack, catch up potential, dislocation, dislocated, gap
      between, wide, wedge between, mispricing, room to catch up, too cheap, too expensive, undervalued
      vs, overextended, extended, divergence, diverge, diverging, gap, spread, spread between,
      mispriced, undervalued, overvalued, cheap, expensive, stretched, cheap relative to, lagging far
      behind
    `,
    de: 'divergenz*, lücke',
    es: 'divergencia*',
    fr: 'divergence*, écart',
    pt: 'divergência*',
    it: 'divergenza*, scarto',
    ru: 'дивергенц*, расхожд*, разрыв',
    tr: 'ıraksama*, uyumsuzluk*, fark',
  },
  shock: {
    en: `
      october crash, october 10, oct 10, 10 october, october shock, flash crash, liquidation event,
      liquidation cascade, october flush, last shock, shock, black friday
    `,
    de: 'oktober crash, schock',
    es: 'shock, caída de octubre',
    ru: 'шок, обвал октября',
  },
};
