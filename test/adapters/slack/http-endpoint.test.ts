import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlackApi } from '../../fakes/slack-api.ts';
import { type RunningBot, startSlackBot } from '../../fakes/slack-bot.ts';
import { commandBody, deliver, eventBody, type SendOptions, sign } from '../../fakes/slack-sender.ts';
import { WORDS } from './samples.ts';

const running: { slack: FakeSlackApi; bot: RunningBot }[] = [];

async function current(): Promise<{ slack: FakeSlackApi; bot: RunningBot }> {
  const [found] = running;
  if (found === undefined) throw new Error('Nothing is running');
  return found;
}

beforeEach(async () => {
  const slack = new FakeSlackApi();
  await slack.start();
  const bot = await startSlackBot({
    // Without a memory of deliveries only the endpoint itself can tell a repetition.
    slack: { apiUrl: slack.apiUrl, deliveries: { claim: () => Promise.resolve(true) } },
    route: () => WORDS,
    holds: (ms) => ms >= 4_000,
  });
  await bot.adapter.start();
  running.push({ slack, bot });
});

afterEach(async () => {
  for (const { slack, bot } of running.splice(0)) {
    await bot.adapter.stop(60_000);
    await bot.stop();
    await slack.stop();
  }
});

const body = () => commandBody({ command: '/macd' });

describe('a request that is not Slack’s', () => {
  const headers = (name: string, value: string | undefined): SendOptions => ({ headers: { [name]: value } });
  it.each<[string, SendOptions]>([
    ['signed with another secret', { secret: 'another' }],
    ['without a signature', headers('x-slack-signature', undefined)],
    ['with an empty signature', headers('x-slack-signature', '')],
    ['with a signature of no known version', headers('x-slack-signature', 'v1=abc')],
    ['without a time', headers('x-slack-request-timestamp', undefined)],
    ['with a time that is no number', headers('x-slack-request-timestamp', 'abc')],
    ['signed 301 seconds ago', { skew: -301 }],
    ['signed ten minutes ahead of time', { skew: 600 }],
    ['signed a day ago', { skew: -86_400 }],
  ])('%s is refused and runs nothing', async (_title, options) => {
    const { bot } = await current();
    expect(await deliver(bot.url, sign(body(), options))).toBe(401);
    expect(bot.requests).toEqual([]);
  });

  it('changed after it was signed is refused', async () => {
    const { bot } = await current();
    const signed = sign(body());
    expect(await deliver(bot.url, { ...signed, body: `${signed.body}&x=1` })).toBe(401);
    expect(bot.requests).toEqual([]);
  });

  it('of more than a megabyte is refused before it is looked at', async () => {
    const { bot } = await current();
    expect(await deliver(bot.url, sign('x'.repeat(1_048_577)))).toBe(413);
  });

  it('smuggled in beside the unsigned connection check runs nothing', async () => {
    const { bot } = await current();
    const smuggled = `ssl_check=1&${body()}`;
    const unsigned = { 'x-slack-signature': undefined, 'x-slack-request-timestamp': undefined };
    expect(await deliver(bot.url, sign(smuggled, { headers: unsigned }))).toBe(200);
    expect(bot.requests).toEqual([]);
  });

  it('to another path or by another verb is not this route’s', async () => {
    const { bot } = await current();
    const [route] = bot.adapter.routes;
    expect(route?.matches('POST', '/slack/events')).toBe(true);
    expect(route?.matches('GET', '/slack/events')).toBe(false);
    expect(route?.matches('POST', '/slack/events/x')).toBe(false);
  });
});

describe('a request of Slack’s', () => {
  it('repeated byte by byte runs once and is answered as if it had run', async () => {
    const { bot } = await current();
    const signed = sign(body());
    const statuses = [
      await deliver(bot.url, signed),
      await deliver(bot.url, signed),
      await deliver(bot.url, signed),
    ];
    await bot.adapter.stop(60_000);
    expect(statuses).toEqual([200, 200, 200]);
    expect(bot.requests).toHaveLength(1);
  });

  it('repeated with something added to its signature is refused', async () => {
    const { bot } = await current();
    const signed = sign(body());
    await deliver(bot.url, signed);
    const signature = `${signed.headers['x-slack-signature']}=again`;
    expect(
      await deliver(bot.url, { ...signed, headers: { ...signed.headers, 'x-slack-signature': signature } }),
    ).toBe(401);
    await bot.adapter.stop(60_000);
    expect(bot.requests).toHaveLength(1);
  });

  it('whose form a proxy has given a character set is understood', async () => {
    const { bot } = await current();
    const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
    expect(await deliver(bot.url, sign(body(), { contentType }))).toBe(200);
    await bot.adapter.stop(60_000);
    expect(bot.requests).toHaveLength(1);
  });

  it('from a clock some minutes off is taken', async () => {
    const { bot } = await current();
    expect(await deliver(bot.url, sign(body(), { skew: 200 }))).toBe(200);
    expect(await deliver(bot.url, sign(body(), { skew: -200 }))).toBe(200);
  });

  it('that verifies the address gets its challenge back', async () => {
    const { bot } = await current();
    const challenge = sign(JSON.stringify({ type: 'url_verification', challenge: 'c-1' }), {
      contentType: 'application/json',
    });
    const response = await fetch(bot.url, { method: 'POST', ...challenge });
    expect(await response.json()).toEqual({ challenge: 'c-1' });
  });

  it('that can’t be read is refused without a defect', async () => {
    const { bot } = await current();
    expect(await deliver(bot.url, sign('{"half":', { contentType: 'application/json' }))).toBe(400);
  });

  it('of a kind the bot does not know is acknowledged', async () => {
    const { bot } = await current();
    const unknown = eventBody({ type: 'reaction_added', user: 'U0ALICE01' });
    expect(await deliver(bot.url, sign(unknown, { contentType: 'application/json' }))).toBe(200);
    expect(bot.requests).toEqual([]);
  });
});
