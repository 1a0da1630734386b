import type { Clock } from './clock.ts';
import { HttpError, type HttpErrorKind } from './http-error.ts';
import { isPassingFailure, MAX_RETRY_WAIT_MS } from './http-retry.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MIN_OPEN_MS = 5 * MINUTE;
const MAX_OPEN_MS = 6 * 60 * MINUTE;
const FAILURES_TO_OPEN = 3;

/** A host that is being left alone, and why. */
export interface OpenCircuit {
  readonly host: string;
  /** The instant (ms) from which one request may try again. */
  readonly openUntil: number;
  readonly because: HttpErrorKind;
  readonly status: number | undefined;
}

interface Circuit {
  consecutiveFailures: number;
  open: OpenCircuit | null;
}

/**
 * One circuit per host. A rate limit or block opens it at once, three passing failures in a row open it too;
 * when the time is up a single further failure opens it again.
 */
export class HostCircuits {
  readonly #circuits = new Map<string, Circuit>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws `circuit-open` while the host is being left alone. */
  assertClosed(host: string): void {
    const open = this.find(host);
    if (open === undefined) return;
    const remaining = open.openUntil - this.#clock.now();
    const cause = open.status === undefined ? open.because : `${open.because}, status ${open.status}`;
    throw new HttpError(`${host} is left alone for ${Math.ceil(remaining / MINUTE)} min (${cause})`, {
      kind: 'circuit-open',
      host,
      status: open.status,
      retryAfterMs: remaining,
      because: open.because,
    });
  }

  find(host: string): OpenCircuit | undefined {
    const open = this.#circuits.get(host)?.open;
    return open && open.openUntil > this.#clock.now() ? open : undefined;
  }

  /** Every host that is being left alone now. */
  list(): OpenCircuit[] {
    return [...this.#circuits.keys()].flatMap((host) => this.find(host) ?? []);
  }

  recordSuccess(host: string): void {
    this.#circuits.delete(host);
  }

  /**
   * Counts a failure; `willRetry` spares a rate limit whose short `Retry-After` is about to be honoured. Returns
   * the circuit when this failure opened it.
   */
  recordFailure(host: string, error: HttpError, willRetry: boolean): OpenCircuit | undefined {
    const circuit = this.#circuits.get(host) ?? { consecutiveFailures: 0, open: null };
    this.#circuits.set(host, circuit);
    if (isPassingFailure(error)) circuit.consecutiveFailures += 1;
    const openMs = this.#openMs(error, circuit.consecutiveFailures, willRetry);
    if (openMs === undefined) return undefined;
    circuit.consecutiveFailures = FAILURES_TO_OPEN - 1;
    circuit.open = {
      host,
      openUntil: this.#clock.now() + openMs,
      because: error.kind,
      status: error.status,
    };
    return circuit.open;
  }

  #openMs(error: HttpError, failures: number, willRetry: boolean): number | undefined {
    const asked = error.retryAfterMs ?? 0;
    const atLeastAsked = Math.min(MAX_OPEN_MS, Math.max(MIN_OPEN_MS, asked));
    if (error.kind === 'blocked') return Math.max(atLeastAsked, this.#restOfDay());
    if (error.kind === 'rate-limited') return willRetry ? undefined : atLeastAsked;
    if (!isPassingFailure(error)) return undefined;
    return failures >= FAILURES_TO_OPEN || asked > MAX_RETRY_WAIT_MS ? atLeastAsked : undefined;
  }

  /** A block rests on the caller's address or country, so it is asked about again tomorrow (UTC), not sooner. */
  #restOfDay(): number {
    return DAY - (this.#clock.now() % DAY);
  }
}
