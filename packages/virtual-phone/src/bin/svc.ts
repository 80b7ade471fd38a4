import { type Tool, UnknownToPhone } from '../sh/tool.ts';

const RADIOS: Readonly<Record<string, string>> = {
  wifi: 'wifi_on',
  data: 'mobile_data',
  bluetooth: 'bluetooth_on',
  nfc: 'nfc_on',
};

/** `svc wifi|data|bluetooth|nfc enable|disable`, `svc power stayon ...|reboot`. */
export const svc: Tool = ({ args: [what = '', verb = '', value = ''], phone }) => {
  const setting = RADIOS[what];
  if (setting !== undefined && (verb === 'enable' || verb === 'disable')) {
    phone.settings.global.set(setting, verb === 'enable' ? '1' : '0');
    return 0;
  }
  if (what === 'power' && verb === 'stayon') {
    const on: Readonly<Record<string, string>> = { true: '15', false: '0', ac: '1', usb: '2', wireless: '4' };
    phone.settings.global.set('stay_on_while_plugged_in', on[value] ?? '0');
    return 0;
  }
  if (what === 'power' && verb === 'reboot') {
    phone.reboot();
    return 0;
  }
  throw new UnknownToPhone(`svc ${what} ${verb} is not known to this phone`);
};
