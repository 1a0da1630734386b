import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** `Mon 30 Nov 08:00` by the clock of a zone. */
export function formatLocalTime(instant: number, zone: string): string {
  return format(new TZDate(instant, zone), 'EEE d MMM HH:mm');
}

/** `Mon 30 Nov 08:00 Europe/Berlin (07:00 UTC)`: what the chat reads, and what cannot be misread. */
export function formatSendTime(instant: number, zone: string): string {
  const local = formatLocalTime(instant, zone);
  if (zone === 'UTC') return `${local} UTC`;
  const isSameDay = local.slice(0, 3) === formatLocalTime(instant, 'UTC').slice(0, 3);
  const utc = format(new TZDate(instant, 'UTC'), isSameDay ? 'HH:mm' : 'EEE HH:mm');
  return `${local} ${zone} (${utc} UTC)`;
}
