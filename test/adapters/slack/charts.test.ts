import { describe, expect, it } from 'vitest';
import { CHART } from './samples.ts';
import { typesOf, useStage } from './stage.ts';

const stage = useStage();

describe('a chart that can’t be added as an image', () => {
  it('is shared as a file with its description where the upload for blocks fails', async () => {
    stage.slack.fail('files.completeUploadExternal', { error: 'fatal_error' });
    await stage.ask(await stage.start());
    const [, shared] = stage.slack.of('files.completeUploadExternal');
    expect(shared?.params).toMatchObject({ channel_id: 'C0GENERAL1', initial_comment: CHART.alt });
    expect(stage.methods()).not.toContain('chat.update');
  });

  it('is drawn by Slack where files are not allowed at all', async () => {
    stage.slack.fail('files.getUploadURLExternal', { error: 'missing_scope' }, 9);
    await stage.ask(await stage.start());
    expect(typesOf(stage.slack.of('chat.update')[0])).toContain('data_visualization');
  });

  it('is drawn by Slack where a shared file never shows up', async () => {
    stage.slack.showsShares = false;
    stage.slack.fail('files.completeUploadExternal', { error: 'fatal_error' });
    await stage.ask(await stage.start({ holds: (ms) => ms === 4_000 || ms === 60_000 }));
    expect(typesOf(stage.slack.of('chat.update')[0])).toContain('data_visualization');
  });

  it('is drawn by Slack where it can’t be drawn here', async () => {
    await stage.ask(await stage.start({ render: () => Promise.reject(new Error('no font')) }));
    expect(typesOf(stage.slack.of('chat.update')[0])).toContain('data_visualization');
    expect(stage.slack.of('chat.postMessage')).toHaveLength(1);
  });

  it('is named as missing where nothing else works', async () => {
    stage.slack.fail('chat.update', { error: 'invalid_blocks' });
    await stage.ask(await stage.start({ render: () => Promise.reject(new Error('no font')) }));
    expect(stage.slack.of('chat.update')[1]?.params.text).toContain('There is no chart');
  });

  it('is tried again while Slack still finds the file unready', async () => {
    stage.slack.fail('chat.update', { error: 'invalid_blocks' });
    await stage.ask(await stage.start());
    expect(stage.slack.of('chat.update').map(({ error }) => error)).toEqual(['invalid_blocks', undefined]);
    expect(stage.slack.of('__upload')).toHaveLength(1);
  });

  it('is let go where the answer has been deleted meanwhile', async () => {
    stage.slack.fail('chat.update', { error: 'message_not_found' });
    await stage.ask(await stage.start());
    expect(stage.slack.of('files.completeUploadExternal')).toHaveLength(1);
    expect(stage.slack.of('chat.update')).toHaveLength(1);
  });
});
