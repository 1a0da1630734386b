import { formatCountdown, formatNumber } from '../lib/format.ts';
import type { Progress } from './refresher.ts';

/** Told how far a first read has come. */
export interface ProgressReport {
  show(progress: Progress): void;
  end(): void;
}

const BAR_WIDTH = 24;
const MAX_LINE = 100;

function describeLeft({ remainingMs, done, total }: Progress): string {
  if (done === total) return 'done';
  return remainingMs < 60_000 ? 'less than a minute left' : `${formatCountdown(remainingMs)} left`;
}

function describeSeries({ outcome }: Progress): string {
  const { series, source, changedBars, failures } = outcome;
  if (source === null) return `${series}: no source answers (${failures.join(', ')})`;
  const passed = failures.length === 0 ? '' : ` (${failures.join(', ')})`;
  return `${series}: ${formatNumber(changedBars)} bars via ${source}${passed}`;
}

/** `BTC: 5,580 bars via Bitstamp; 3 of 44 series, 40,000 bars, 2m left`. */
export function describeProgress(progress: Progress): string {
  const { done, total, bars } = progress;
  const sum = `${done} of ${total} series, ${formatNumber(bars)} bars, ${describeLeft(progress)}`;
  return `${describeSeries(progress)}; ${sum}`;
}

/** One line of a terminal that is written anew, for a person who waits. */
function createBar(write: (text: string) => void): ProgressReport {
  return {
    show(progress) {
      const { done, total, outcome } = progress;
      const filled = Math.round((BAR_WIDTH * done) / total);
      const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
      const line = `[${bar}] ${done}/${total} ${outcome.series}, ${formatNumber(progress.bars)} bars, ${describeLeft(progress)}`;
      write(`\r${line.slice(0, MAX_LINE).padEnd(MAX_LINE)}`);
      if (outcome.source === null) write(`\r${describeSeries(progress).padEnd(MAX_LINE)}\n`);
    },
    end: () => write('\n'),
  };
}

/** A bar on a terminal, plain lines anywhere else. */
export function createProgressReport(isTerminal: boolean, write: (text: string) => void): ProgressReport {
  if (isTerminal) return createBar(write);
  return { show: (progress) => write(`${describeProgress(progress)}\n`), end: () => {} };
}
