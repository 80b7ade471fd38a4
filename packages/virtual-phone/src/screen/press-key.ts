import type { PhoneState } from '../state/phone-state.ts';

const KEY = { home: 3, back: 4, power: 26, sleep: 223, wakeUp: 224 } as const;

/** What a key does to the phone; keys without a meaning for a phone in a rack do nothing. Codes: Android's KeyEvent. */
export function pressKey(phone: PhoneState, keyCode: number): void {
  const { activities } = phone.boot;
  if (keyCode === KEY.home) activities.home();
  else if (keyCode === KEY.back) activities.back();
  else if (keyCode === KEY.power) phone.display.awake = !phone.display.awake;
  else if (keyCode === KEY.sleep) phone.display.awake = false;
  else if (keyCode === KEY.wakeUp) phone.display.awake = true;
}
