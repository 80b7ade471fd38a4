import { overlay } from '../screen/front-view.ts';
import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { shortComponent } from '../state/class-name.ts';
import { type PhoneState, hasSince } from '../state/phone-state.ts';

/** `dumpsys window [displays|windows|policy]`: focus, and whether the screen is on and locked. */
export const dumpWindow: Tool = ({ args: [what = ''], phone, print }) => {
  if (!['', 'displays', 'd', 'windows', 'w', 'policy', 'p', '-a', 'all'].includes(what))
    throw new UnknownToPhone(`dumpsys window ${what} is not known to this phone`);
  const { packageName, activity, taskId } = phone.boot.activities.front();
  const { screen } = phone.profile.identity;
  const isPolicy = what.startsWith('p');
  const component = `${packageName}/${activity}`;
  if (!isPolicy) {
    const token = (taskId * 7919).toString(16);
    print('WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)\n');
    print(
      `  Display: mDisplayId=0\n    init=${screen.width}x${screen.height} ${screen.density}dpi cur=${screen.width}x${screen.height} app=${screen.width}x${screen.height}\n`,
    );
    print(`  Window #0 Window{${token} u0 ${component}}:\n    mDisplayId=0 mSession=Session{} mClient=null\n`);
    if (tellsFocus(phone, what)) {
      const record = `ActivityRecord{${token} u0 ${shortComponent(packageName, activity)} t${taskId}}`;
      const app = hasSince(phone, ANDROID_SINCE.focusedAppIsActivity)
        ? record
        : `AppWindowToken{${token} token=Token{${token} ${record}}}`;
      print(`  mCurrentFocus=Window{${token} u0 ${focusOf(phone, component)}}\n  mFocusedApp=${app}\n`);
    }
  }
  if (what === '' || isPolicy || what === '-a' || what === 'all') {
    const state = phone.display.awake ? 'ON' : 'OFF';
    print('WINDOW MANAGER POLICY STATE (dumpsys window policy)\n');
    print(`    mAwake=${phone.display.awake} mScreenOnFully=${phone.display.awake}\n`);
    print(`    mShowingLockscreen=${phone.display.lock !== null} mShowingDream=false mDreamingLockscreen=false\n`);
    print(
      `    screenState=SCREEN_STATE_${state}\n    interactiveState=INTERACTIVE_STATE_${phone.display.awake ? 'AWAKE' : 'SLEEP'}\n`,
    );
  }
  return 0;
};

/** `displays` tells it from Android 10 on, `windows` until then, and a dump of all always. */
function tellsFocus(phone: PhoneState, what: string): boolean {
  if (what.startsWith('d')) return hasSince(phone, ANDROID_SINCE.focusInDisplays);
  return !what.startsWith('w') || !hasSince(phone, ANDROID_SINCE.focusInDisplays);
}

function focusOf(phone: PhoneState, component: string): string {
  const over = overlay(phone);
  if (over === 'keyguard') return hasSince(phone, ANDROID_SINCE.notificationShade) ? 'NotificationShade' : 'StatusBar';
  return over === 'dialog' ? 'Application Not Responding: com.android.systemui' : component;
}
