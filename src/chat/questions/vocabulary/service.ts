import type { Vocabulary } from '../lexicon.ts';

/** Digests, alerts and settings. */
export const SERVICE: Vocabulary = {
  digest: {
    en: `
      digests, digest now, digest preview, preview, the digest, sample digest, what would the digest,
      digest, report, bulletin, post
    `,
    de: 'bericht, wochenbericht, digest',
    es: 'boletín, informe, reporte, resumen',
    fr: 'bulletin, rapport',
    pt: 'relatório, boletim, resumo',
    it: 'rapporto, bollettino',
    ru: 'дайджест*, отчет*, рассылк*',
    tr: 'özet, bülten, rapor*',
  },
  subscribe: {
    en: `
      subscribe me, subscribe us, subscribe this, subscribe to, i want to subscribe, follow this, put me
      on the list, on the list, mailing list, add this channel, add this group, enable weekly, turn on
      weekly, enable the digest, turn on the digest, start sending, start posting, set up a weekly, set
      up weekly, set up the digest, schedule a, schedule the, schedule weekly, schedule it, subscribe,
      sign up, sign me up, sign us up, opt in, enroll, join the list, add me to, subscription please
    `,
    de: 'abonnier*',
    es: 'suscríbeme, suscribirme, suscribir, suscribete',
    fr: 'abonne moi, abonner, inscris moi',
    pt: 'inscrever, assinar, me inscreva',
    it: 'iscrivimi, iscrivermi, abbonami',
    ru: 'подпиши*, подписат*, подписка на',
    tr: 'abone, abone ol*',
  },
  send: {
    en: `
      send it, send us, send this, drop a, drop the, push, push it, ship, email me, dm me, put it, put
      this, publish, publishing, post, posts, posted, share, send, sends, sending, deliver, post it,
      post this, post here, posting, drop it, share it, mail me, message me
    `,
    de: 'schick*, sende*, poste',
    es: 'envíame, envía, manda, mándame, enviar',
    fr: 'envoie*, envoyer',
    pt: 'envie, mande, manda, enviar',
    it: 'invia*, manda, mandami',
    ru: 'присылай*, пришли*, отправ*, шли',
    tr: 'gönder*, yolla*',
  },
  recurring: {
    en: `
      every monday, every tuesday, every wednesday, every thursday, every friday, every saturday, every
      sunday, on mondays, on fridays, on sundays, each monday, each week, every week, every morning,
      every day, each morning, daily, once a week, every weekend, each friday, each sunday,
      automatically, on a schedule, regularly, on tuesdays, on wednesdays, on thursdays
    `,
    de: 'jeden montag, jede woche, jeden tag, wöchentlich, jeden freitag, jeden sonntag',
    es: 'cada lunes, cada semana, cada día, semanalmente, todos los lunes, cada viernes, cada domingo',
    fr: 'chaque lundi, chaque semaine, tous les lundis, chaque jour, hebdomadaire',
    pt: 'toda segunda, toda semana, cada semana, semanalmente, todo dia',
    it: 'ogni lunedì, ogni settimana, ogni giorno, settimanalmente',
    ru: 'каждый понедельник, каждую неделю, еженедельно, каждый день, по понедельникам',
    tr: 'her pazartesi, her hafta, haftalık olarak, her gün, haftada bir',
  },
  weekly: {
    en: 'weekly',
    de: 'wöchentlich*',
    es: 'semanal',
    fr: 'hebdo',
    pt: 'semanal',
    it: 'settimanale',
    ru: 'недельн*, еженедельн*',
    tr: 'haftalık',
  },
  weekday: {
    en: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend',
    de: 'montag*, dienstag*, mittwoch*, donnerstag*, freitag*, samstag*, sonntag*',
    es: 'lunes, martes, miércoles, jueves, viernes, sábado, domingo',
    fr: 'lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche',
    pt: 'segunda feira, terça feira, quarta feira, quinta feira, sexta feira',
    it: 'lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica',
    ru: 'понедельник*, вторник*, сред*, четверг*, пятниц*, суббот*, воскресень*',
    tr: 'pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar',
  },
  scheduled: {
    en: `
      next scheduled, when is my, when do you post, when do you send, when will you post, when will you
      send, next report due, report due, digest due, which digests, what digests, our subscriptions, my
      subscriptions, list subscriptions, show subscriptions, what subscriptions, who subscribed, who
      scheduled, what is scheduled, whats scheduled, scheduled, schedule, next digest, next report, next
      send, next post, who set, set up here, set up in, configured here, what is set, subscriptions,
      subscription, subscribed to, am i subscribed, are we subscribed, is this channel subscribed,
      already subscribed
    `,
    de: 'geplant, abos, nächste bericht, nächster bericht',
    es: 'programado, suscripciones, próximo resumen',
    fr: 'prévu, abonnements, prochain bulletin',
    pt: 'agendado, assinaturas, próximo resumo',
    ru: 'подписки, запланирован*, следующий дайджест, когда следующ*',
    tr: 'abonelikler*, planlanan',
  },
  stop: {
    en: `
      stop it, stop that, stop this, stop the, stop all, stop my, stop these, stop spamming, spam,
      spamming, spammy, too many messages, too noisy, shut it off, shut it down, turn it off, turn them
      off, turn that off, quit posting, get rid of, drop the digest, end my subscription, end
      subscription, cancel everything, no digest, no digests, no alerts, dont want the digest, dont want
      any, unfollow, stop, cancel, unsubscribe, opt out, turn off, switch off, disable, quit, no more,
      shut up, mute, silence, take me off, remove me, leave me alone, unsub, dont send, dont post, not
      send, stop sending
    `,
    de: 'abbestell*, stopp, hör auf, aufhören, kündig*, abmelden, nicht mehr, keine mehr',
    es: 'cancela, cancelar, detén, deja de, dejar de, darme de baja, no envíes, basta',
    fr: 'arrête*, désabonne*, annule*, stoppe',
    pt: 'pare, cancelar, cancele, parar, chega, descadastr*',
    it: 'ferma, smetti*, annulla*, disiscriv*, basta',
    ru: 'отпиши*, отписат*, отмени*, хватит, перестань*, прекрати*, останови*',
    tr: 'abonelikten çık, durdur*, iptal, bırak, gönderme',
    zh: '取消, 停止',
  },
  manage: {
    en: `
      list, show my, do i have, have i set, did i set, are set, are live, are active, are on, delete,
      remove, clear, pause, resume, which, what, my, any, all, all my, active, live, existing, current,
      edit, open, how many, see
    `,
    de: 'liste, lösche*, entferne*, meine alarme, habe ich, welche alarme',
    es: 'mis alertas, borra*, elimina*, lista, tengo',
    fr: 'mes alertes, supprime*, efface*, liste',
    pt: 'meus alertas, apague, remova, tenho',
    it: 'miei avvisi, elimina*, cancella, lista',
    ru: 'мои алерты, мои оповещения, удали*, список, сотри',
    tr: 'alarmlarım, sil*, listele*, uyarılarım',
  },
  alert: {
    en: `
      alerting, alarms, price alerts, set a price alert, alert me, alert, alarm, alerts, price alert,
      notification, notifications, trigger alert
    `,
    de: 'alarm*, benachrichtigung*',
    es: 'alerta, alertas, notificación*',
    fr: 'alerte*, notification*',
    pt: 'alerta*, notificaç*',
    it: 'allarme, avviso, avvisi, notific*',
    ru: 'алерт*, оповещени*, уведомлени*',
    tr: 'alarm*, uyarı*, bildirim*',
    zh: '提醒, 警报',
  },
  notify: {
    en: `
      tell me as soon as, as soon as, inform me when, shoot me, shoot me a message, hit me up when, hit
      me up, let me hear, give me a heads up, heads up when, wake me up, wake me when, drop me a line,
      yell, shout, scream, beep, buzz, poke me, nudge me, signal me, watch out for, look out for,
      monitor, keep me posted, keep us posted, keep me informed, keep me updated, update me when, notify
      us, notify everyone, alert us when, alert the channel, tell the channel, tell everyone, want to
      know when, want to know if, like to know when, know when, know as soon as, say something when, say
      something if, warn when, warn us, tell me the moment, the moment it, message when, ping everyone,
      tell me when, tell me if, tell us when, tell us if, tell me once, let me know, let us know, lmk,
      notify, notify me, ping me, ping us, ping when, alert me, alert us, warn me, remind me, wake me,
      text me, shout when, heads up, buzz me, give me a shout, watch for, keep an eye, alert when, alert
      if, alert on, set an alert, set alert, flag it when, inform me, message me when, dm me when
    `,
    de: `
      sag mir bescheid, sag bescheid, benachrichtige mich, melde dich, bescheid, warne mich, sag mir
      wenn, informiere mich, gib bescheid
    `,
    es: 'avísame, avisa, avísenme, notifícame, dime cuando, alértame, avisame si, avísanos',
    fr: 'préviens moi, prévenez moi, alerte moi, dis moi quand, avertis moi, notifie moi',
    pt: 'me avise, me avisa, avise me, me notifique, me alerte, me diga quando, avisa quando',
    it: 'avvisami, avvertimi, dimmi quando, notificami, fammi sapere',
    ru: 'сообщи*, уведоми*, предупреди*, дай знать, скажи когда, скажи если, маякни',
    tr: 'haber ver*, bildir*, uyar, bana söyle, beni uyar',
    zh: '提醒我, 通知我',
  },
  settings: {
    en: `
      use dark, use light, use new york time, use london time, switch to, change my, change our, change
      the theme, change theme, change language, set language, set theme, time format, post at a
      different time, different time, earlier, make it dark, make it light, dark please, light please,
      black theme, white theme, dark chart, light chart, more verbose, less verbose, full detail, brief
      answers, be brief, be shorter, bigger charts, settings, setting, configure, configuration, config,
      preference, preferences, options, dark mode, light mode, dark theme, light theme, theme, dark
      charts, light charts, night mode, white background, black background, language, more detail, less
      detail, brief mode, verbose, change the time, change time, move it to, set timezone, set my
      timezone, shorter answers, longer answers, short answers, local time
    `,
    de: 'einstellung*, dunkles design, helles design, dunkelmodus, hellmodus, sprache',
    es: 'ajustes, configuración, modo oscuro, modo claro, idioma',
    fr: 'paramètres, réglages, mode sombre, mode clair, langue',
    pt: 'configurações, configuração, ajustes, modo escuro, modo claro, idioma',
    it: 'impostazioni, modalità scura, modalità chiara, lingua',
    ru: 'настройк*, темная тема, светлая тема, язык',
    tr: 'ayarlar*, ayar*, karanlık mod, koyu tema, açık tema, dil',
    zh: '设置',
  },
  timezone: {
    en: `
      new york, london, tokyo, berlin, paris, singapore, sydney, hong kong, moscow time, istanbul time,
      local time zone, central time, pacific time, bst, edt, pdt, jst, kst, msk, utc time, time zone,
      timezone, london time, new york time, berlin time, tokyo time, utc, gmt, pst, my time, eastern
      time, europe london, europe berlin, america new york, local timezone, paris time, singapore time
    `,
    de: 'zeitzone',
    es: 'zona horaria, huso',
    fr: 'fuseau horaire, fuseau',
    pt: 'fuso horário, fuso',
    it: 'fuso orario',
    ru: 'часовой пояс, по москве',
    tr: 'saat dilimi',
  },
};
