import type { Vocabulary } from '../lexicon.ts';

/** The Fed, the Treasury and money. */
export const LIQUIDITY: Vocabulary = {
  liquidity: {
    en: `
      liquidity picture, liquidity conditions, financial conditions, dollars in the system, money in the
      system, into the system, financial plumbing, funding, funding stress, monetary conditions,
      monetary policy, tailwind, headwind, tailwinds, headwinds, tide, rising tide, liquidity tide,
      liquidity cycle, tap, taps, spigot, overnight facility, facility, parked, sofr, liquidity, net
      liquidity, dollar liquidity, fed liquidity, liquidity chart, liquid, liq, net liq, plumbing
    `,
    de: 'liquidität, liquiditaet, nettoliquidität, liquidität*',
    es: 'liquidez, liquidez neta',
    fr: 'liquidité, liquidités',
    it: 'liquidità',
    ru: 'ликвидност*',
    tr: 'likidite*',
    pl: 'płynność*',
    zh: '流动性',
  },
  fed: {
    en: `
      feds, the fed doing, federal reserves, jerome, policymakers, ecb, boj, pboc, fed, federal reserve,
      central bank, central banks, us central bank
    `,
    de: 'notenbank, zentralbank, us notenbank',
    es: 'reserva federal, banco central',
    fr: 'réserve fédérale, banque centrale',
    it: 'banca centrale',
    ru: 'фрс, федрезерв*, центробанк*, фед',
    tr: 'merkez bankası, fed in',
    zh: '美联储',
  },
  printing: {
    en: `
      pumped, pumped into, being pumped, pump money, pumps money, juice, juicing, flood, flooding,
      floods, spray, helicopter, helicopter money, print money, prints money, printing press, printing
      presses, presses, money press, monetize, monetise, monetizing, handing out, easy policy, loosen,
      loosening, turn on the taps, going brrr, go brrr, goes brrr, adding liquidity, add liquidity, adds
      liquidity, print, prints, printing, printed, printer, money printer, money printing, printing
      money, brrr, brr, stimulus, stimmy, pumping money, inject, injecting, injection, debasement,
      debase, monetary expansion, drip, easy money, adding money
    `,
    de: 'druckerpresse, notenpresse, geld drucken, geldflut, gelddruck*, druckt, drucken, gedruckt, pumpt',
    es: `
      impresora, imprimiendo billetes, máquina de dinero, imprime, imprimen, imprimiendo, imprimir,
      imprimiendo dinero, inyecta*
    `,
    fr: 'planche a billets, faire tourner la planche, imprime, imprimer, planche à billets, injecte*',
    pt: 'impressora, imprimindo dinheiro, imprimindo, imprime, imprimir, injeta*',
    it: 'stampante, stampa soldi, stampa denaro, stampa, stampando, stampare, inietta*',
    ru: 'печатный станок, печатает деньги, печатают деньги, печата*, станок, вливани*',
    tr: 'para basıyor, para bas*, para basma, basıyor',
    zh: '印钞, 放水',
  },
  qe: {
    en: `
      qe4, qe5, qe again, stealth easing, hidden qe, quantitive easing, quantitative ease, bond buying,
      asset purchases, buying bonds, buying treasuries, bond purchases, qe, quantitative easing, easing,
      stealth qe, not qe, qe lite, qe infinity
    `,
    de: 'quantitative lockerung',
    es: 'expansión cuantitativa, relajación cuantitativa',
    fr: 'assouplissement quantitatif',
    pt: 'afrouxamento quantitativo, flexibilização quantitativa',
    it: 'allentamento quantitativo',
    ru: 'количественн* смягчени*, куе',
    tr: 'parasal genişleme, niceliksel genişleme',
    zh: '量化宽松',
  },
  qt: {
    en: 'qt, quantitative tightening, tightening, runoff, run off, balance sheet reduction',
    ru: 'количественн* ужесточени*',
    tr: 'parasal sıkılaştırma',
    zh: '缩表',
  },
  treasury: {
    en: `
      treasurys, us government, government money, the government, uncle sam, bill issuance, issuance,
      refunding, quarterly refunding, tax receipts, tax refunds, debt, deficit, deficits, fiscal
      dominance, treasury release, treasury, treasury department, us treasury, government spending,
      bessent, yellen, debt ceiling, government shutdown, shutdown, tax day, tax season, fiscal
    `,
    de: 'finanzministerium',
    es: 'tesoro',
    fr: 'trésor',
    it: 'tesoro',
    ru: 'минфин*',
    tr: 'hazine',
  },
  'balance-move': {
    en: `
      filled, filling, fill up, top up, topped up, replenish, replenished, replenishing, drains, drained
      of, sucking, suck, sucks, absorb, absorbing, releases, release, releasing, released, unleash,
      spend, spends, spending, deploy, pile, piling, stack, left in, left, gone, dry, full, going up,
      going down, rising, falling, rose, fell, up or down, how much, how big, how large, what size, per
      month, a month, monthly, each month, per week, a week, by how much, pace, balance of, expanding
      again, contracting, contract, refill, refilled, refilling, rebuild, rebuilding, drain, drained,
      draining, drawdown, draw down, spend down, spending down, spent, empty, emptied, run down, run
      dry, swell, shrink, shrinking, growing, grow, expand, expanding, balance, buy, buying, purchase,
      purchases, billion, billions, adding, withdraw
    `,
    de: 'wächst, schrumpft, milliarden, auffüllen',
    es: 'crece, miles de millones',
    ru: 'растет, сокраща*, миллиард*',
    tr: 'büyüyor, milyar',
  },
  trillion: {
    en: 'trillion, 1t, one trillion, 1 trillion',
    de: 'billion dollar',
    es: 'billón',
    ru: 'триллион*',
    tr: 'trilyon',
  },
  impulse: { en: 'impulse, liquidity impulse, credit impulse', es: 'impulso', de: 'impuls', ru: 'импульс*' },
  'impulse-up': {
    en: `
      impulse up, impulse turning up, positive impulse, liquidity impulse up, impulse turns positive,
      rising impulse
    `,
  },
  inflation: {
    en: 'inflation, cpi, money supply, tariffs, yields, bond market, recession, unemployment, jobs report',
    es: 'inflación',
    de: 'inflation',
    ru: 'инфляци*',
    tr: 'enflasyon',
  },
};
