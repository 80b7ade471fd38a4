import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** The network of an address, /24 of IPv4 and /48 of IPv6, as a digest: enough to tell networks apart, too little to find a person. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const prefix = isIPv4(plain) ? plain.split('.').slice(0, 3).join('.') : groupsOf(plain).slice(0, 3).join(':');
  return createHash('sha256').update(prefix).digest('hex').slice(0, 24);
}

/** The eight groups of an IPv6 address, `::` written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...last].map((group) =>
    group.toLowerCase(),
  );
}
