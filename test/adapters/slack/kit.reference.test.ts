import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reply } from '../../../src/chat/reply.ts';
import { describeWithReference } from '../../reference.ts';
import { errorsOf, lintOf, named, useKitStage } from './kit-stage.ts';
import { CHART, PNG, PRIVATE_REPLY, REPLY, WORDS } from './samples.ts';

describeWithReference('Slack’s strict fake', () => {
  describe.each(['http', 'socket'] as const)('over %s', (transport) => {
    const stage = useKitStage(transport);

    it('answers a slash command in words, then adds the picture to the same message', async () => {
      const calls = await stage.observe(
        () => stage.client.command({ command: '/macd', text: 'btc' }),
        'chat.update',
      );
      expect(stage.requests.map(({ text }) => text)).toEqual(['/macd btc']);
      const [posted] = named(calls, 'chat.postMessage');
      const [updated] = named(calls, 'chat.update');
      const order = calls.map(({ method }) => method);
      expect(order.indexOf('chat.postMessage')).toBeLessThan(order.indexOf('__upload'));
      expect(posted?.params['blocks']).not.toContainEqual(expect.objectContaining({ type: 'image' }));
      expect(updated?.params['ts']).toBe(posted?.result?.ts);
      expect(updated?.params['blocks']).toContainEqual(
        expect.objectContaining({ type: 'image', alt_text: CHART.alt }),
      );
      expect(named(calls, '__upload')[0]?.files[0]?.type).toBe('image/png');
      expect([lintOf(calls), errorsOf(calls)]).toEqual([[], []]);
    });

    it('answers `/macro macd` alike', async () => {
      stage.route = () => WORDS;
      const calls = await stage.observe(
        () => stage.client.command({ command: '/macro', text: 'macd eth' }),
        'chat.postMessage',
      );
      expect(stage.requests.map(({ text }) => text)).toEqual(['/macro macd eth']);
      expect(lintOf(calls)).toEqual([]);
    });

    it.each(['C0RANDOM01', 'C0PRIVOUT1'])(
      'answers in %s, where it is no member, with the hint to invite it',
      async (channel) => {
        const calls = await stage.observe(
          () => stage.client.command({ command: '/macd', channel }),
          '__response_url',
        );
        const [response] = named(calls, '__response_url');
        expect(response?.params).toMatchObject({ response_type: 'in_channel' });
        expect(response?.params['text']).toContain('/invite @macrobot');
        expect(response?.params['blocks']).toContainEqual(
          expect.objectContaining({ type: 'data_visualization' }),
        );
        expect(response?.status).toBe(200);
        expect(named(calls, '__upload')).toEqual([]);
        expect(lintOf(calls)).toEqual([]);
      },
    );

    it.each(['C0ARCHIVE1', 'C0READONLY'])(
      'answers in %s, which is closed to it, to the asker alone',
      async (channel) => {
        const calls = await stage.observe(
          () => stage.client.command({ command: '/macd', channel }),
          '__response_url',
        );
        expect(named(calls, '__response_url')[0]?.params).toMatchObject({ response_type: 'ephemeral' });
        expect(lintOf(calls)).toEqual([]);
      },
    );

    it('answers a mention in its thread, the picture included, and once although it comes twice', async () => {
      const root = await stage.fake.control('user_message', {
        team: 'T0ALPHA01',
        channel: 'C0GENERAL1',
        text: 'hello',
      });
      const { ts: parent } = z.object({ ts: z.string() }).parse(root);
      stage.route = () => ({ ...REPLY, chart: { ...CHART, subtitle: `A chart of its own, ${transport}` } });
      const calls = await stage.observe(
        () => stage.client.mention({ text: 'macd', thread_ts: parent, alsoMessage: true }),
        'chat.update',
      );
      expect(stage.requests).toMatchObject([{ text: 'macd', thread: parent, isAddressed: true }]);
      expect(named(calls, 'chat.postMessage').map(({ params }) => params['thread_ts'])).toEqual([parent]);
      expect([lintOf(calls), errorsOf(calls)]).toEqual([[], []]);
    });

    it('starts a thread under a mention outside of one', async () => {
      stage.route = () => WORDS;
      let asked: string | undefined;
      const calls = await stage.observe(async () => {
        asked = (await stage.client.mention({ text: 'macd' })).ts;
      }, 'chat.postMessage');
      expect(named(calls, 'chat.postMessage')[0]?.params['thread_ts']).toBe(asked);
      expect(lintOf(calls)).toEqual([]);
    });

    it('answers a direct message flat', async () => {
      const calls = await stage.observe(() => stage.client.dm({ text: 'macd' }), 'chat.postMessage');
      expect(stage.requests).toMatchObject([{ text: 'macd', isDirect: true, conversation: 'D0ALICE001' }]);
      expect(named(calls, 'chat.postMessage')[0]?.params).not.toHaveProperty('thread_ts');
      expect(lintOf(calls)).toEqual([]);
    });

    it('tells the asker alone what went wrong', async () => {
      stage.route = () => PRIVATE_REPLY;
      const calls = await stage.observe(() => stage.client.mention({ text: 'mcad' }), 'chat.postEphemeral');
      expect(named(calls, 'chat.postEphemeral')[0]?.params).toMatchObject({ user: 'U0ALICE01' });
      const commanded = await stage.observe(
        () => stage.client.command({ command: '/mcad' }),
        '__response_url',
      );
      expect(named(commanded, '__response_url')[0]?.params).toMatchObject({ response_type: 'ephemeral' });
      expect([lintOf(calls), lintOf(commanded)]).toEqual([[], []]);
    });

    it('does not answer itself', async () => {
      stage.route = () => WORDS;
      await stage.client.botMessage({ channel: 'D0ALICE001', text: 'macd' });
      await stage.client.botMessage({ channel: 'D0ALICE001', text: 'macd', legacy: true });
      await stage.observe(() => stage.client.dm({ text: 'phase' }), 'chat.postMessage');
      expect(stage.requests.map(({ text }) => text)).toEqual(['phase']);
    });

    it('treats a pressed button as its command, typed by whoever pressed it', async () => {
      stage.route = () => WORDS;
      const shown = await stage.observe(() => stage.client.command({ command: '/macd' }), 'chat.postMessage');
      const message = named(shown, 'chat.postMessage')[0]?.result;
      const calls = await stage.observe(
        () => stage.client.action({ action_id: 'ask.why.1', value: '/why', user: 'U0BOB0001', message }),
        'chat.postMessage',
      );
      expect(stage.requests.at(-1)).toMatchObject({ text: '/why', user: { id: 'U0BOB0001' } });
      expect(lintOf(calls)).toEqual([]);
    });

    it('redraws the message under a pressed range', async () => {
      stage.route = () => WORDS;
      const shown = await stage.observe(() => stage.client.command({ command: '/macd' }), 'chat.postMessage');
      const message = named(shown, 'chat.postMessage')[0]?.result;
      const calls = await stage.observe(
        () => stage.client.action({ action_id: 'ask.range.0', value: '/macd btc range=1y', message }),
        'chat.update',
      );
      expect(named(calls, 'chat.update')[0]?.params['ts']).toBe(message?.ts);
      expect([lintOf(calls), named(calls, 'chat.postMessage')]).toEqual([[], []]);
    });

    it('acknowledges before a slow answer exists', async () => {
      const gate = Promise.withResolvers<Reply>();
      stage.route = () => gate.promise;
      expect(await stage.client.command({ command: '/macd' })).toMatchObject({ status: 200 });
      expect(stage.requests).toHaveLength(1);
      await stage.observe(() => Promise.resolve(gate.resolve(WORDS)), 'chat.postMessage');
    });

    it('shows its words before a slow chart exists', async () => {
      const gate = Promise.withResolvers<Buffer>();
      stage.chart = gate.promise;
      stage.route = () => ({ ...REPLY, chart: { ...CHART, subtitle: `A slow chart, ${transport}` } });
      await stage.observe(() => stage.client.command({ command: '/macd' }), 'chat.postMessage');
      const calls = await stage.observe(() => Promise.resolve(gate.resolve(PNG)), 'chat.update');
      expect(named(calls, 'chat.postMessage')).toEqual([]);
    });

    it('answers once where the reply to its message is lost', async () => {
      await stage.fake.control('fault', { method: 'chat.postMessage', after_drop: true });
      const calls = await stage.observe(() => stage.client.command({ command: '/macd' }), '__response_url');
      expect(named(calls, 'chat.postMessage')).toHaveLength(1);
      expect(named(calls, '__response_url')[0]?.params).toMatchObject({ response_type: 'ephemeral' });
    });

    it('keeps hostile text harmless', async () => {
      const text = '<!channel> <@U0ALICE01> **x** [y](https://z) 2600 < 2700 && `</script>` '.repeat(40);
      stage.route = () => ({
        ...WORDS,
        blocks: [
          { kind: 'heading', text },
          { kind: 'text', text },
        ],
      });
      const calls = await stage.observe(
        () => stage.client.command({ command: '/macd', text: text.slice(0, 3_000) }),
        'chat.postMessage',
        3,
      );
      expect(errorsOf(calls)).toEqual([]);
      expect(lintOf(calls).filter((line) => !line.startsWith('standard Markdown'))).toEqual([]);
      expect(JSON.stringify(named(calls, 'chat.postMessage'))).not.toContain('<!channel>');
    });

    it.runIf(transport === 'http')('refuses every kind of bad signature and runs nothing', async () => {
      const refused = await Promise.all(
        stage.badSignatures.map((options) => stage.client.command({ command: '/macd', ...options })),
      );
      const future = await stage.client.command({ command: '/macd', skew: 600 });
      expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 401));
      expect(future.status).toBe(401);
      expect(stage.requests).toEqual([]);
    });

    it.runIf(transport === 'http')('answers a replayed request once', async () => {
      stage.route = () => WORDS;
      await stage.observe(async () => {
        await stage.client.command({ command: '/macd' });
        await stage.client.replay({ times: 3 });
      }, 'chat.postMessage');
      expect(stage.requests).toHaveLength(1);
    });

    it.runIf(transport === 'http')('answers an event once, however often it is delivered', async () => {
      stage.route = () => WORDS;
      const event = {
        type: 'app_mention',
        channel: 'C0GENERAL1',
        user: 'U0ALICE01',
        text: 'macd',
        ts: '1700000001.000100',
      };
      await stage.observe(async () => {
        expect((await stage.client.deliver(event, { eventId: 'EvRETRY' })).tries).toHaveLength(1);
        await stage.client.deliver(event, { eventId: 'EvRETRY', retryNum: 1 });
      }, 'chat.postMessage');
      expect(stage.requests).toHaveLength(1);
    });

    it.runIf(transport === 'http')('passes Slack’s checks of its address', async () => {
      expect(await stage.client.urlVerification('c-1')).toMatchObject({
        status: 200,
        json: { challenge: 'c-1' },
      });
      expect(await stage.client.sslCheck()).toMatchObject({ status: 200 });
    });

    it.runIf(transport === 'socket')(
      'connects again when Slack asks it to, though not at the first try',
      async () => {
        stage.route = () => WORDS;
        await stage.fake.control('fault', { method: 'apps.connections.open', error: 'invalid_auth' });
        await stage.observe(
          () => stage.fake.control('socket/disconnect', { reason: 'refresh_requested' }),
          '__socket_open',
        );
        await stage.observe(() => stage.client.dm({ text: 'phase' }), 'chat.postMessage');
        expect(stage.requests).toHaveLength(1);
      },
    );
  });
});
