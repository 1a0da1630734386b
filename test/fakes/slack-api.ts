import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { findBlockProblems } from './slack-blocks.ts';
import { JSON_HEADERS, type Sent, type SlackFault, sendFault } from './slack-faults.ts';
import { close, listen, readBytes } from './slack-http.ts';
import { readMember } from './slack-members.ts';
import { FakeSlackOauth } from './slack-oauth.ts';
import { checkContent, type Params, Refusal, readForm, readJson, shownFiles } from './slack-rules.ts';

/** One request the fake has seen. */
export interface SlackCall {
  readonly method: string;
  /** The workspace whose token was used; undefined without one. */
  readonly team: string | undefined;
  readonly params: Params;
  readonly error: string | undefined;
  /** Of an upload. */
  readonly bytes?: Buffer;
}

interface StoredFile {
  bytes: Buffer;
  polls: number;
  isComplete: boolean;
  share: string | undefined;
}

type Answer = Readonly<Record<string, unknown>>;

/** A request taken apart; `kind` is the first part of its path, `name` the second. */
interface Asked {
  readonly kind: string;
  readonly name: string;
  readonly method: string;
  readonly team: string | undefined;
  readonly params: Params;
  readonly bytes: Buffer;
}

const FILE_ID_LENGTH = 10;
const MAX_POSTED_TEXT = 40_000;
const MAX_UPDATED_TEXT = 4_000;
const MAX_HOME_BLOCKS = 100;

/**
 * A small Slack on this machine: the methods the adapter uses, uploads and response_urls, over real HTTP. Stricter than
 * the real one where the adapter must be: blocks without plain text and unescaped markup are refused.
 */
export class FakeSlackApi {
  readonly calls: SlackCall[] = [];
  /** Channels and the error that posting there meets. */
  readonly closed = new Map([
    ['C0RANDOM01', 'not_in_channel'],
    ['C0PRIVOUT1', 'channel_not_found'],
    ['C0ARCHIVE1', 'is_archived'],
    ['C0READONLY', 'restricted_action_read_only_channel'],
  ]);
  /** False as for apps of which Slack does not show uploads. */
  showsShares = true;
  origin = '';
  /** The valid tokens by the workspace or organisation that they belong to. */
  readonly tokens = new Map([
    ['xoxb-alpha', 'T0ALPHA01'],
    ['xoxb-beta', 'T0BETA001'],
  ]);
  readonly oauth = new FakeSlackOauth(this.tokens);
  /** The version of the page that each member sees. */
  readonly homes = new Map<string, string>();
  /** How many looks at a file it takes until it is processed. */
  readonly #pollsUntilReady = 2;
  readonly #messages = new Set<string>();
  readonly #files = new Map<string, StoredFile>();
  readonly #faults: { method: string; fault: SlackFault; times: number; skip: number }[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  #counter = 0;

  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  async start(): Promise<void> {
    this.origin = await listen(this.#server);
  }

  stop(): Promise<void> {
    return close(this.#server);
  }

  /** Makes `times` calls of a method fail, after `skip` that don't. */
  fail(method: string, fault: SlackFault, times = 1, skip = 0): void {
    this.#faults.push({ method, fault, times, skip });
  }

  /** An address of the kind that comes with commands and presses. */
  responseUrl(): string {
    return `${this.origin}/response/${this.#next()}`;
  }

  of(method: string): readonly SlackCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** The calls of a method once there are at least `count`. */
  async wait(method: string, count = 1): Promise<readonly SlackCall[]> {
    while (this.of(method).length < count)
      await new Promise<void>((resolve) => {
        this.#waiters.add(resolve);
      });
    return this.of(method);
  }

  #next(): number {
    this.#counter += 1;
    return this.#counter;
  }

  #record(call: SlackCall): void {
    this.calls.push(call);
    for (const wake of this.#waiters) wake();
    this.#waiters.clear();
  }

  #takeFault(method: string): SlackFault | undefined {
    const found = this.#faults.find((each) => each.method === method && each.times > 0);
    if (found === undefined) return undefined;
    if (found.skip > 0) {
      found.skip -= 1;
      return undefined;
    }
    found.times -= 1;
    return found.fault;
  }

  async #read(request: IncomingMessage): Promise<Asked> {
    const bytes = await readBytes(request);
    const [, kind = '', name = ''] = new URL(request.url ?? '/', this.origin).pathname.split('/');
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const text = bytes.toString('utf8');
    const params = kind === 'api' ? readForm(text) : kind === 'response' ? readJson(text) : { file: name };
    return {
      kind,
      name,
      method: kind === 'api' ? name : `__${kind}`,
      team: this.tokens.get(token),
      params,
      bytes,
    };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await this.#read(request);
    const { method, team, params, bytes } = asked;
    const fault = this.#takeFault(method);
    const sent = fault === 'drop' ? undefined : this.#carryOut(asked, fault);
    this.#record({ method, team, params, error: sent === undefined ? 'drop' : sent.error, bytes });
    if (sent === undefined || fault === 'lose') request.socket.destroy();
    else response.writeHead(sent.status, sent.headers).end(sent.body);
  }

  #carryOut(asked: Asked, fault: SlackFault | undefined): Sent {
    const failed = sendFault(fault);
    if (failed !== undefined) return failed;
    try {
      if (typeof fault === 'object' && 'error' in fault) throw new Refusal(fault.error);
      if (asked.kind === 'api' && asked.team === undefined && asked.method !== 'oauth.v2.access')
        throw new Refusal('invalid_auth');
      const body = JSON.stringify({ ok: true, ...this.#answer(asked) });
      return { status: 200, headers: JSON_HEADERS, body, error: undefined };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = asked.kind === 'response' ? 404 : 200;
      const body = JSON.stringify({ ok: false, error: error.message });
      return { status, headers: JSON_HEADERS, body, error: error.message };
    }
  }

  #answer({ method, params, bytes }: Asked): Answer {
    switch (method) {
      case 'auth.test':
        return { user_id: 'U0BOT', bot_id: 'B0BOT', user: 'macrobot', team_id: 'T0ALPHA01' };
      case 'oauth.v2.access':
        return this.oauth.access(params);
      case 'users.info':
        return readMember(params);
      case 'views.publish':
        return this.#publish(params);
      case 'chat.postMessage':
        return this.#post(params);
      case 'chat.postEphemeral':
        this.#checkChannel(params.channel);
        checkContent(params, MAX_POSTED_TEXT);
        return { message_ts: this.#ts() };
      case 'chat.update':
        return this.#update(params);
      case 'files.getUploadURLExternal': {
        const id = `F${String(this.#next()).padStart(FILE_ID_LENGTH, '0')}`;
        this.#files.set(id, { bytes: Buffer.alloc(0), polls: 0, isComplete: false, share: undefined });
        return { file_id: id, upload_url: `${this.origin}/upload/${id}` };
      }
      case '__upload':
        this.#file(params.file).bytes = bytes;
        return {};
      case 'files.completeUploadExternal':
        return this.#complete(params);
      case 'files.info':
        return this.#info(params);
      case '__response':
        checkContent(params, MAX_POSTED_TEXT);
        return {};
      default:
        throw new Refusal('unknown_method');
    }
  }

  #ts(): string {
    return `1700000000.${String(this.#next()).padStart(6, '0')}`;
  }

  #file(id: string | undefined): StoredFile {
    const file = id === undefined ? undefined : this.#files.get(id);
    if (file === undefined) throw new Refusal('file_not_found');
    return file;
  }

  #isReady({ isComplete, polls }: StoredFile): boolean {
    return isComplete && polls >= this.#pollsUntilReady;
  }

  #checkChannel(channel: string | undefined): void {
    const error = this.closed.get(channel ?? '');
    if (error !== undefined) throw new Refusal(error);
  }

  #checkImages(params: Params): void {
    for (const id of shownFiles(params)) {
      const file = this.#files.get(id);
      if (file === undefined || !this.#isReady(file)) throw new Refusal('invalid_blocks');
    }
  }

  #post(params: Params): Answer {
    this.#checkChannel(params.channel);
    checkContent(params, MAX_POSTED_TEXT);
    this.#checkImages(params);
    const ts = this.#ts();
    this.#messages.add(`${params.channel}:${ts}`);
    return { channel: params.channel, ts };
  }

  #update(params: Params): Answer {
    if (!this.#messages.has(`${params.channel}:${params.ts}`)) throw new Refusal('message_not_found');
    checkContent(params, MAX_UPDATED_TEXT);
    this.#checkImages(params);
    return { ts: params.ts };
  }

  #publish({ user_id: user = '', view, hash }: Params): Answer {
    const problems = findBlockProblems(view?.blocks, MAX_HOME_BLOCKS);
    if (problems.length > 0) throw new Refusal('invalid_arguments');
    const shown = this.homes.get(user);
    if (hash !== undefined && shown !== undefined && hash !== shown) throw new Refusal('hash_conflict');
    this.homes.set(user, `hash-${this.#next()}`);
    return { view: { hash: this.homes.get(user) } };
  }

  #complete(params: Params): Answer {
    this.#checkChannel(params.channel_id);
    const file = this.#file(params.files?.[0]?.id);
    if (file.bytes.length === 0) throw new Refusal('file_not_found');
    file.isComplete = true;
    file.share = this.showsShares ? params.channel_id : undefined;
    return { files: params.files };
  }

  #info(params: Params): Answer {
    const file = this.#file(params.file);
    file.polls += 1;
    const isReady = this.#isReady(file);
    const shares = isReady && file.share !== undefined ? { public: { [file.share]: [{ ts: '1' }] } } : {};
    return { file: { id: params.file, mimetype: isReady ? 'image/png' : '', shares } };
  }
}
