import type { Vocabulary } from '../lexicon.ts';

/** Talk with the bot about itself. */
export const BOT: Vocabulary = {
  health: {
    en: `
      are you still there, you still there, still there, you up, hello are you there, you working, are
      you functioning, still alive, ping, pong, are you live, running ok, how is the bot, hows the bot,
      bot alive, is the bot, is this bot working, is this thing on, this thing on, does this work, is
      this working, are we live, any errors, queue, memory usage, build, which build, what version,
      uptime of, are you alive, you alive, are you there, you there, anyone home, are you online, up and
      running, are you working, are you ok, you ok, are you down, bot down, are you up, uptime, health,
      healthy, version, which version, are you broken, bot status, still running, are you running,
      system status, dead bot, bot dead, heartbeat, not responding, are you awake
    `,
    de: 'lebst du, bist du da, bist du online, funktionierst du',
    es: 'estás vivo, sigues vivo, funcionas, estás ahí',
    fr: 'es tu vivant, t es là, tu fonctionnes, tu es là',
    pt: 'está vivo, tá vivo, está aí, tá aí, está funcionando',
    it: 'sei vivo, sei attivo, ci sei, funzioni',
    ru: 'ты жив, жив, работаешь, ты тут, ты здесь',
    tr: 'çalışıyor musun, orada mısın, yaşıyor musun, hayatta mısın',
    zh: '在吗, 活着吗',
  },
  alive: {
    en: 'alive, awake, broken, offline, online, functioning, operational, working, down, dead, up, running',
    de: 'online, kaputt',
    es: 'vivo, funcionando',
    fr: 'vivant',
    pt: 'vivo, funcionando',
    it: 'vivo',
    ru: 'жив',
    tr: 'çalışıyor',
  },
  help: {
    en: `
      what do you know, how does this bot work, how does the bot work, how this works, what is this bot
      for, what do you cover, how can you help, can you help, what are your commands, your commands,
      list commands, list of commands, show commands, available commands, what commands, which commands,
      what questions, what things can, what topics, topics, what are my options, options, how to ask,
      how do i ask, how do i start, where do i start, explain yourself to, how do you use this, quick
      start, examples, example questions, show me around, show me what you can do, what else, i am lost,
      i dont know what to ask, teach me the commands, help, help me, commands, command list, what can
      you do, what do you do, how do i use, how does this work, how do you work, how to use, what can i
      ask, what should i ask, options list, usage, manual, instructions please, what are you for, what
      else can you do, guide, tutorial, getting started, all commands, features, capabilities, i need
      help, im lost, confused
    `,
    de: 'hilfe, hilf mir, befehle, was kannst du, wie funktionierst, was kann ich fragen',
    es: 'ayuda, ayúdame, comandos, qué puedes hacer, que sabes hacer, cómo funciona, qué haces',
    fr: 'aide, aide moi, commandes, que peux tu faire, que sais tu faire, comment ça marche',
    pt: 'ajuda, me ajuda, comandos, o que você faz, o que você pode fazer, como funciona',
    it: 'aiuto, aiutami, comandi, cosa puoi fare, cosa sai fare, come funziona',
    ru: 'помощь, помоги*, команды, что ты умеешь, что умеешь, как пользоваться',
    tr: 'yardım*, komutlar*, ne yapabilirsin, neler yapabilirsin, nasıl kullanılır',
    zh: '帮助, 你能做什么',
  },
  greeting: {
    en: `
      gm gm, good day, hello bot, hi bot, hey bot, yo bot, thx bot, thanks bot, thank you bot, nice one,
      love it, love this, amazing, excellent, brilliant, you rock, youre great, best bot, legend,
      alright, right on, sure, nvm, np, no problem, have a nice day, see ya, cya, later bot, whats up,
      wassup, whatsup, anybody home, anyone there, hi, hello, hey, yo, hiya, howdy, good morning, good
      evening, good afternoon, gm, gn, good night, sup, greetings, hi there, hello there, hey there,
      morning, evening, thanks, thank you, thx, ty, cheers, cool, great, awesome, nice, good bot, well
      done, ok, okay, got it, bye, goodbye, see you, later, lol, haha, wow, perfect, great job, nice
      work, good job, much appreciated, bad bot, test, testing, welcome, how are you, how are you doing,
      whats good
    `,
    de: `
      hallo, guten morgen, guten tag, servus, moin, danke, danke schön, tschüss, guten abend, vielen
      dank, wie geht es dir
    `,
    es: `
      hola, buenos días, buenas, buenas tardes, buenas noches, gracias, adiós, muchas gracias, cómo
      estás, saludos
    `,
    fr: 'bonjour, salut, bonsoir, merci, au revoir, merci beaucoup, ça va, coucou',
    pt: 'olá, oi, bom dia, boa tarde, boa noite, obrigado, obrigada, valeu, tchau, tudo bem, e aí',
    it: 'ciao, buongiorno, buonasera, grazie, salve, arrivederci, grazie mille, come stai',
    ru: 'привет, здравствуй*, доброе утро, добрый день, добрый вечер, спасибо, пока, хай, спс, как дела',
    tr: 'merhaba, selam, günaydın, iyi akşamlar, teşekkür*, sağol, nasılsın, hoşça kal',
    zh: '你好, 谢谢, 早上好',
    ja: 'こんにちは, ありがとう',
  },
  introduction: {
    en: `
      who are you, what is this bot, introduce yourself, are you a bot, are you human, are you an ai,
      whats your name, who made you, who built you, tell me about yourself, start, lets start, begin
    `,
    de: 'wer bist du, was bist du',
    es: 'quién eres, qué eres',
    fr: 'qui es tu, tu es qui',
    pt: 'quem é você, o que é você',
    it: 'chi sei, cosa sei',
    ru: 'кто ты, ты кто',
    tr: 'sen kimsin, kimsin',
    zh: '你是谁',
  },
};
