export type AdbErrorCode =
  | 'adb.missing'
  | 'adb.no-server'
  | 'adb.no-device'
  | 'adb.offline'
  | 'adb.unauthorised'
  | 'adb.timeout'
  | 'adb.protocol'
  | 'adb.refused';

/** adb could not do what was asked; the message says what happened, to what, what to do next. */
export class AdbError extends Error {
  override readonly name = 'AdbError';
  readonly code: AdbErrorCode;
  constructor(code: AdbErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Why the adb server refused a request, told from its own words. Source of the words: AOSP packages/modules/adb/transport.cpp. */
export function refusalOf(what: string, words: string): AdbError {
  const said = words.split('\n')[0]?.slice(0, 200) ?? '';
  if (/not found|no devices/.test(words))
    return new AdbError('adb.no-device', `${what}: ${said}; plug the phone in and check its cable`);
  if (/unauthorized|authorizing/.test(words))
    return new AdbError('adb.unauthorised', `${what}: ${said}; unlock the phone and accept this machine's key on it`);
  if (/offline/.test(words))
    return new AdbError('adb.offline', `${what}: ${said}; the phone does not answer, plug it in again`);
  return new AdbError('adb.refused', `${what}: the adb server refused: ${said || 'no reason given'}`);
}
