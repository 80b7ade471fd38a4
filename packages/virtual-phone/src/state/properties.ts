import { type PhoneProfile, framesIn800Ms, tierOf } from '@framefarm/phone-model';
import { ANDROID_SINCE } from './android-since.ts';

/** The phone's system properties. The `ro.framefarm.*` ones say that it is a virtual phone; a real one has none of them. */
export function propertiesOf(profile: PhoneProfile, serial: string, secureAdb: boolean): Map<string, string> {
  const { identity } = profile;
  const build = `${identity.product}-user ${identity.release} FRAMEFARM.1 1 release-keys`;
  return new Map([
    ['dalvik.vm.heapsize', '512m'],
    ['init.svc.bootanim', 'stopped'],
    ['persist.sys.locale', 'en-US'],
    ['persist.sys.timezone', 'UTC'],
    ['ro.adb.secure', secureAdb ? '1' : '0'],
    ['ro.board.platform', identity.soc.toLowerCase()],
    ['ro.boot.hardware', identity.device],
    ['ro.build.characteristics', 'nosdcard'],
    ['ro.build.display.id', build],
    [
      'ro.build.fingerprint',
      `${identity.brand}/${identity.product}/${identity.device}:${identity.release}/FRAMEFARM.1/1:user/release-keys`,
    ],
    ['ro.build.id', 'FRAMEFARM.1'],
    ['ro.build.tags', 'release-keys'],
    ['ro.build.type', 'user'],
    ['ro.build.version.codename', 'REL'],
    ['ro.build.version.release', identity.release],
    ['ro.build.version.sdk', String(identity.sdk)],
    ['ro.build.version.security_patch', '2023-08-05'],
    ['ro.config.low_ram', String(profile.ramKb.value <= 2 * 1024 * 1024)],
    ['ro.debuggable', '0'],
    ['ro.framefarm.body', 'virtual'],
    ['ro.framefarm.profile', profile.name],
    ['ro.framefarm.tier', tierOf(framesIn800Ms(profile))],
    ['ro.hardware', identity.device],
    ['ro.product.brand', identity.brand],
    ['ro.product.cpu.abi', identity.abi],
    ['ro.product.cpu.abilist', identity.abi === 'arm64-v8a' ? 'arm64-v8a,armeabi-v7a,armeabi' : identity.abi],
    ['ro.product.device', identity.device],
    ['ro.product.locale', 'en-US'],
    ['ro.product.manufacturer', identity.manufacturer],
    ['ro.product.model', identity.model],
    ['ro.product.name', identity.product],
    ['ro.secure', '1'],
    ['ro.serialno', serial],
    ['ro.sf.lcd_density', String(identity.screen.density)],
    ...(identity.sdk >= ANDROID_SINCE.socProperties ? ([['ro.soc.model', identity.soc]] as const) : []),
    ['sys.boot_completed', '1'],
    ['sys.usb.state', 'adb'],
  ]);
}
