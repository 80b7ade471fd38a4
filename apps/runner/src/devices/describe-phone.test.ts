import { DeviceFacts } from '@framefarm/contracts';
import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { describePhone } from './describe-phone.ts';

const schema = Compile(DeviceFacts);
// keys and layout as Android's getprop prints them; the values of a Pixel 4a 5G
const pixel: Readonly<Record<string, string>> = {
  'ro.serialno': '0A041FDD4003BF',
  'ro.product.model': 'Pixel 4a (5G)',
  'ro.product.brand': 'google',
  'ro.board.platform': 'lito',
  'ro.build.fingerprint': 'google/bramble/bramble:13/TQ3A.230805.001.A2/10385117:user/release-keys',
  'ro.build.version.release': '13',
  'ro.build.version.sdk': '33',
  'ro.product.cpu.abi': 'arm64-v8a',
  'ro.config.low_ram': 'false',
  'sys.boot_completed': '1',
};
function read(changes: Readonly<Record<string, string>>, address = 'usb-1') {
  const properties = Object.entries({ ...pixel, ...changes })
    .map(([key, value]) => `[${key}]: [${value}]\n`)
    .join('');
  return describePhone({
    address,
    properties,
    memInfo: 'MemTotal:        5767168 kB\nMemFree: 1 kB\n',
    cores: '0-7\n',
    cpuInfo: 'Features\t: fp asimd asimdhp asimddp\n',
  });
}
const factsOf = (changes: Readonly<Record<string, string>>, address?: string) => {
  const described = read(changes, address);
  if (!('facts' in described)) throw new TypeError(described.refused);
  return described.facts;
};

describe('a phone', () => {
  it('that says nothing of being virtual is real, its tier a guess', () => {
    expect(factsOf({})).toEqual({
      serial: '0A041FDD4003BF',
      platform: 'android',
      body: 'real',
      tier: 'mid',
      tierSource: 'prior',
      model: 'Pixel 4a (5G)',
      osVersion: 'Android 13',
      abi: 'arm64-v8a',
      ramMb: 5632,
      profile: null,
      sdk: 33,
      brand: 'google',
      soc: 'lito',
      cores: 8,
      instructionSets: ['fp16', 'i8sdot'],
      fingerprint: pixel['ro.build.fingerprint'],
    });
  });
  it('that says it is virtual keeps its own word on tier and profile', () => {
    const virtual = {
      'ro.framefarm.body': 'virtual',
      'ro.framefarm.tier': 'low',
      'ro.framefarm.profile': 'some-phone',
    };
    expect(factsOf(virtual)).toMatchObject({
      body: 'virtual',
      tier: 'low',
      tierSource: 'declared',
      profile: 'some-phone',
    });
    expect(read({ ...virtual, 'ro.framefarm.tier': 'host' })).toEqual({
      refused: 'it is a virtual phone that does not say its tier',
    });
  });
  it('without a serial number goes by the name that adb knows it by', () =>
    expect(factsOf({ 'ro.serialno': '' }, '10.0.0.7:5555').serial).toBe('10.0.0.7:5555'));
  it.each([
    ['that is still starting', { 'sys.boot_completed': '0' }, 'it is still starting'],
    ['that is an emulator', { 'ro.kernel.qemu': '1' }, 'it is an Android emulator'],
    ['with an Android that is too old', { 'ro.build.version.sdk': '25' }, 'API level 25'],
    ['with an Android that nobody knows', { 'ro.build.version.sdk': 'nine' }, 'API level is unknown'],
  ])('%s is refused and told why', (_, changes, why) => {
    const described = read(changes);
    expect('refused' in described && described.refused).toContain(why);
  });
});

/** Any UTF-16 at all: controls, lone surrogates, right-to-left marks. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));

describe('hostile properties', () => {
  it.each([
    ['$(touch /data/local/tmp/pwn)'],
    ["'; DROP TABLE device; --"],
    ['<script>alert(1)</script>'],
    ['\u001b[31mred\u001b[0m\u0007'],
    ['a\r\nb\u0000c\u202e'],
    ['x'.repeat(5000)],
    ['\u{1F600}'.repeat(200)],
  ])('%j become facts that the contract takes', (value) => {
    const facts = factsOf({
      'ro.serialno': value,
      'ro.product.model': value,
      'ro.product.brand': value,
      'ro.build.fingerprint': value,
      'ro.build.version.release': value,
      'ro.product.cpu.abi': value,
    });
    expect(schema.Errors(facts)).toEqual([]);
  });
  it('do, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, (model, serial) => {
        const described = read({ 'ro.product.model': model, 'ro.serialno': serial });
        expect(!('facts' in described) || schema.Check(described.facts)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('do not make two phones one', () =>
    expect(factsOf({ 'ro.serialno': 'a b' }).serial).not.toBe(factsOf({ 'ro.serialno': 'a;b' }).serial));
  it('cannot forge a property that was printed before', () =>
    expect(factsOf({ zzz: 'x]\n[ro.serialno]: [another' }).serial).toBe('0A041FDD4003BF'));
});
