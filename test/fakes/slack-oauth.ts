import { type Params, Refusal } from './slack-rules.ts';

export const CLIENT = { id: '111.222', secret: 'client-secret' } as const;
const LIFETIME_SECONDS = 43_200;

interface Consent {
  readonly team: string;
  /** An organisation's id where it is installed for a whole one. */
  readonly enterprise?: string;
  readonly isRotated?: boolean;
}

/** Slack's side of OAuth: codes that work once, and refresh tokens that end the pair they belong to. */
export class FakeSlackOauth {
  readonly #tokens: Map<string, string>;
  readonly #codes = new Map<string, Consent>();
  readonly #refreshes = new Map<string, { readonly token: string; readonly consent: Consent }>();
  #issued = 0;

  /** @param tokens the valid tokens by the workspace that they belong to; kept up to date */
  constructor(tokens: Map<string, string>) {
    this.#tokens = tokens;
  }

  /** What Slack sends along on the way back from its consent page. */
  consent(consent: Consent): string {
    this.#issued += 1;
    const code = `code-${this.#issued}`;
    this.#codes.set(code, consent);
    return code;
  }

  /** Makes a pair without a flow. */
  issue(consent: Consent) {
    this.#issued += 1;
    const owner = consent.enterprise ?? consent.team;
    const token = `${consent.isRotated === true ? 'xoxe.xoxb' : 'xoxb'}-${owner}-${this.#issued}`;
    this.#tokens.set(token, owner);
    if (consent.isRotated !== true) return { token };
    const refreshToken = `xoxe-1-${this.#issued}`;
    this.#refreshes.set(refreshToken, { token, consent });
    return { token, refreshToken };
  }

  access(params: Params): Readonly<Record<string, unknown>> {
    if (params.client_id !== CLIENT.id) throw new Refusal('invalid_client_id');
    if (params.client_secret !== CLIENT.secret) throw new Refusal('bad_client_secret');
    return params.grant_type === 'refresh_token' ? this.#refresh(params) : this.#exchange(params);
  }

  #exchange({ code = '' }: Params) {
    const consent = this.#codes.get(code);
    this.#codes.delete(code);
    if (consent === undefined) throw new Refusal('invalid_code');
    return this.#describe(consent);
  }

  #refresh({ refresh_token: refreshToken = '' }: Params) {
    const found = this.#refreshes.get(refreshToken);
    if (found === undefined) throw new Refusal('invalid_refresh_token');
    this.#refreshes.delete(refreshToken);
    this.#tokens.delete(found.token);
    return this.#describe(found.consent);
  }

  #describe(consent: Consent) {
    const { team, enterprise } = consent;
    const { token, refreshToken } = this.issue(consent);
    return {
      app_id: 'A0APP',
      access_token: token,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: 'U0BOT',
      authed_user: { id: 'U0ALICE01' },
      team: enterprise === undefined ? { id: team, name: team } : null,
      enterprise: enterprise === undefined ? null : { id: enterprise, name: enterprise },
      is_enterprise_install: enterprise !== undefined,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken, expires_in: LIFETIME_SECONDS }),
    };
  }
}
