/** Uniform numbers in [0, 1), the same sequence for the same seed. */
export type Random = () => number;

type Words = readonly [number, number, number, number];

const WORD = 2 ** 32;

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2018, prng.di.unimi.it): unsigned 32-bit integers from a state that is
 * not all zero. Small, fast, and free of the short cycles of a 32-bit congruential generator.
 */
export function createXoshiro128(state: Words): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/** Neighbouring seeds (week indices) must not give neighbouring states: MurmurHash3's finaliser mixes them. */
function mixWord(seed: number, position: number): number {
  let word = (seed + Math.imul(position, 0x9e3779b9)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/** A generator for resampling, seeded by any integer (taken modulo 2^32). */
export function createRandom(seed: number): Random {
  const next = createXoshiro128([mixWord(seed, 1), mixWord(seed, 2), mixWord(seed, 3), mixWord(seed, 4)]);
  return () => next() / WORD;
}
