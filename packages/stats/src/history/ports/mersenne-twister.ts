const SIZE = 624;
const SHIFT = 397;

/**
 * Whole numbers below a limit as numpy's legacy generator draws them when it shuffles: MT19937 (Matsumoto and Nishimura 1998) seeded with
 * one integer, masked to the next power of two, too large ones drawn again. Only for parity with what numpy has shuffled.
 */
export function mersenneTwister(seed: number): (limit: number) => number {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i += 1) {
    const last = state[i - 1] as number;
    state[i] = Math.imul(1_812_433_253, last ^ (last >>> 30)) + i;
  }
  let position = SIZE;
  const next = (): number => {
    if (position === SIZE) {
      renew(state);
      position = 0;
    }
    let y = state[position] as number;
    position += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  return (limit) => {
    if (limit <= 1) return 0;
    const mask = 2 ** (32 - Math.clz32(limit - 1)) - 1;
    let drawn: number;
    do drawn = (next() & mask) >>> 0;
    while (drawn >= limit);
    return drawn;
  };
}

function renew(state: Uint32Array): void {
  for (let i = 0; i < SIZE; i += 1) {
    const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % SIZE] as number) & 0x7fffffff);
    state[i] = (state[(i + SHIFT) % SIZE] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
