export const SETTINGS_NAMESPACES = ['system', 'secure', 'global'] as const;
export type SettingsNamespace = (typeof SETTINGS_NAMESPACES)[number];

export type SettingsStore = Readonly<Record<SettingsNamespace, Map<string, string>>>;

/** What a set-up phone has from the start; `android_id` is the phone's own. */
export function createSettings(androidId: string): SettingsStore {
  return {
    system: new Map([
      ['screen_brightness', '102'],
      ['screen_off_timeout', '1800000'],
      ['accelerometer_rotation', '0'],
      ['user_rotation', '0'],
    ]),
    secure: new Map([
      ['android_id', androidId],
      ['default_input_method', 'com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME'],
      ['enabled_input_methods', 'com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME'],
    ]),
    global: new Map([
      ['adb_enabled', '1'],
      ['airplane_mode_on', '0'],
      ['development_settings_enabled', '1'],
      ['device_provisioned', '1'],
      ['low_power', '0'],
      ['stay_on_while_plugged_in', '7'],
      ['wifi_on', '1'],
    ]),
  };
}
