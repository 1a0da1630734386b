import { describe, expect, it } from 'vitest';
import { formatSendTime } from '../../src/chat/local-time.ts';

describe('the time of a digest', () => {
  it.each([
    ['2026-11-30T08:00Z', 'Europe/London', 'Mon 30 Nov 08:00 Europe/London (08:00 UTC)'],
    ['2026-07-06T12:00Z', 'America/New_York', 'Mon 6 Jul 08:00 America/New_York (12:00 UTC)'],
    ['2026-11-29T21:00Z', 'Australia/Lord_Howe', 'Mon 30 Nov 08:00 Australia/Lord_Howe (Sun 21:00 UTC)'],
    ['2026-11-30T02:15Z', 'Asia/Kathmandu', 'Mon 30 Nov 08:00 Asia/Kathmandu (02:15 UTC)'],
    ['2026-11-30T08:00Z', 'UTC', 'Mon 30 Nov 08:00 UTC'],
  ])('%s reads in %s as %s', (instant, zone, text) => {
    expect(formatSendTime(Date.parse(instant), zone)).toBe(text);
  });
});
