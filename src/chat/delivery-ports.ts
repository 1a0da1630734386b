import type { Theme } from '../charts/spec.ts';
import type { AlertPort } from './alert-ports.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';
import type { PauseReason } from './sender.ts';

/** What the bot sends by itself, as commands see it. */
export interface DeliveryPorts {
  readonly subscriptions: SubscriptionPort;
  readonly settings: SettingsPort;
  readonly digests: DigestPort;
  /** How many deliveries stand where, of those still kept. */
  countDeliveries(): Promise<Readonly<Partial<Record<LastSend['state'], number>>>>;
  readonly alerts: AlertPort;
}

export type Detail = 'full' | 'brief';

/** Who sets something, so that a chat can see it. */
export interface Setter {
  readonly id: string;
  readonly name?: string;
  /** The person's own time zone where the platform tells it: the default of a chat that has chosen none. */
  readonly zone?: string;
}

export interface SubscriptionView {
  readonly place: Place;
  /** `Monday 08:00 Europe/London`. */
  readonly schedule: string;
  /** IANA name. */
  readonly zone: string;
  readonly detail: Detail;
  /** A name, or an id where the platform tells no name. */
  readonly setBy: string;
  /** Milliseconds. */
  readonly setAt: number;
  /** The next three sends (ms); empty while paused. */
  readonly nextSends: readonly number[];
  readonly pause?: { readonly reason: PauseReason; readonly since: number };
  readonly last?: LastSend;
}

export interface LastSend {
  readonly dueAt: number;
  readonly state: 'pending' | 'sending' | 'sent' | 'unknown' | 'paused' | 'failed' | 'skipped';
  /** What was wrong, with the whole or with the picture. */
  readonly remark?: string;
}

export interface SubscribeOutcome {
  readonly subscription: SubscriptionView;
  /** True where nobody has named a zone, so that it is UTC for want of a better one. */
  readonly isZoneAssumed: boolean;
  /** True where this week's digest is out already, so that the next one comes a week later. */
  readonly hasWeekPassed: boolean;
}

export interface SubscriptionPort {
  /**
   * Orders a weekly digest or changes the order; what the text leaves open stays as it was, or is the default.
   * @throws UserError where the text is no schedule.
   */
  subscribe(place: Place, text: string, by: Setter): Promise<SubscribeOutcome>;
  /** False where there was nothing to end. */
  unsubscribe(place: Place): Promise<boolean>;
  /** Those of the whole chat, its topics and threads included. */
  list(place: Place): Promise<readonly SubscriptionView[]>;
}

/** What holds for all of a chat. */
export interface ChatChoices {
  /** IANA name; absent where nobody has named one. */
  readonly zone?: string;
  readonly detail: Detail;
  readonly theme: Theme;
}

export interface ChangeOutcome {
  readonly choices: ChatChoices;
  /** How many digests moved to the new zone. */
  readonly movedDigests: number;
}

export interface SettingsPort {
  read(place: Place): Promise<ChatChoices>;
  /** Changes what is given and keeps the rest. */
  change(place: Place, change: Partial<ChatChoices>): Promise<ChangeOutcome>;
}

export interface DigestPort {
  /** What the chat would get now. */
  preview(place: Place, detail?: Detail): Promise<Reply>;
}
