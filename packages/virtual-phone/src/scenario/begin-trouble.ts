import { HARNESS_PACKAGE } from '../harness/harness-view.ts';
import type { PhoneClock } from '../state/phone-clock.ts';
import type { ActiveFaults } from './active-faults.ts';
import { HOSTILE_PROPERTIES } from './hostile-properties.ts';
import type { PhoneControls } from './phone-controls.ts';
import type { Trouble, TroubleOf } from './scenario.ts';

export interface Play {
  readonly controls: PhoneControls;
  readonly faults: ActiveFaults;
  readonly clock: PhoneClock;
  readonly uniform: () => number;
  /** Aborts when the phone ends. */
  readonly signal: AbortSignal;
}

const UIA2_PACKAGE = 'io.appium.uiautomator2.server';
const DEFAULT_DOWN_MS = 1_000;

/**
 * Makes a trouble hold and returns what ends it again, or null when it is over with its beginning. What it does at once is done when this
 * returns a promise, so that it hits the very thing that triggered it.
 */
export async function beginTrouble(trouble: Trouble, play: Play): Promise<(() => Promise<void> | void) | null> {
  const { controls, faults } = play;
  const { phone } = controls;
  switch (trouble.kind) {
    case 'slow-adb':
    case 'storage-full':
    case 'clock-wrong':
    case 'endless-reply':
    case 'battery':
    case 'throttle':
      faults.add(trouble);
      return () => faults.remove(trouble);
    case 'harness':
      faults.add(trouble);
      return null;
    case 'flaky-link':
      return flakyLink(trouble, play);
    case 'unplug':
      await controls.unplug();
      return controls.plugIn;
    case 'reboot':
      await controls.reboot(trouble.bootMs);
      return null;
    case 'oom-kill':
      controls.killPackage(trouble.package ?? HARNESS_PACKAGE, 'low-memory');
      return null;
    case 'uiautomator2-dies':
      controls.killPackage(UIA2_PACKAGE, 'signal');
      return null;
    case 'screen-lock':
      phone.display.lock = trouble.secure === true ? 'secure' : 'swipe';
      return () => void (phone.display.lock = null);
    case 'dialog': {
      const dialog = { title: trouble.title ?? "System UI isn't responding", button: trouble.button ?? 'Wait' };
      phone.display.dialog = dialog;
      return () => void (phone.display.dialog === dialog && (phone.display.dialog = null));
    }
    case 'unauthorised':
      controls.setDebuggingAllowed(false);
      return () => controls.setDebuggingAllowed(true);
    case 'properties':
      setProperties(controls, trouble.properties);
      return null;
    case 'hostile-properties':
      setProperties(controls, HOSTILE_PROPERTIES);
      return null;
    case 'new-identity':
      await controls.unplug();
      setProperties(controls, trouble.properties);
      await play.clock.sleep(trouble.downMs ?? DEFAULT_DOWN_MS, play.signal);
      if (!play.signal.aborted) await controls.plugIn();
      return null;
  }
}

function setProperties({ phone }: PhoneControls, properties: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(properties)) phone.properties.set(name, value);
}

/** Drops every `everyMs`, give or take a half, by the seed. */
function flakyLink({ everyMs, downMs }: TroubleOf<'flaky-link'>, { controls, clock, uniform, signal }: Play) {
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const dropping = (async () => {
    for (;;) {
      await clock.sleep((everyMs - downMs) * (0.5 + uniform()), stop);
      if (stop.aborted) return;
      controls.cutLine();
      await clock.sleep(downMs, stop);
      if (signal.aborted) return;
      await controls.restoreLine();
    }
  })();
  return async () => {
    over.abort();
    await dropping;
  };
}
