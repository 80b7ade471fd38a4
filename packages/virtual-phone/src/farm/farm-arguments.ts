import { parseArgs } from 'node:util';
import { PHONE_PROFILES, PHONE_TIERS, type PhoneProfile, type PhoneTier } from '@framefarm/phone-model';
import {
  type ReadText,
  UsageError,
  needed,
  orWrong,
  profileOf,
  scenarioOf,
  wholeNumber,
} from '../command-line/options.ts';
import { hostMnnOf } from '../command-line/phone-arguments.ts';
import type { HostMnn } from '../harness/host-mnn-launch.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { assignProfiles } from './assign-profiles.ts';

/** 500 phones in one process were tried; adb servers of version 29 hang from about 300 on, so more need several servers anyway. */
export const MOST_PHONES = 1_000;
const LAST_PORT = 65_535;
/** Where every adb server of the machine looks for emulators. Source: AOSP packages/modules/adb, ADB_LOCAL_TRANSPORT_MAX. */
const EMULATOR_PORTS = { first: 5_555, last: 5_585 };

export const FARM_USAGE = `usage: farm-main.ts --phones N [options]      start virtual phones; they end on SIGTERM
options:
  --profile NAME|FILE      a phone that comes with the product, or the file of one; may be repeated (all of the product)
  --tiers TIERS            low, mid, high, flagship, with commas between (all four)
  --scenario FILE          what goes wrong with the phones, and when
  --seed N                 seed of all that is random (1)
  --adb-server-port P      keep the phones on the list of this adb server; without it connect them yourself
  --base-port N            the first phone's port on this machine, the next has the next (any free ones)
  --host-python FILE --host-harness FILE   serve plans with engine host-mnn by this Python and this harness`;

export interface FarmPhone {
  readonly serial: string;
  readonly profile: PhoneProfile;
  /** 0 for any free one. */
  readonly port: number;
  readonly seed: number;
}

export interface FarmArguments {
  readonly phones: readonly FarmPhone[];
  readonly scenario: Scenario | null;
  readonly adbServerPort: number | null;
  readonly hostMnn: HostMnn | null;
}

export type FarmCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string }
  | ({ readonly kind: 'farm' } & FarmArguments);

/** Reads the words after the program's name. */
export function readFarmArguments(words: readonly string[], readText: ReadText): FarmCommand {
  return orWrong(() => read(words, readText));
}

function read(words: readonly string[], readText: ReadText): FarmCommand {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      phones: text,
      profile: { type: 'string', multiple: true, default: [] },
      tiers: text,
      scenario: text,
      seed: { ...text, default: '1' },
      'adb-server-port': text,
      'base-port': text,
      'host-python': text,
      'host-harness': text,
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const count = wholeNumber('phones', needed('phones', values.phones), 1, MOST_PHONES);
  const seed = wholeNumber('seed', values.seed, 0, 2 ** 32 - 1);
  const basePort = values['base-port'] === undefined ? null : basePortOf(values['base-port'], count);
  const serverPort = values['adb-server-port'];
  const scenario = values.scenario === undefined ? null : scenarioOf(values.scenario, readText);
  const phones = profilesOf(count, values.profile, values.tiers, readText).map((profile, place) => ({
    serial: serialOf(place),
    profile,
    port: basePort === null ? 0 : basePort + place,
    // each phone its own draws
    seed: (seed + place) % 2 ** 32,
  }));
  refuseUnknownPhones(scenario, phones);
  return {
    kind: 'farm',
    phones,
    scenario,
    adbServerPort: serverPort === undefined ? null : wholeNumber('adb-server-port', serverPort, 1, LAST_PORT),
    hostMnn: hostMnnOf(values['host-python'], values['host-harness']),
  };
}

/** `virtual-001` is the first; scenarios name phones so. */
const serialOf = (place: number) => `virtual-${String(place + 1).padStart(3, '0')}`;

function profilesOf(count: number, asked: readonly string[], tierList: string | undefined, readText: ReadText) {
  const tiers = tierList === undefined ? PHONE_TIERS : tierList.split(',').map(tierOf);
  const profiles = asked.length === 0 ? PHONE_PROFILES : asked.map((each) => profileOf(each, readText));
  if (!profiles.some(({ tier }) => tiers.includes(tier)))
    throw new UsageError(
      `no profile is of tier ${tiers.join(', ')}: ${profiles.map(({ name, tier }) => `${name} is ${tier}`).join(', ')}`,
    );
  return assignProfiles(count, profiles, tiers);
}

function tierOf(word: string): PhoneTier {
  const tier = PHONE_TIERS.find((each) => each === word);
  if (tier === undefined)
    throw new UsageError(`--tiers: there is no tier ${word}; the tiers are ${PHONE_TIERS.join(', ')}`);
  return tier;
}

function basePortOf(text: string, count: number): number {
  const first = wholeNumber('base-port', text, 1_024, LAST_PORT);
  const last = first + count - 1;
  if (last > LAST_PORT)
    throw new UsageError(
      `ports ${first} to ${last} for ${count} phones: the last port of a machine is ${LAST_PORT}; give --base-port ${LAST_PORT - count + 1} or less`,
    );
  if (first <= EMULATOR_PORTS.last && last >= EMULATOR_PORTS.first)
    throw new UsageError(
      `ports ${first} to ${last} touch ${EMULATOR_PORTS.first} to ${EMULATOR_PORTS.last}, where adb takes phones for emulators; give --base-port 16000 or another above`,
    );
  return first;
}

function refuseUnknownPhones(scenario: Scenario | null, phones: readonly FarmPhone[]): void {
  const named = (scenario?.troubles ?? []).flatMap((trouble) => trouble.phones ?? []);
  const unknown = named.find((serial) => !phones.some((phone) => phone.serial === serial));
  if (unknown !== undefined)
    throw new UsageError(
      `the scenario names phone ${JSON.stringify(unknown)}, which this farm has not; its phones are ${phones[0]?.serial} to ${phones.at(-1)?.serial}`,
    );
}
