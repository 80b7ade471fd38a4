import { PHONE_PROFILES, PHONE_TIERS } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { readFarmArguments } from './farm-arguments.ts';

const pixel = PHONE_PROFILES.find(({ name }) => name === 'pixel-4a-5g');
const withSdk = (sdk: number) => JSON.stringify({ ...pixel, name: 'mine', identity: { ...pixel?.identity, sdk } });
const FILES: Readonly<Record<string, string>> = {
  './mine.json': JSON.stringify({ ...pixel, name: 'mine' }),
  './old.json': withSdk(25),
  './future.json': withSdk(99),
  './hot.json': JSON.stringify({ ...pixel, ramKb: { ...pixel?.ramKb, value: -5 } }),
  './torn.json': '{"name":',
  './storm.json': '{"schema":1,"troubles":[{"kind":"unplug","phones":["virtual-003"]}]}',
};
const read = (...words: string[]) =>
  readFarmArguments(words, (file) => {
    const text = FILES[file];
    if (text === undefined) throw new TypeError('no such file');
    return text;
  });
function farmOf(...words: string[]) {
  const command = read(...words);
  if (command.kind !== 'farm') expect.fail(JSON.stringify(command));
  return command;
}

describe('the phones of a farm', () => {
  it('are of all tiers, one after the other, and of many profiles', () => {
    const { phones } = farmOf('--phones', '40');
    expect(phones.slice(0, 4).map(({ profile }) => profile.tier)).toEqual(PHONE_TIERS);
    expect(new Set(phones.map(({ profile }) => profile.name)).size).toBeGreaterThan(20);
    expect(phones.map(({ serial }) => serial)).toContain('virtual-040');
  });
  it('have ports in a row and seeds of their own', () => {
    const { phones } = farmOf('--phones', '3', '--base-port', '16000', '--seed', '9');
    expect(phones.map(({ port, seed }) => [port, seed])).toEqual([
      [16_000, 9],
      [16_001, 10],
      [16_002, 11],
    ]);
  });
  it('can be of some tiers and of some profiles, also of a file', () => {
    const tiers = farmOf('--phones', '9', '--tiers', 'mid,flagship').phones.map(({ profile }) => profile.tier);
    expect([...new Set(tiers)]).toEqual(['mid', 'flagship']);
    const named = farmOf('--phones', '3', '--profile', 'mi-9', '--profile', './mine.json').phones;
    expect([...new Set(named.map(({ profile }) => profile.name))].toSorted()).toEqual(['mi-9', 'mine']);
  });
  it('can be the one that a scenario names', () => {
    expect(farmOf('--phones', '3', '--scenario', './storm.json').scenario?.troubles).toHaveLength(1);
  });
  it.each([
    [[], '--phones is missing'],
    [['--phones', '0'], '--phones has to be a whole number from 1 to 1000, not 0'],
    [['--phones', '10000'], '--phones has to be a whole number from 1 to 1000, not 10000'],
    [['--phones', 'many'], '--phones has to be a whole number from 1 to 1000, not many'],
    [
      ['--phones', '3', '--base-port', '65534'],
      'ports 65534 to 65536 for 3 phones: the last port of a machine is 65535',
    ],
    [['--phones', '9', '--base-port', '5550'], 'ports 5550 to 5558 touch 5555 to 5585'],
    [['--phones', '1', '--base-port', '80'], '--base-port has to be a whole number from 1024'],
    [['--phones', '1', '--tiers', 'mid,ultra'], '--tiers: there is no tier ultra'],
    [['--phones', '1', '--tiers', 'flagship', '--profile', 'mi-9'], 'no profile is of tier flagship: mi-9 is'],
    [['--phones', '1', '--profile', 'nokia'], 'there is no profile nokia'],
    [['--phones', '1', '--profile', './none.json'], 'profile ./none.json cannot be read: no such file'],
    [['--phones', '1', '--profile', './torn.json'], 'profile ./torn.json is not JSON'],
    [['--phones', '1', '--profile', './hot.json'], 'ramKb.value -5 is not possible'],
    [['--phones', '1', '--profile', './old.json'], 'identity.sdk 25 is not possible'],
    [['--phones', '1', '--profile', './future.json'], 'Android 8 to 15'],
    [['--phones', '1', '--scenario', './none.json'], 'scenario ./none.json cannot be read'],
    [['--phones', '1', '--scenario', './torn.json'], 'it is not JSON'],
    [
      ['--phones', '2', '--scenario', './storm.json'],
      'the scenario names phone "virtual-003", which this farm has not',
    ],
    [['--phones', '1', '--adb-server-port', '0'], '--adb-server-port has to be a whole number from 1'],
    [['--phones', '1', '--host-python', 'p'], 'belong together'],
    [['--phones', '1', '--frobnicate'], '--frobnicate'],
  ])('are refused with the reason: %j', (words, problem) => {
    expect(read(...words)).toEqual({ kind: 'wrong', problem: expect.stringContaining(problem) });
  });
});
