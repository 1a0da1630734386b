import type { Publication } from '../../market/series-row.ts';

function describeDay({ lagDays, release }: Publication): string {
  if (release === 'fourth-tuesday') return 'on the fourth Tuesday of the next month';
  if (release === 'business-days-later')
    return lagDays === 1 ? 'the next business day' : `${lagDays} business days later`;
  if (lagDays === 0) return 'the same day';
  return lagDays === 1 ? 'the next day' : `${lagDays} days later`;
}

/** When a value becomes public, counted from the day it is about: `the next day, 16:30 New York`. */
export function describePublication(publication: Publication): string {
  const zone = publication.zone === 'UTC' ? 'UTC' : 'New York';
  return `${describeDay(publication)}, ${publication.at} ${zone}`;
}
