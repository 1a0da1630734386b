import { describe, expect, it } from 'vitest';
import { composeError, describeThrown, isError } from '../../src/chat/error-reply.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { DataError, UserError } from '../../src/lib/errors.ts';
import { textReply } from '../fakes/conversation.ts';

const incident = () => 'abc123';

describe('errors as answers', () => {
  it('are private sentences that facts can be told from', () => {
    const reply = composeError({ kind: 'user', message: 'No such thing', hint: 'Try another' });
    expect(reply.visibility).toBe('private');
    expect(renderPlain(reply)).toBe('No such thing.\nTry another.');
    expect(isError(reply)).toBe(true);
    expect(isError(textReply('fine'))).toBe(false);
    expect(composeError({ kind: 'user', message: 'No', hint: '' }).blocks).toHaveLength(1);
  });

  it('tell everything of an error meant for people and nothing of a defect', () => {
    expect(describeThrown(new UserError('a', 'b'), incident)).toEqual({
      kind: 'user',
      message: 'a',
      hint: 'b',
    });
    expect(describeThrown(new DataError('RUT', 'a', 'b'), incident)).toEqual({
      kind: 'data',
      message: 'a',
      hint: 'b',
      series: 'RUT',
    });
    expect(JSON.stringify(describeThrown(new Error('secret path'), incident))).not.toContain('secret');
    expect(describeThrown(new Error('x'), incident)).toMatchObject({ kind: 'defect', incident: 'abc123' });
  });
});
