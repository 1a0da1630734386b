import * as fc from 'fast-check';

/** Something that reads what others wrote. */
interface Parser<Input> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Input>;
  /** Reads one input; throws only what `mayThrow` allows. */
  readonly read: (input: Input) => unknown;
  readonly mayThrow?: (error: unknown) => boolean;
}

/** One input and the reading of it. */
interface Attempt {
  readonly input: unknown;
  readonly read: () => unknown;
}

/** A parser of any kind of input. */
export interface Target {
  readonly name: string;
  sample(seed: number, count: number): readonly Attempt[];
  mayThrow(error: unknown): boolean;
}

export function target<Input>({ name, inputs, read, mayThrow = () => false }: Parser<Input>): Target {
  return {
    name,
    mayThrow,
    sample: (seed, numRuns) =>
      fc.sample(inputs, { seed, numRuns }).map((input) => ({ input, read: () => read(input) })),
  };
}

/** What became of one target. */
export interface Report {
  readonly name: string;
  readonly inputs: number;
  /** How many were refused, as they should be. */
  readonly refused: number;
  readonly slowestMs: number;
  readonly slowest: string;
  readonly failure?: string;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Inputs are made so many at a time. */
  readonly batch: number;
  /** Longer than this for one input is a failure (ms); Infinity where time is not judged. */
  readonly limitMs: number;
  /** Another round of batches is begun while this is true. */
  readonly goesOn: (round: number) => boolean;
  /** The time (ms). */
  readonly now: () => number;
  /** What this thread has worked so far (ms): other programs of a busy machine make no input slow. */
  readonly worked: () => number;
}

const SHOWN = 100;
/** What a terminal draws in its own way, or not at all. */
const UNREADABLE = /[^ -~]/gu;
const RETRIES = 3;

function show(input: unknown): string {
  const text = (JSON.stringify(input) ?? String(input)).replaceAll(UNREADABLE, '\u00b7');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

class Run {
  readonly target: Target;
  readonly options: FuzzOptions;
  inputs = 0;
  refused = 0;
  slowestMs = 0;
  slowest = '';
  failure: string | undefined;

  constructor(parser: Target, options: FuzzOptions) {
    this.target = parser;
    this.options = options;
  }

  async batch(round: number): Promise<void> {
    const { seed, batch } = this.options;
    for (const attempt of this.target.sample(seed + round, batch)) {
      await this.try(attempt);
      if (this.failure !== undefined) return;
    }
  }

  async try(attempt: Attempt): Promise<void> {
    const { limitMs } = this.options;
    const { input } = attempt;
    this.inputs += 1;
    let ms = await this.time(attempt);
    const refused = this.refused;
    // What is built once, or a collection of garbage, says nothing of the input: it has to be slow every time.
    for (let retry = 0; ms > this.slowestMs && retry < RETRIES; retry += 1)
      ms = Math.min(ms, await this.time(attempt));
    this.refused = refused;
    if (ms > this.slowestMs) {
      this.slowestMs = ms;
      this.slowest = show(input);
    }
    if (ms > limitMs) this.failure ??= `took ${ms.toFixed(0)} ms for ${show(input)}`;
  }

  /** How long one reading takes, or works where that is less (ms). */
  async time({ input, read }: Attempt): Promise<number> {
    const { now, worked, limitMs } = this.options;
    const [startedAt, before] = [now(), worked()];
    try {
      await read();
    } catch (error) {
      if (this.target.mayThrow(error)) this.refused += 1;
      else this.failure ??= `${String(error)} for ${show(input)}`;
    }
    const took = now() - startedAt;
    // The system counts work in coarse steps, so that it serves to judge what is long and nothing else.
    return took > limitMs ? Math.min(took, worked() - before) : took;
  }

  report(): Report {
    const { inputs, refused, slowestMs, slowest, failure } = this;
    const base = { name: this.target.name, inputs, refused, slowestMs, slowest };
    return failure === undefined ? base : { ...base, failure };
  }
}

/** Feeds every target in turn, so that each gets its share of the time, and says what became of it. */
export async function fuzz(targets: readonly Target[], options: FuzzOptions): Promise<readonly Report[]> {
  const runs = targets.map((one) => new Run(one, options));
  for (let round = 0; options.goesOn(round); round += 1)
    for (const run of runs) if (run.failure === undefined && options.goesOn(round)) await run.batch(round);
  return runs.map((run) => run.report());
}
