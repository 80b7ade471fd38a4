import { type PhoneProfile, profileByName } from '@framefarm/phone-model';
import type { VirtualAppProgram } from '../app/virtual-app.ts';
import { newSession } from '../services/shell-service.ts';
import { runScript } from '../sh/run-script.ts';
import type { ShellSession } from '../sh/tool.ts';
import { createPhoneState } from '../state/create-phone-state.ts';
import { type Faults, NO_FAULTS } from '../state/faults.ts';
import type { PackageManifest } from '../state/package-store.ts';
import type { PhoneClock } from '../state/phone-clock.ts';
import type { PhoneState } from '../state/phone-state.ts';

export const testProfile = profileByName('pixel-4a-5g') as PhoneProfile;

/** A clock that stands still until a test moves it. */
function createTestClock() {
  let ms = 0;
  return {
    epochMs: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6) + ms,
    monotonicMs: () => ms,
    async sleep(by: number) {
      ms += by;
    },
  };
}

/** A phone without a network, whose clock moves only by `sleep`. What it does not know is in `unknown`. */
export function createTestPhone(
  options: {
    readonly programs?: readonly VirtualAppProgram[];
    readonly unknown?: string[];
    readonly sdk?: number;
    readonly release?: string;
    readonly faults?: Faults;
    readonly clock?: PhoneClock;
  } = {},
): PhoneState {
  const { identity: own } = testProfile;
  const identity = { ...own, sdk: options.sdk ?? own.sdk, release: options.release ?? own.release };
  return createPhoneState({
    profile: { ...testProfile, identity },
    serial: 'test-1',
    seed: 7,
    clock: options.clock ?? createTestClock(),
    secureAdb: false,
    programs: options.programs ?? [],
    createUia2Server: null,
    onUnknownCommand: (command) => options.unknown?.push(command),
    onReboot: () => {},
    faults: options.faults ?? NO_FAULTS,
  });
}

/** A package as an APK's manifest would describe it. */
export function testManifest(over: Partial<PackageManifest> = {}): PackageManifest {
  const packageName = over.packageName ?? 'com.example.app';
  return {
    packageName,
    versionCode: 3,
    versionName: '1.2',
    minSdk: 26,
    targetSdk: 33,
    debuggable: true,
    testOnly: false,
    activities: [{ name: `${packageName}.Main`, launcher: true }],
    services: [],
    instrumentations: [],
    permissions: ['android.permission.INTERNET', 'android.permission.CAMERA'],
    abis: [],
    ...over,
  };
}

/** Runs a shell line to its end, with nothing on its input. */
export async function sh(
  phone: PhoneState,
  line: string,
  session: ShellSession = newSession(),
): Promise<{ code: number; stdout: string; stderr: string }> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const code = await runScript(line, phone, session, {
    stdin: (async function* (): AsyncGenerator<Buffer> {})(),
    stdout: (chunk) => void out.push(chunk),
    stderr: (chunk) => void err.push(chunk),
    signal: new AbortController().signal,
  });
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}
