import type { Vocabulary } from '../lexicon.ts';

/** Asking what to do with money: never answered. */
export const ADVICE: Vocabulary = {
  'should-i': {
    en: `
      why i should, why should i, i should buy, i should sell, that i should, whether i should, if i
      should, when i should, should i buy, should i sell, should i hold, should i wait, should i get,
      should i exit, is it safe to, would it be smart, would you rather, worth it to, is now the time,
      is this the time, time for me to, tell me what to buy, tell me what to sell, tell me when to buy,
      tell me when to sell, when do i buy, when do i sell, when do i take, when should i, when to buy,
      when to sell, what to buy, what to sell, what should i buy, what should i sell, where should i,
      how much should i, which should i, how should i, do i buy, do i sell, do i hold, do i dump, do i
      get out, can i buy, i buy what, buy what, sell what, me advise, give me advice, need advice, any
      advice, your advice, advice on, trade advice, should i, should we, shall i, shall we, ought i, do
      i need to, should one, would you buy, would you sell, would you hold, if you were me, in my
      position, what would you do, what do i do, what should i do, am i crazy, do i have to, is it smart
      to, is it wise to, what do you recommend, do you recommend, you recommend, your recommendation,
      advise me, should my, should people, should anyone, can i still, is it ok to, make me rich, get
      rich, tell me what to do, what to do now, what do we do
    `,
    de: `
      soll ich, sollte ich, sollen wir, muss ich, sollte man, lohnt es sich, lohnt sich, was soll ich,
      empfiehlst du, würdest du
    `,
    es: `
      debo, debería, deberíamos, tengo que, me conviene, conviene, qué hago, recomiendas, me
      recomiendas, vale la pena, aconsejas
    `,
    fr: `
      dois je, devrais je, faut il, devons nous, vaut il la peine, que dois je, est ce que je dois, tu
      me conseilles, tu recommandes, ça vaut le coup, conseilles tu
    `,
    pt: 'devo, deveria, devemos, vale a pena, o que eu faço, você recomenda, recomenda',
    it: 'devo, dovrei, dovremmo, mi conviene, vale la pena, cosa faccio, consigli, mi consigli',
    ru: `
      стоит ли, надо ли, нужно ли, мне стоит, что мне делать, посоветуй*, советуешь, рекомендуешь, пора
      ли
    `,
    tr: `
      almalı mıyım, satmalı mıyım, almalı mıyız, yapmalıyım, ne yapmalıyım, tavsiye eder misin, mantıklı
      mı, almalıyım, satmalıyım, alınır mı, satılır mı, tavsiye
    `,
    zh: '我应该, 该不该, 要不要, 应该买, 应该卖, 能买吗, 可以买吗',
  },
  trade: {
    en: `
      sell now, buy now, buy more, sell everything, sell all, hold on to, hold my, diamond hands, paper
      hands, scalp, scalping, trade setup, trade setups, trade ideas, trade idea, one trade, best trade,
      risk reward, lot size, profit target, break even, breakeven, cut losses, cut my losses, average
      down, average in, averaging down, add here, entering, exiting, exit now, exit my, scale in, scale
      out, going long, going short, longing, shorted, leverage is, liquidated, bag holder, buy or wait,
      wait or buy, buyable, buy zone, sell zone, sell target, long gold, short gold, long silver, short
      silver, long alts, short alts, long bitcoin, short bitcoin, long eth, short eth, long small caps,
      short small caps, long russell, short russell, put some in, put half in, put all in, put
      everything in, put it all, buy, buying, bought, sell, selling, invest, investing, dump, dumping,
      short it, shorting, go short, go long, long or short, short or long, ape, aping, ape in, load up,
      loading up, accumulate, accumulating, dca, hodl, get in, getting in, get into, getting into, get
      out, getting out, jump in, go all in, all in, take profit, take profits, taking profits, cash out,
      stop loss, stoploss, leverage, leveraged, margin, futures, options trade, call options, put
      options, position size, position, entry, entry point, exit point, exit strategy, trade, trading
      idea, swing trade, day trade, purchase some, add to my, rebalance, hedge, hedging, buy the dip,
      dip, enter, bag, bags, hold or sell, sell or hold, buy or sell, long btc, short btc, put my money,
      put money, into bitcoin now, allocate, allocation, stake, staking, yield farm
    `,
    de: `
      kaufen, kauf, kaufe, verkaufen, verkaufe, verkauf, investieren, investier*, einsteigen,
      aussteigen, nachkaufen, einstieg, shorten
    `,
    es: 'comprar, compro, compra, vender, vendo, venta, invertir, invierto, entrar en, salirme, compre',
    fr: 'acheter, achète, achat, vendre, vends, vente, investir, investis, rentrer',
    pt: 'comprar, compro, vender, vendo, investir, invisto, entrar em',
    it: 'comprare, compro, vendere, vendo, investire, investo, entrare in',
    ru: `
      покупать, купить, покупай, покуп*, продавать, продать, прода*, вложить*, инвестировать, шортить,
      лонг*, шорт*, закупать*, докупать, заходить в, зайти в
    `,
    tr: `
      satın al*, almak, alayım, satayım, satmak, satmalı, almalı, yatırım, alım yap*, satış yap*,
      girmeli, alım zamanı, satım
    `,
    zh: '买入, 卖出, 买, 卖, 投资, 抄底, 加仓, 做多, 做空',
  },
  'good-time': {
    en: `
      good time, right time, good moment, best time, perfect time, bad time, time to, too late, too
      early, safe to, smart to, worth it, is it worth, worth buying, wise, good idea, bad idea, best
      investment, still time, late to, early to, good price, worth
    `,
    de: 'guter zeitpunkt, richtiger zeitpunkt, gute idee, zu spät, zeit zu, gute zeit, gutes investment',
    es: 'buen momento, buena idea, momento de, hora de, demasiado tarde, buena inversión, mejor inversión',
    fr: 'bon moment, bonne idée, trop tard, moment de, bon investissement',
    pt: 'boa hora, bom momento, boa ideia, hora de, tarde demais, bom investimento',
    it: 'buon momento, buona idea, ora di, troppo tardi, momento di, momento giusto, buon investimento',
    ru: 'хорошее время, лучшее время, пора, время покупать, хорошая идея, не поздно, поздно',
    tr: 'iyi zaman, doğru zaman, zamanı mı, iyi fikir, çok mu geç, alma zamanı, satma zamanı',
    zh: '好时机, 时机, 现在买, 太晚',
  },
  'own-money': {
    en: `
      my investment, my investments, my stack, my account, my net worth, my wallet, my fund, my
      allocation, rate my, review my, my trade, my trades, my entry, my stop, my crypto, my stocks, my
      gold, my altcoins, my alts, my loss, my losses, my profits, help me make money, make money, make
      me money, earn money, moneymaker, best investment, good investment, invest 1000, 1000 dollars, 10k
      to invest, have 10k, have 5k, have 1000, five thousand, which crypto, what crypto, which one to
      buy, what do you own, what would you buy, good entry, safe investment, better investment, good
      bet, better bet, safe bet, buying opportunity, recommend, recommends, recommendation,
      recommendations, my savings, my money, my portfolio, portfolio, my bags, my pension, retirement,
      401k, ira account, my coins, my position, my bitcoin, my eth, my kids, life savings, my wife,
      inheritance, mortgage, my salary, my cash, my holdings, invest in, financial advice, investment
      advice, trading advice, financial adviser, financial advisor, broker, advisor, advise, tip, tips,
      stock tip, hot tip, best coin, best coins, best crypto, best altcoin, best altcoins, best stock,
      which coin, which coins, what coin, what coins, which stock, which altcoin, which altcoins, what
      altcoin, what altcoins, next big, hidden gem, hidden gems, pick, picks, your pick, top picks,
      shopping list, passive income, rich, millionaire, lottery
    `,
    de: `
      mein geld, mein erspartes, ersparnisse, portfolio, depot, welche aktie, welchen coin, welche
      coins, anlageberatung, anlagetipp, geheimtipp, bester coin, rente
    `,
    es: `
      mi dinero, mis ahorros, mi cartera, qué moneda, qué criptomoneda, consejo financiero, mejor
      moneda, jubilación, qué acciones
    `,
    fr: `
      mon argent, mes économies, mon portefeuille, quelle crypto, quel coin, conseil financier,
      retraite, quelles actions
    `,
    pt: `
      meu dinheiro, minha carteira, qual moeda, minhas economias, aposentadoria, conselho financeiro,
      qual cripto
    `,
    it: `
      i miei soldi, miei soldi, miei risparmi, mio portafoglio, quale moneta, quale crypto, consiglio
      finanziario, pensione, quali azioni
    `,
    ru: `
      мои деньги, мои сбережения, портфель, какую монету, какой коин, какие монеты, пенсия,
      инвестиционный совет, куда вложить
    `,
    tr: 'param, paramı, birikimim*, portföy*, hangi coin, hangi hisse, yatırım tavsiyesi, emeklilik',
  },
  hype: {
    en: `
      100x, 10x, 1000x, 50x, 20x, 5x, lambo, wen moon, wen lambo, when moon, when lambo, to the moon, to
      moon, wagmi, ngmi, guaranteed, guarantee, sure thing, sure bet, risk free, free money, cant lose,
      pump signal, trading signals, give me a signal, buy signal, sell signal, signals group, double my
      money, get rich quick
    `,
    ru: 'иксы, туземун, гарант*',
    tr: 'kesin kazanç, garanti',
    es: 'garantizado',
    de: 'garantiert',
  },
};
