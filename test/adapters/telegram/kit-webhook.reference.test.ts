import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { describeWithReference } from '../../reference.ts';
import { SEED, useKitStage } from './kit-stage.ts';

/** A port of this machine that was free a moment ago: the fake has to be told it before the bot listens. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = Object(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describeWithReference('the whole bot behind a webhook', () => {
  const stage = useKitStage();

  async function startBehindWebhook(port: number): Promise<string> {
    const url = `http://127.0.0.1:${port}/telegram/webhook`;
    await stage.start({ PORT: String(port), TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_URL: url });
    return url;
  }
  const webhookOf = async () => Object(await stage.fake.control('state')).webhook;

  it('registers itself with a secret, answers what is posted and turns strangers away', async () => {
    const url = await startBehindWebhook(await findFreePort());
    expect(await webhookOf()).toEqual({ url, secret: true });
    const [photo] = await stage.ask({ chat_id: SEED.private, text: '/macd' });
    expect(photo).toMatchObject({ method: 'sendPhoto', status: 200 });
    const forged = { update_id: 1, message: { text: '/macd', chat: { id: SEED.private, type: 'private' } } };
    const answer = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(forged),
      headers: { 'x-telegram-bot-api-secret-token': 'guess' },
    });
    expect(answer.status).toBe(401);
    expect(await stage.fake.calls('method=sendPhoto')).toHaveLength(1);
  });

  it('gets what was posted while it was down, and answers nothing twice', async () => {
    await stage.fake.control('config', { webhook_retry_ms: 20 });
    const port = await findFreePort();
    await startBehindWebhook(port);
    const { update } = await stage.say({ chat_id: SEED.private, text: '/macd' });
    await stage.fake.wait('sendPhoto');
    await stage.stop();
    await stage.say({ chat_id: SEED.private, text: '/peak' });
    const failed = await stage.fake.wait('__webhook', 2);
    expect(failed.at(-1)).toMatchObject({ status: 'fail' });
    await startBehindWebhook(port);
    await stage.fake.wait('sendPhoto', 2);
    await stage.fake.control('redeliver', { update });
    await stage.ask({ chat_id: SEED.private, text: '/help' });
    expect(await stage.fake.calls('method=sendPhoto')).toHaveLength(2);
  });

  it('gives the webhook up where it is told to fetch updates', async () => {
    await startBehindWebhook(await findFreePort());
    await stage.stop();
    await stage.start();
    expect(await webhookOf()).toBeNull();
    const [photo] = await stage.ask({ chat_id: SEED.private, text: '/macd' });
    expect(photo).toMatchObject({ method: 'sendPhoto', status: 200 });
  });
});
