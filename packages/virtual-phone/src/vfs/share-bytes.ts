import { createHash } from 'node:crypto';

/** What some phone of this process holds now, by digest; the garbage collector empties it. */
const held = new Map<string, WeakRef<Buffer>>();
const forget = new FinalizationRegistry<string>((digest) => {
  if (held.get(digest)?.deref() === undefined) held.delete(digest);
});

/** Equal bytes, held once for all phones of the process: the APKs of the UiAutomator2 server alone are 21 MB a phone. Nobody may write to them. */
export function shareBytes(bytes: Buffer): Buffer {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = held.get(digest)?.deref();
  if (known !== undefined) return known;
  held.set(digest, new WeakRef(bytes));
  forget.register(bytes, digest);
  return bytes;
}
