import type { PhoneState } from '../state/phone-state.ts';
import type { Uia2Device } from '../uia2/uia2-device.ts';
import { drawScreen } from './draw-screen.ts';
import { clickOn, frontView, typeInto } from './front-view.ts';
import { pressKey } from './press-key.ts';

/** The phone as its UiAutomator2 server sees it. */
export function phoneDevice(phone: PhoneState): Uia2Device {
  const { identity } = phone.profile;
  const { width, height, density } = identity.screen;
  return {
    screen: { width, height, densityDpi: density },
    view: () => frontView(phone),
    click: (node) => clickOn(phone, node),
    setText: (node, text) => typeInto(phone, node, text),
    pressKey: (keyCode) => pressKey(phone, keyCode),
    screenshot: () => drawScreen(frontView(phone), identity.screen),
    battery() {
      const { status, level } = phone.battery.values();
      return { status, level: level / 100 };
    },
    info: () => ({
      brand: phone.properties.get('ro.product.brand') ?? '',
      model: phone.properties.get('ro.product.model') ?? '',
      manufacturer: phone.properties.get('ro.product.manufacturer') ?? '',
      apiVersion: String(identity.sdk),
      platformVersion: identity.release,
      androidId: phone.settings.secure.get('android_id') ?? '',
    }),
  };
}
