import type { LastSend, SubscriptionView } from './delivery-ports.ts';
import { formatLocalTime, formatSendTime } from './local-time.ts';
import type { Facts } from './reply.ts';
import type { PauseReason } from './sender.ts';

const PAUSED_BECAUSE: Readonly<Record<PauseReason, string>> = {
  blocked: 'the bot was blocked',
  removed: 'the bot was removed from the chat',
  'no-rights': 'the bot may not write there',
  archived: 'the channel is archived',
  'thread-gone': 'its topic or thread is closed or gone',
  revoked: 'the bot has lost its access',
};

const LAST: Readonly<Record<LastSend['state'], string>> = {
  pending: 'waiting to be sent',
  sending: 'being sent',
  sent: 'sent',
  unknown: 'may or may not have arrived; it is not sent again',
  paused: 'not sent',
  failed: 'could not be sent',
  skipped: 'skipped',
};

interface Item {
  readonly label: string;
  readonly value: string;
}

/** The next sends, each with its UTC, so that nobody has to trust the arithmetic. */
export function sendItems({ nextSends, zone }: SubscriptionView): readonly Item[] {
  const labels = ['Next', 'Then', 'And then'];
  return nextSends.map((instant, index) => ({
    label: labels[index] ?? '',
    value: formatSendTime(instant, zone),
  }));
}

function describeLast({ dueAt, state, remark }: LastSend, zone: string): string {
  const outcome = `${formatLocalTime(dueAt, zone)}, ${LAST[state]}`;
  return remark === undefined ? outcome : `${outcome} (${remark})`;
}

/** One subscription as lines: what is ordered, by whom, when it comes, what became of the last. */
export function subscriptionItems(view: SubscriptionView): readonly Item[] {
  const { place, schedule, detail, setBy, setAt, zone, pause, last } = view;
  return [
    { label: place.thread === '' ? 'This chat' : `Topic ${place.thread}`, value: `${schedule}, ${detail}` },
    { label: 'Set', value: `by ${setBy}, ${formatLocalTime(setAt, zone)}` },
    ...(pause === undefined
      ? sendItems(view)
      : [
          {
            label: 'Paused',
            value: `since ${formatLocalTime(pause.since, zone)}: ${PAUSED_BECAUSE[pause.reason]}`,
          },
        ]),
    ...(last === undefined ? [] : [{ label: 'Last', value: describeLast(last, zone) }]),
  ];
}

const toIso = (instant: number) => new Date(instant).toISOString();

export function subscriptionFacts(view: SubscriptionView): Facts {
  const { place, schedule, zone, detail, setBy, setAt, nextSends, pause, last } = view;
  return {
    thread: place.thread === '' ? null : place.thread,
    schedule,
    zone,
    detail,
    setBy,
    setAt: toIso(setAt),
    nextSends: nextSends.map(toIso),
    paused: pause === undefined ? null : { reason: pause.reason, since: toIso(pause.since) },
    last: last === undefined ? null : { ...last, dueAt: toIso(last.dueAt) },
  };
}
