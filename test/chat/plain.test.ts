import { describe, expect, it } from 'vitest';
import { listOffers, renderPlain } from '../../src/chat/plain.ts';

describe('renderPlain', () => {
  it('writes each kind of block as lines', () => {
    const text = renderPlain({
      blocks: [
        { kind: 'heading', text: 'Heading & <more>' },
        { kind: 'text', text: 'Text' },
        { kind: 'facts', items: [{ label: 'Close', value: '93,634' }] },
        { kind: 'table', columns: [{ title: 'Asset', align: 'left' }], rows: [['BTC']] },
        { kind: 'note', text: 'Note' },
        { kind: 'source', text: 'Source' },
      ],
      facts: {},
      visibility: 'public',
    });
    expect(text).toBe('Heading & <more>\nText\nClose: 93,634\nAsset\nBTC\nNote\nSource');
  });
});

describe('what buttons offer where people type', () => {
  it('is every command but the alerts, which a closed terminal could not tell', () => {
    const actions = (['range', 'why', 'alert', 'related'] as const).map((kind) => ({
      kind,
      label: kind,
      command: `/${kind}`,
    }));
    expect(listOffers({ blocks: [], facts: {}, visibility: 'public', actions })).toEqual([
      '/range',
      '/why',
      '/related',
    ]);
    expect(listOffers({ blocks: [], facts: {}, visibility: 'public' })).toEqual([]);
  });
});
