import type { PhoneState } from '../state/phone-state.ts';

const KEY = { home: 3, back: 4, power: 26, menu: 82, sleep: 223, wakeUp: 224 } as const;

/** Opens a lock that asks for no PIN. */
export function dismissKeyguard({ display }: PhoneState): void {
  if (display.lock === 'swipe') display.lock = null;
}

/** What a key does to the phone; keys without a meaning for a phone in a rack do nothing. Codes: Android's KeyEvent. */
export function pressKey(phone: PhoneState, keyCode: number): void {
  const { activities } = phone.boot;
  // under the keyguard lies what these would change
  if (phone.display.lock !== null && (keyCode === KEY.home || keyCode === KEY.back)) return;
  if (keyCode === KEY.home) activities.home();
  else if (keyCode === KEY.back) activities.back();
  else if (keyCode === KEY.power) phone.display.awake = !phone.display.awake;
  else if (keyCode === KEY.sleep) phone.display.awake = false;
  else if (keyCode === KEY.wakeUp) phone.display.awake = true;
  else if (keyCode === KEY.menu) dismissKeyguard(phone);
}
