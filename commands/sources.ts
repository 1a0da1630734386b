import { z } from 'zod';
import { seriesArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { composeSeries } from '../src/chat/sources/one-series.ts';
import { composeOverview } from '../src/chat/sources/overview.ts';
import { UserError } from '../src/lib/errors.ts';

export default defineCommand({
  name: 'sources',
  aliases: ['data', 'providers'],
  group: 'service',
  description: 'Each series with its provider, last date, next publication, and whether it is fresh',
  examples: ['/sources', '/sources btc'],
  terms: ['sources', 'data sources', 'provider', 'where is the data from', 'is the data fresh', 'stale data'],
  args: z.object({ series: seriesArgument.optional() }),
  async run({ args: { series }, ports: { dataStatus }, asOf }) {
    if (dataStatus === undefined) throw new UserError('Nothing is known here about sources.');
    return series === undefined
      ? composeOverview(dataStatus, asOf.instant)
      : composeSeries(dataStatus, series, asOf);
  },
});
