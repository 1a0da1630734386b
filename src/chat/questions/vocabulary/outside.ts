import type { Vocabulary } from '../lexicon.ts';

/** Other subjects, and orders to drop the rules. */
export const OUTSIDE: Vocabulary = {
  people: {
    en: `
      whales, whale, institutions, institutional, everyone, everybody, people, retail, etfs, etf flows,
      blackrock, saylor, insiders, they, others buying, hedge funds, investors, traders, who is
    `,
    de: 'leute, anleger',
    es: 'la gente, ballenas',
    fr: 'les gens',
    ru: 'киты, люди, все',
    tr: 'balinalar, herkes',
  },
  company: {
    en: `
      aapl price, tsla price, nvda price, gme stock, amc stock, stock of, buy apple, tesla stock, apple
      stock, nvidia stock, microsoft stock, amazon stock, google stock, earnings season, earnings date,
      eps, revenue, quarterly results, ticker for, apple, aapl, tesla, tsla, nvidia, nvda, microsoft,
      msft, amazon, amzn, google, googl, alphabet, meta stock, facebook, netflix, nflx, palantir, pltr,
      gamestop, gme, amc, coinbase stock, coin stock, microstrategy, mstr, strategy stock, intel, intc,
      amd, boeing, disney, jpmorgan, jpm, berkshire, walmart, costco, shopify, robinhood, exxon, pfizer,
      ford, alibaba, baba, tsmc, broadcom, oracle stock, salesforce, starbucks, nike, visa, mastercard,
      sap stock, siemens, volkswagen, toyota, samsung, nestle, novo nordisk, eli lilly, super micro,
      smci, rivian, lucid motors, spacex, openai stock, riot, mara, single stock, stock price, stock
      prices, share price, shares of, earnings, dividend, dividends, earnings report, p e ratio, pe
      ratio, market cap of apple, sofi, snowflake, gamestonk
    `,
    de: 'aktie, aktienkurs, dividende',
    es: 'acción de, acciones de, dividendos',
    fr: 'action de, dividende',
    ru: 'акции apple, акции тесла, дивиденд*, газпром, сбер*',
    tr: 'thyao, hissesi, temettü',
  },
  coin: {
    en: `
      sol, solana, xrp, ripple, doge, dogecoin, ada, cardano, avax, avalanche, bnb, chainlink, polkadot,
      ltc, litecoin, shib, shiba, shiba inu, pepe coin, toncoin, trx, tron, sui, matic, polygon, pi
      coin, pi network, hype coin, hyperliquid, monero, xmr, zcash, bch, bitcoin cash, uniswap, aave,
      aptos, arbitrum, kaspa, hbar, hedera, xlm, stellar, cosmos atom, filecoin, render token, bonk,
      wif, floki, fartcoin, trump coin, worldcoin, tao, bittensor, injective, algo, algorand, vechain,
      fantom, quant, near protocol, icp, internet computer
    `,
    ru: 'солана, риппл, догекоин, доге',
    zh: '狗狗币',
  },
  elsewhere: {
    en: `
      news about, ukraine, israel, gaza, iran, russia, north korea, taiwan, brexit, immigration, who is
      the president, who is trump, kardashian, celebrity, tiktok, youtube, instagram, facebook page,
      website, seo, marketing, hack, hacking, password reset, wifi, iphone, android, windows, laptop,
      game of, fortnite, minecraft, pokemon, anime, wedding, marriage, baby, pregnancy, school, exam,
      university, physics, chemistry, biology, history homework, geography, novel, book, read me a,
      bedtime story, haiku, limerick, lyrics, paint, recipe for, cake, beer, wine, vegan, bus, train
      schedule, train, traffic, parking, gas price, gasoline, petrol, mortgage rate, credit card,
      insurance, loan, sushi, restaurant near, near me, how tall, how far is the moon, distance to the
      moon, speed of light, meaning of, weather, forecast for rain, rain, joke, poem, song, story about,
      recipe, cook, pizza, dinner, lunch, football, soccer, basketball, nba, nfl, world cup, tennis,
      movie, film, netflix show, series finale, music, election, president, politics, trump, biden,
      putin, war, vote, horoscope, zodiac, girlfriend, boyfriend, wife, husband, dating, love me,
      homework, essay about, translate, translation, code, python, javascript, program, programming, bug
      in my code, script for, capital of, population of, who won, who invented, history of rome, math, 2
      plus 2, square root, airport, flight, hotel, restaurant, doctor, medicine, headache, covid, diet,
      gym, dog, cat, car, house, real estate, rent, tax, taxes, tax return, lawyer, legal advice, job,
      resume, cv, salary, wallet, seed phrase, private key, ledger wallet, metamask, airdrop, mining
      rig, mine bitcoin, nft, eurusd, eur usd, forex, gbpusd, usdjpy, wheat, corn futures, coffee, oil
      price, crude, crude oil, natural gas, lottery numbers, casino, bet on, sports, chatgpt, gpt,
      claude, gemini, siri, alexa, birthday, email for me, travel, holiday, vacation, meaning of life,
      god, aliens, philosophy, sing, draw me a, draw a cat, play a game, chess, riddle, trivia, time is
      it, what time is it, whats the time, meme, gif, photo of
    `,
    de: `
      wetter, witz, gedicht, rezept, fußball, bundesliga, wahl, steuer, steuern, übersetze,
      hausaufgaben, uhrzeit
    `,
    es: 'clima, tiempo hace, chiste, poema, receta, fútbol, elecciones, impuestos, traduce, tarea',
    fr: 'météo, blague, poème, recette, élection, impôts, traduis, devoirs',
    pt: 'previsão do tempo, piada, poema, receita, futebol, eleição, impostos, traduz',
    it: 'meteo, barzelletta, poesia, ricetta, calcio, elezioni, tasse, traduci',
    ru: 'погод*, анекдот, стих, стихи, рецепт, футбол, выборы, налог*, переведи, шутк*',
    tr: 'hava durumu, şaka, şiir, yemek tarifi, futbol, seçim, vergi, çevir, fıkra',
    zh: '天气, 笑话, 诗, 足球',
  },
  composing: {
    en: `
      write me, write a, write code, write python, write an, write some, compose a, draft a, draft an,
      sing me, code me, generate a picture, generate an image, translate this, translate hello,
      proofread, rewrite
    `,
    de: 'schreib mir, schreibe mir, schreib ein, schreibe ein',
    es: 'escribe, escríbeme, redacta',
    fr: 'écris, écris moi, rédige',
    pt: 'escreva, escreve',
    it: 'scrivi, scrivimi',
    ru: 'напиши, сочини',
    tr: 'yaz bana, bana yaz',
    zh: '写一',
  },
  'rule-drop': {
    en: `
      ignore, disregard, forget, override, bypass, break, drop, without, remove, disable, violate, skip,
      suspend, stop following, no, turn off
    `,
    de: 'ignoriere, ignorier, vergiss, missachte, umgehe',
    es: 'ignora, ignore, olvida, omite, sáltate',
    fr: 'ignore, oublie, contourne, outrepasse',
    pt: 'ignore, esqueça, esquece, desconsidere',
    it: 'ignora, dimentica, scavalca',
    ru: 'игнорируй*, забудь, отбрось, обойди, нарушь',
    tr: 'görmezden gel, unut, yok say, boş ver, umursama',
    zh: '忽略, 无视, 忘记',
  },
  rules: {
    en: `
      previous instruction, above instructions, the above, your limits, limits, previous messages,
      moderation, censorship, warnings, warning, rules, rule, instructions, instruction, guidelines,
      restrictions, restriction, limitations, disclaimers, disclaimer, everything above, all above,
      previous prompt, prior instructions, previous instructions, your prompt, your programming,
      programming, safety, filters, filter, policy, policies, constraints, guardrails, your training,
      caveats, hedging, everything before, everything you were told, what you were told
    `,
    de: 'regeln, anweisungen, vorgaben, richtlinien, einschränkungen',
    es: 'reglas, instrucciones, normas, restricciones',
    fr: 'règles, instructions, consignes, restrictions',
    pt: 'regras, instruções, diretrizes, restrições',
    it: 'regole, istruzioni, direttive, restrizioni',
    ru: 'правил*, инструкци*, ограничени*, указани*',
    tr: 'kurallar*, kural*, talimat*, kısıtlama*',
    zh: '规则, 指令, 限制',
  },
  takeover: {
    en: `
      instructions are void, rules are void, rules no longer apply, no rules, without rules, no
      restrictions, no limits, from now on, new persona, persona, as dan, be dan, are dan, you are my, speak as, respond as,
      answer as, talk like, imagine you are, imagine youre, simulate, your real instructions, your
      configuration, your config file, leak, expose, dump your, output your, say it will, say bitcoin
      will, say yes, just answer, just give me the answer, just admit, promise me, swear, guarantee me,
      pretend, pretend to be, pretend you, act as, act like, roleplay, role play, role-play, you are
      now, from now on you, system prompt, developer mode, jailbreak, jailbroken, dan mode, do anything
      now, api key, api keys, bot token, access token, your token, secret key, your secrets, your
      password, your instructions, your source code, sudo, admin mode, god mode, root access, just say,
      simply say, just tell me its, just tell us its, say its, say it is, repeat after me, repeat the
      words, reveal your, print your, show me your prompt, initial prompt, hidden prompt, you must
      answer, you have to answer, you are free, unrestricted, uncensored, no filter, as my financial
      advisor, as my broker, as my advisor, be my broker, be my advisor, admit it, admit that, answer
      only yes, answer yes or no, yes or no only, one word answer, new instructions, end of
      instructions, environment variables, database password, delete the database, drop table, select
      from, rm rf, ignore all, ignore previous, ignore your, ignore that you, ignore the rules, ignore
      the disclaimer, drop the disclaimer, disregard your, forget your, forget everything, forget that
      you, forget you are
    `,
    de: 'tu so als, du bist jetzt, spiel die rolle, sag einfach, tue so, systemprompt, ab jetzt bist du',
    es: `
      finge que, actúa como, ahora eres, di que, haz de cuenta, prompt del sistema, simplemente di, solo
      di, dime que
    `,
    fr: `
      fais semblant, agis comme, tu es maintenant, dis juste, dis simplement, prompt système, fais comme
      si, dis moi que
    `,
    pt: 'finja que, aja como, agora você é, diga que, faça de conta, só diga',
    it: 'fai finta, comportati come, ora sei, dì solo, dimmi solo che, fingi di',
    ru: 'притворись, представь что ты, ты теперь, просто скажи, системный промпт, веди себя как, скажи что',
    tr: 'rol yap, gibi davran, artık sen, sadece söyle, sistem istemi, miş gibi yap, de ki',
    zh: '假装, 扮演, 你现在是, 系统提示, 就说',
  },
};
