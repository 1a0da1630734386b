import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assetArgument, rangeArgument } from '../../src/chat/arguments.ts';
import type { CommandDefinition } from '../../src/chat/command.ts';
import { MAX_MESSAGE_LENGTH, parseMessage, writeCommand } from '../../src/chat/parse.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { UserError } from '../../src/lib/errors.ts';
import { SERIES_NAMES } from '../../src/market/catalogue.ts';
import { fakeCommand } from '../fakes/conversation.ts';
import { thrownBy } from '../fakes/thrown-by.ts';

const macd = fakeCommand();
const fuse = fakeCommand({
  name: 'fuse',
  args: z.object({ leader: assetArgument.default('RUT'), follower: assetArgument.default('OTHERS') }),
});
const explain = fakeCommand({ name: 'explain', group: 'service', args: z.object({ term: z.string() }) });

const read = (command: CommandDefinition, text: string) => readArguments(command, parseMessage(text));

function refusalOf(command: CommandDefinition, text: string): UserError {
  const error = thrownBy(() => read(command, text));
  if (error instanceof UserError) return error;
  throw new Error(`${text} was not refused`, { cause: error });
}

describe('readArguments', () => {
  it('fills keys with bare words in order, the rest with defaults', () => {
    expect(read(macd, '/macd')).toEqual({ asset: 'BTC', range: '3y' });
    expect(read(macd, '/macd eth')).toEqual({ asset: 'ETH', range: '3y' });
    expect(read(macd, '/macd eth 1y')).toEqual({ asset: 'ETH', range: '1y' });
    expect(read(fuse, '/fuse eth btc')).toEqual({ leader: 'ETH', follower: 'BTC' });
  });

  it('gives a word that the next key refuses to a later key that takes it', () => {
    expect(read(macd, '/macd 1y')).toEqual({ asset: 'BTC', range: '1y' });
    expect(read(macd, '/macd 1y eth')).toEqual({ asset: 'ETH', range: '1y' });
  });

  it('joins the words of a longer name', () => {
    expect(read(macd, '/macd small caps etf 5y')).toEqual({ asset: 'IWM', range: '5y' });
    expect(read(fuse, '/fuse small caps mega cap growth')).toEqual({ leader: 'RUT', follower: 'MGK' });
    expect(read(explain, '/explain net liquidity')).toEqual({ term: 'net liquidity' });
  });

  it('lets a pair take its key before any bare word', () => {
    expect(read(fuse, '/fuse btc leader=eth')).toEqual({ leader: 'ETH', follower: 'BTC' });
  });

  it('leaves the date to the router for commands about data, and refuses it for the others', () => {
    expect(read(macd, '/macd asof=2026-01-18')).toEqual({ asset: 'BTC', range: '3y' });
    expect(refusalOf(explain, '/explain x asof=2026-01-18').message).toBe('/explain has no argument "asof".');
  });

  it('lists the keys for an unknown one and guesses which was meant', () => {
    const error = refusalOf(macd, '/macd aset=btc');
    expect(error.message).toBe('/macd has no argument "aset". Did you mean asset=?');
    expect(error.hint).toBe('It takes asset, range, asof.');
    expect(refusalOf(macd, '/macd constructor=x').message).toContain('has no argument "constructor"');
  });

  it('says what fits where a word fits nowhere', () => {
    expect(refusalOf(macd, '/macd bitcon').message).toBe(`I don't know "bitcon". Did you mean bitcoin?`);
    expect(refusalOf(macd, '/macd asset="small cpas"').message).toContain('Did you mean small caps?');
    expect(refusalOf(macd, '/macd btc 2y').message).toBe('"2y" is no range; take 6m, 1y, 3y, 5y or max.');
    expect(refusalOf(macd, '/macd 2y').message).toBe(
      '/macd has no place for "2y": it takes an asset such as btc, eth, russell or gold; a range: 6m, 1y, 3y, 5y or max.',
    );
    const full = refusalOf(macd, '/macd btc 1y please');
    expect(full.message).toBe('/macd has no place for "please".');
    expect(full.hint).toBe('Usage: /macd [asset=BTC] [range=3y] [asof=YYYY-MM-DD]');
  });

  it('names a required argument that is missing, and a value its key refuses', () => {
    expect(refusalOf(explain, '/explain').message).toBe('/explain needs term.');
    expect(refusalOf(explain, '/explain').hint).toBe('Usage: /explain <term>');
    expect(refusalOf(macd, '/macd range=2y').message).toBe('"2y" is no range; take 6m, 1y, 3y, 5y or max.');
  });

  it('reads back what writeCommand wrote from its own answer', () => {
    const assets = fc.constantFrom(...SERIES_NAMES).filter((name) => assetArgument.safeParse(name).success);
    const ranges = fc.constantFrom('6m', '1y', '3y', '5y', 'max');
    fc.assert(
      fc.property(assets, ranges, (asset, range) => {
        const typed = { asset: assetArgument.parse(asset), range: rangeArgument.parse(range) };
        expect(read(macd, `/macd ${asset} ${range}`)).toEqual(typed);
        expect(read(macd, writeCommand('macd', typed))).toEqual(typed);
      }),
    );
  });

  it('throws nothing but a UserError, whatever the text', () => {
    const words = fc.oneof(
      fc.constantFrom('btc', '1y', 'asset=', 'asof=', '"', 'range=max'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = `/macd ${parts.join(' ')}`.slice(0, MAX_MESSAGE_LENGTH);
        expect(thrownBy(() => read(macd, text)) ?? new UserError('none')).toBeInstanceOf(UserError);
      }),
    );
  });
});
