import type { DeviceFacts } from '@framefarm/contracts';
import { TIERS, type Tier, priorTier } from '@framefarm/domain';
import { cleanName, cleanSerial } from './clean-words.ts';
import { instructionSets } from './instruction-sets.ts';
import { parseProperties } from './parse-properties.ts';

/** What one read of a phone brought; texts as the phone printed them. */
export interface PhoneTexts {
  readonly address: string;
  readonly properties: string;
  readonly memInfo: string;
  readonly cores: string;
  readonly cpuInfo: string;
}

export type Described = { readonly facts: DeviceFacts } | { readonly refused: string; readonly isStarting?: true };

/** The facts of a phone, cleaned and classified; or why it cannot serve. */
export function describePhone({ address, properties, memInfo, cores, cpuInfo }: PhoneTexts): Described {
  const props = parseProperties(properties);
  const name = (key: string) => cleanName(props.get(key));
  if (props.get('sys.boot_completed') !== '1') return { refused: 'it is still starting', isStarting: true };
  if (props.get('ro.kernel.qemu') === '1' || props.get('ro.boot.qemu') === '1')
    return { refused: "it is an Android emulator; its times are neither a phone's nor a model's" };
  const sdk = integer(props.get('ro.build.version.sdk'));
  if (sdk === null || sdk < 26)
    return { refused: `its Android API level ${sdk ?? 'is unknown'}; UiAutomator2 needs 26 or higher` };
  const virtual = props.get('ro.framefarm.body') === 'virtual';
  const tier = TIERS.find((one) => one === props.get('ro.framefarm.tier') && one !== 'host') ?? null;
  if (virtual && tier === null) return { refused: 'it is a virtual phone that does not say its tier' };
  const model = name('ro.product.model') ?? 'unknown';
  const soc = name('ro.soc.model') ?? name('ro.board.platform') ?? name('ro.hardware');
  const ramMb = ramOf(memInfo);
  const count = coresOf(cores);
  const found = instructionSets(cpuInfo);
  const prior: Tier = priorTier({ model, soc, ramMb, cores: count, lowRam: props.get('ro.config.low_ram') === 'true' });
  return {
    facts: {
      serial: cleanSerial(props.get('ro.serialno')?.trim() || props.get('ro.boot.serialno')?.trim() || address),
      platform: 'android',
      body: virtual ? 'virtual' : 'real',
      tier: virtual && tier !== null ? tier : prior,
      tierSource: virtual ? 'declared' : 'prior',
      model,
      osVersion: cleanName(`Android ${name('ro.build.version.release') ?? 'unknown'}`) ?? 'Android',
      abi: name('ro.product.cpu.abi') ?? 'unknown',
      ramMb,
      profile: virtual ? name('ro.framefarm.profile') : null,
      sdk,
      ...given('brand', name('ro.product.brand')),
      ...given('soc', soc),
      ...given('cores', count),
      ...given('instructionSets', found === null ? null : [...found]),
      ...given('fingerprint', name('ro.build.fingerprint')),
    },
  };
}

/** `MemTotal:  5767168 kB` of /proc/meminfo. */
function ramOf(memInfo: string): number | null {
  const kb = integer(/^MemTotal:\s+(\d+) kB$/m.exec(memInfo)?.[1]);
  return kb === null || kb < 1024 ? null : Math.round(kb / 1024);
}

/** `0-7` of /sys/devices/system/cpu/possible; counting what is online would miss cores that sleep. */
function coresOf(text: string): number | null {
  const last = integer(/^\s*0(?:-(\d+))?\s*$/.exec(text)?.[1] ?? (text.trim() === '0' ? '0' : undefined));
  return last === null || last > 255 ? null : last + 1;
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
}

function given<K extends string, V>(key: K, value: V | null): { readonly [P in K]?: V } {
  return value === null ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
