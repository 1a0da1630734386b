/** A message of 64 KiB in which JSON has to escape every character, and its envelope. */
export const MAX_BODY_BYTES = 450_000;
/** Questions being answered at one time, whoever asks; one more is told to wait. */
export const MAX_IN_FLIGHT = 32;
/** People whose answers are kept, and answers of each: what charts and buttons on the page can still reach. */
export const MAX_SESSIONS = 64;
export const MAX_ANSWERS = 30;
/** Made for one address, because whoever throws a session's cookie away is somebody new to the router. */
export const ADDRESS_LIMITS = { questions: 40, windowMs: 20_000 } as const;
