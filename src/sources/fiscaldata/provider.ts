import { isoWeekday } from '../../market/days.ts';
import { defineProvider, type Reading } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchBalances } from './client.ts';
import { toReading } from './to-bars.ts';

/** The first statement in this data set is that of 2005-10-03. */
const FIRST_DAY = 13_059;
/** The series that the central bank publishes of the same account: its level on Wednesdays. */
const WEDNESDAYS = 'tga-wednesday';
const WEDNESDAY = 3;

/** The US Treasury's own daily statement of its cash, without a key. */
export function createFiscalDataProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'fiscaldata',
      label: 'US Treasury',
      async read({ symbol, since = FIRST_DAY, signal }) {
        const query = { baseUrl: deps.baseUrls?.fiscaldata, since, signal };
        const reading = toReading(await fetchBalances(deps.http, query));
        return symbol === WEDNESDAYS ? onWednesdays(reading) : reading;
      },
    },
    deps,
  );
}

function onWednesdays(reading: Reading): Reading {
  return { ...reading, bars: reading.bars.filter((bar) => isoWeekday(bar.day) === WEDNESDAY) };
}
