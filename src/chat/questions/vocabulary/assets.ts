import type { SeriesId } from '../../../market/catalogue.ts';

/** What people call a series besides its catalogue names: other tongues, slang, plurals. */
export const SERIES_WORDS: Readonly<Partial<Record<SeriesId, Readonly<Record<string, string>>>>> = {
  BTC: {
    en: 'btc, bitcoins, corn, bitcoin price, btc price, king coin',
    ru: 'биткоин*, биткойн*, биток*, битка',
    zh: '比特币, 大饼',
    ja: 'ビットコイン',
    tr: "bitcoin'in",
  },
  ETH: {
    en: 'eth, ethers, vitalik',
    es: 'etereum',
    ru: 'эфир*, этериум*',
    zh: '以太坊, 以太',
    ja: 'イーサリアム',
  },
  OTHERS: {
    en: `
      alt, altcoin*, alt coins, shitcoin*, small coins, smaller coins, other coins, microcaps, midcap
      crypto
    `,
    de: 'altcoin*',
    ru: 'альт, альты, альтов, альткоин*, альткойн*',
    tr: 'altlar, altcoin*',
    zh: '山寨币, 山寨',
    ja: 'アルトコイン',
    ko: '알트코인',
  },
  RUT: {
    en: `
      small cap, smallcap*, russel, rusell, rusel, russle, rusell 2000, rusel 2000, russel 2000, small
      cap index, small companies, small stocks, small cap stocks, us2000
    `,
    de: 'nebenwerte, kleine aktien, kleine werte',
    es: 'pequeñas empresas, pequeñas compañías, empresas pequeñas, baja capitalización',
    fr: 'petites capitalisations, petites valeurs, petites caps',
    pt: 'pequenas empresas, empresas pequenas, baixa capitalização',
    it: 'piccole capitalizzazioni, piccole aziende',
    ru: 'рассел*, малой капитализации, малых компаний, малая капитализация, малые компании',
    tr: 'küçük ölçekli, küçük şirketler',
    zh: '小盘股, 罗素',
  },
  GOLD: {
    en: 'golds, bullion, yellow metal',
    de: 'goldpreis',
    es: 'oro',
    fr: "l'or, or et, entre or, or jaune, cours de l'or",
    pt: 'ouro',
    ru: 'золот*',
    tr: 'altın, altının',
    zh: '黄金',
  },
  SILVER: {
    de: 'silber*',
    es: 'plata',
    fr: "l'argent, argent métal",
    pt: 'prata',
    it: 'argento',
    ru: 'серебр*',
    tr: 'gümüş*',
    zh: '白银',
  },
  COPPER: {
    en: 'dr copper',
    de: 'kupfer',
    es: 'cobre',
    fr: 'cuivre',
    it: 'rame',
    ru: 'медь, меди',
    tr: 'bakır',
    zh: '铜',
  },
  XLG: {
    en: `
      large cap, large caps, largecaps, blue chips, big tech, mega cap stocks, megas, mega cap tech, big
      caps
    `,
    de: 'große aktien, standardwerte',
    es: 'grandes empresas',
    fr: 'grandes capitalisations',
    ru: 'крупные компании, большая капитализация',
  },
  MAGS: { en: 'mag seven, mag 7, magnificent 7' },
  ARKK: { en: 'innovation stocks, speculative stocks, spec tech, unprofitable tech, junk tech' },
  IPO: { en: 'new listings, ipo market, ipo window' },
  SPX: {
    en: 'spx, s&p 500, sp 500, standard and poors, stock market, stocks, equities',
    de: 'aktienmarkt, aktien',
    es: 'bolsa',
    ru: 'акции',
    tr: 'borsa, hisseler',
  },
  NDX: { en: 'nasdaq 100, tech stocks, tech' },
  VIX: { en: 'fear index, volatility' },
  DXY: { en: 'usd, us dollar, greenback, buck', ru: 'доллар*', es: 'dólar', tr: 'dolar' },
  TLT: { en: 'long bonds, treasury bonds, t bonds' },
  CPER: { en: 'copper etf' },
  BTC_D: {
    en: 'btc d, btcd, bitcoin dominance, btc dom, dominance of bitcoin, dominant',
    es: 'dominancia*',
    de: 'dominanz*',
    fr: 'dominance',
    pt: 'dominância',
    it: 'dominanza',
    ru: 'доминаци*, доминировани*',
    tr: 'dominans*',
    zh: '市占率',
  },
  TOTAL: { en: 'total crypto, crypto cap, crypto market, whole crypto market' },
  TOTAL2: { en: 'total 2' },
  TOTAL3: { en: 'total 3' },
  STABLECOINS: { en: 'stablecoin, stables, usdt, usdc, tether' },
  TGA: {
    en: `
      tga, treasury account, treasury cash, treasury cash pile, government cash, government checking
      account, governments account, treasury cash balance, treasury balance, cash pile, uncle sams
      account, treasurys account
    `,
    de: 'staatskonto, konto des finanzministeriums',
    es: 'cuenta del tesoro',
    fr: 'compte du trésor',
    pt: 'conta do tesouro',
    it: 'conto del tesoro',
    ru: 'казначейств*, счет казначейства',
    tr: 'hazine hesabı, hazine',
  },
  RRP: {
    en: 'rrp, reverse repos, repo, on rrp, repo facility, reverse repurchase*, reverse repo facility',
    ru: 'обратн* репо, репо',
    tr: 'ters repo',
    zh: '逆回购',
  },
  RMP: {
    en: `
      rmp, rmps, reserve management purchases, bill buying, bills buying, buying bills, buy bills,
      buying t bills, 40b a month, 40 billion a month, 40bn a month
    `,
    de: 'anleihekäufe, reservekäufe',
    es: 'compras de reservas',
  },
  WALCL: {
    en: 'balance sheet, fed balance sheet, feds balance sheet, fed assets',
    de: 'bilanz, bilanzsumme',
    es: 'balance de la fed, balance de la reserva federal',
    fr: 'bilan',
    pt: 'balanço',
    it: 'bilancio',
    ru: 'баланс фрс',
    tr: 'bilanço*',
  },
  RESERVES: { en: 'bank reserve, reserve balance, reserves' },
  BILLS: { en: 't bills, tbills, treasury bills' },
  M2: {
    en: 'm2, money stock, global m2, global liquidity, money supply growth',
    de: 'geldmenge',
    es: 'masa monetaria',
    fr: 'masse monétaire',
    ru: 'денежная масса',
    tr: 'para arzı',
  },
  DFF: { en: 'fed funds rate, interest rates, rate cut, rate cuts, rate hike, policy rate' },
};
