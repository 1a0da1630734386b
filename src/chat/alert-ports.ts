import type { Place } from './place.ts';

/** An alert as a chat sees it. Instants are milliseconds. */
export interface AlertSummary {
  /** Counts within the place, from 1. */
  readonly number: number;
  /** As a person would type it again. */
  readonly command: string;
  /** What it waits for and how it tells, in words. */
  readonly condition: string;
  readonly manner: string;
  readonly state: 'active' | 'paused' | 'ended';
  /** Why it is paused, unless a person did it. */
  readonly reason: string | null;
  readonly setBy: string;
  readonly expiresAt: number;
  readonly lastEventAt: number | null;
}

export interface AlertWish {
  readonly place: Place;
  /** The condition in a person's words. */
  readonly text: string;
  readonly userId: string;
}

/** What commands may do with the alerts of a place. */
export interface AlertPort {
  /** Also says where the condition stands now. Throws `UserError` where the words are not understood. */
  create(wish: AlertWish): Promise<{ readonly alert: AlertSummary; readonly standing: string }>;
  list(place: Place): Promise<readonly AlertSummary[]>;
  /** Undefined where the place has no such alert. */
  change(
    place: Place,
    number: number,
    state: 'active' | 'paused' | 'ended',
  ): Promise<AlertSummary | undefined>;
}
