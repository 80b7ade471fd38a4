import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

describe('the network of an address', () => {
  it('is the same for all of a /24 or a /48, and for IPv4 inside IPv6', () => {
    expect(networkOf('192.0.2.1')).toBe(networkOf('192.0.2.254'));
    expect(networkOf('::ffff:192.0.2.7')).toBe(networkOf('192.0.2.1'));
    expect(networkOf('2001:db8:1::1')).toBe(networkOf('2001:DB8:1:2:3:4:5:6'));
    expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:9::1'));
  });
  it('differs between networks and holds no address', () => {
    const addresses = ['192.0.2.1', '192.0.3.1', '2001:db8:1::1', '2001:db8:2::1', '::1'];
    expect(new Set(addresses.map(networkOf)).size).toBe(5);
    expect(networkOf('192.0.2.1')).toMatch(/^[0-9a-f]{24}$/);
  });
});
