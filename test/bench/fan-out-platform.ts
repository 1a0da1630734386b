/** What a platform takes: in one chat, and in all that share a limit (Telegram: the bot; Slack: the workspace). */
export interface PlatformLimits {
  /** At least so far apart in a chat (ms). */
  readonly chatMs: number;
  /** Messages in any second. */
  readonly perSecond: number;
}

/** Takes messages as the platform does, over a sliding window, and refuses what is faster. */
export class FakePlatform {
  readonly times: number[] = [];
  readonly byChat = new Map<string, number>();
  refused = 0;
  readonly #limits: PlatformLimits;
  readonly #shared = new Map<string, number[]>();
  readonly #last = new Map<string, number>();

  constructor(limits: PlatformLimits) {
    this.#limits = limits;
  }

  /** Whether a message to the chat at this instant (ms) is taken. */
  take(tenant: string, conversation: string, now: number): boolean {
    const { chatMs, perSecond } = this.#limits;
    const shared = this.#shared.get(tenant) ?? [];
    const isFull = (shared.at(-perSecond) ?? Number.NEGATIVE_INFINITY) > now - 1_000;
    const isChatFull = (this.#last.get(conversation) ?? Number.NEGATIVE_INFINITY) > now - chatMs;
    if (isFull || isChatFull) {
      this.refused += 1;
      return false;
    }
    shared.push(now);
    if (shared.length > 2 * perSecond) shared.splice(0, shared.length - perSecond);
    this.#shared.set(tenant, shared);
    this.#last.set(conversation, now);
    this.times.push(now);
    this.byChat.set(conversation, (this.byChat.get(conversation) ?? 0) + 1);
    return true;
  }
}
