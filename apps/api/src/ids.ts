import { randomBytes } from 'node:crypto';

/** `run_` + time + random, in base 36: ids of one kind sort by the time they were made. */
export function newId(prefix: string): string {
  const time = Date.now().toString(36).padStart(9, '0');
  return `${prefix}_${time}${BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .padStart(16, '0')}`;
}
