import { type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { shortComponent } from '../state/class-name.ts';
import { type PhoneState, hasSince } from '../state/phone-state.ts';
import { startActivity } from '../state/start-activity.ts';
import { type Intent, readIntent } from './intent-arguments.ts';

/** Apps whose activity only starts a service and closes itself again. */
const SERVICE_STARTERS: Readonly<Record<string, string>> = {
  'io.appium.settings/io.appium.settings.Settings': 'io.appium.settings/io.appium.settings.ForegroundService',
};

/** `am start [-W] [-S] INTENT`. */
export function start({ args, phone, print, complain }: ToolContext): number {
  const intent = readIntent(args);
  const target = targetOf(phone, intent);
  print(`Starting: ${intent.text}\n`);
  if (target === null) {
    complain(`Error: Activity not started, unable to resolve ${intent.text}\n`);
    return 1;
  }
  const startedAtMs = phone.clock.monotonicMs();
  const front = phone.boot.activities.front();
  const result = startActivity(phone, target, intent.extras, { stopFirst: intent.flags.has('-S') });
  if (result.kind === 'no-such-activity') {
    const shown = `${target.packageName}/${target.activity}`;
    complain(`Error type 3\nError: Activity class {${shown}} does not exist.\n`);
    return 1;
  }
  const shown = phone.boot.activities.front();
  if (!result.cold && front === shown)
    complain('Warning: Activity not started, intent has been delivered to currently running top-most instance.\n');
  const service = SERVICE_STARTERS[`${shown.packageName}/${shown.activity}`];
  if (service !== undefined) {
    phone.boot.foregroundServices.add(service);
    phone.boot.activities.closePackage(shown.packageName);
  }
  if (intent.flags.has('-W')) {
    const totalMs = Math.max(1, Math.round(phone.clock.monotonicMs() - startedAtMs));
    const tellsState = hasSince(phone, ANDROID_SINCE.launchState);
    print(`Status: ok\n${tellsState ? `LaunchState: ${result.cold ? 'COLD' : 'HOT'}\n` : ''}`);
    print(`Activity: ${shortComponent(shown.packageName, shown.activity)}\n`);
    if (!tellsState) print(`ThisTime: ${totalMs}\n`);
    print(`TotalTime: ${totalMs}\nWaitTime: ${totalMs + 1}\nComplete\n`);
  }
  return 0;
}

/** The component that was named, or the launcher activity of the package that was. */
function targetOf(
  phone: PhoneState,
  { component, values }: Intent,
): { readonly packageName: string; readonly activity: string } | null {
  if (component !== null) return { packageName: component.packageName, activity: component.name };
  if (values.get('-c') === 'android.intent.category.HOME') {
    const { packageName, activity } = phone.boot.activities.all()[0] ?? phone.boot.activities.front();
    return { packageName, activity };
  }
  const packageName = values.get('-p');
  if (packageName === undefined) {
    if (values.has('-d')) throw new UnknownToPhone('am start: this phone opens no addresses');
    return null;
  }
  const launcher = phone.packages.get(packageName)?.activities.find((activity) => activity.launcher);
  return launcher === undefined ? null : { packageName, activity: launcher.name };
}
