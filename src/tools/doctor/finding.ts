/** How bad something is: `warn` works, and somebody should look at it. */
export type Level = 'ok' | 'warn' | 'fail';

/** One line of the doctor: what was looked at, how it stands, and what to do about it. */
export interface Finding {
  readonly level: Level;
  readonly subject: string;
  readonly text: string;
  /** One instruction; absent where there is nothing to do. */
  readonly advice?: string;
}

export const ok = (subject: string, text: string): Finding => ({ level: 'ok', subject, text });
export const warn = (subject: string, text: string, advice: string): Finding => ({
  level: 'warn',
  subject,
  text,
  advice,
});
export const fail = (subject: string, text: string, advice: string): Finding => ({
  level: 'fail',
  subject,
  text,
  advice,
});

const ORDER: readonly Level[] = ['ok', 'warn', 'fail'];

/** The exit code: 0 where all is well, 1 where something should be looked at, 2 where something will not work. */
export function exitCodeOf(findings: readonly Finding[]): number {
  return Math.max(0, ...findings.map(({ level }) => ORDER.indexOf(level)));
}
