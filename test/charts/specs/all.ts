import type { ChartSpec } from '../../../src/charts/spec.ts';
import { fuse } from './fuse.ts';
import { liquidity } from './liquidity.ts';
import { macdChart } from './macd.ts';
import { odds } from './odds.ts';
import { peak } from './peak.ts';
import { phase } from './phase.ts';
import { rotation } from './rotation.ts';
import { russell } from './russell.ts';
import { thesis } from './thesis.ts';

/** Every fixture by name: charts as the commands would ask for them. */
export const FIXTURES: Readonly<Record<string, ChartSpec>> = {
  russell,
  macd: macdChart,
  peak,
  phase,
  rotation,
  odds,
  thesis,
  liquidity,
  fuse,
};
