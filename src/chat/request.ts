/** One message to the bot, the same from every platform. Written by adapters, read by the router. */
export interface Request {
  /** The adapter's name, for keys and logs; no code outside the adapters branches on it. */
  readonly platform: string;
  /** Slack workspace or enterprise; empty where the platform has none. */
  readonly tenant: string;
  readonly conversation: string;
  readonly thread?: string;
  /** True where the thread does not exist yet: the answer begins it, and the question stands in the chat itself. */
  readonly startsThread?: boolean;
  readonly user: User;
  /** True in a one-to-one chat. */
  readonly isDirect: boolean;
  /** True where the message was meant for the bot: a command, a mention, a reply to it, a direct message. */
  readonly isAddressed: boolean;
  readonly text: string;
  /** The past day that the chat replays, YYYY-MM-DD: what a question is about that names no date itself. */
  readonly asOf?: string;
  /** Unique per delivery, so that a platform's retry is recognised. */
  readonly dedupeKey: string;
  readonly capabilities: Capabilities;
}

export interface User {
  readonly id: string;
  /** As others in the chat know them. */
  readonly name?: string;
  readonly isAdmin: boolean;
  /** Where finding out costs a call to the platform: asks it, for the few commands that change a chat's settings. */
  resolveAdmin?(): Promise<boolean>;
  readonly locale?: string;
  readonly zone?: string;
  /** The same for what the platform knows of the person and does not tell with every message. */
  resolveProfile?(): Promise<Pick<User, 'name' | 'zone'>>;
}

export interface Capabilities {
  readonly images: boolean;
  readonly buttons: boolean;
  readonly privateReplies: boolean;
}
