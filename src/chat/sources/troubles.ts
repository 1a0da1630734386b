import type { SeriesStatus, SourceStatus } from '../data-ports.ts';

/** More would push the tables off a phone; they name the rest. */
const SHOWN = 4;

/** `Bitstamp: 451`; a source that answers too late has no reason but its state. */
export const describeFailure = ({ label, reason, state }: SourceStatus) => `${label}: ${reason ?? state}`;

const hasFailed = ({ state }: SourceStatus) => state !== 'ok' && state !== 'unasked';

/** The sources that come before the one in use and gave nothing. */
function failedBefore({ source, sources }: SeriesStatus): readonly SourceStatus[] {
  const position = sources.findIndex(({ label }) => label === source);
  return sources.slice(0, Math.max(position, 0)).filter(hasFailed);
}

/** Series whose trouble reads the same share a line: `NDX, SPX via Cboe (Yahoo Finance: 429)`. */
function group(entries: readonly (readonly [series: string, trouble: string])[]): string[] {
  const lines = Map.groupBy(entries, ([, trouble]) => trouble);
  return [...lines].map(([trouble, named]) => {
    const shown = named.slice(0, SHOWN).map(([series]) => series);
    const more = named.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${trouble}.`;
  });
}

/** What is wrong with the sources, a line a kind: nobody answers, or another than the first does. */
export function describeTroubles(list: readonly SeriesStatus[]): readonly string[] {
  const without = list.filter(({ state }) => state === 'blocked' || state === 'broken');
  const lost = without.map(({ series, sources, state }) => {
    const failures = sources.filter(hasFailed).map(describeFailure).join(', ');
    return [series, `${state}, no source answers (${failures})`] as const;
  });
  const moved = list.flatMap((status) => {
    const failed = failedBefore(status);
    if (without.includes(status) || failed.length === 0) return [];
    return [
      [status.series, `via ${status.source ?? ''} (${failed.map(describeFailure).join(', ')})`] as const,
    ];
  });
  return [...group(lost), ...group(moved)];
}
