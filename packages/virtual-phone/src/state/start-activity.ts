import { forceStop, startProcess } from './app-runtime.ts';
import { fullClassName } from './class-name.ts';
import { type PhoneState, systemLog } from './phone-state.ts';
import type { PhoneProcess } from './process-table.ts';

export type StartedActivity =
  | { readonly kind: 'no-such-activity' }
  | { readonly kind: 'started'; readonly process: PhoneProcess; readonly cold: boolean };

/** Brings an activity to the front and hands the intent's string extras to its app. */
export function startActivity(
  phone: PhoneState,
  component: { readonly packageName: string; readonly activity: string },
  extras: Readonly<Record<string, string>>,
  { stopFirst = false } = {},
): StartedActivity {
  const { packageName } = component;
  const activity = fullClassName(packageName, component.activity);
  const installed = phone.packages.get(packageName);
  if (installed?.activities.some(({ name }) => name === activity) !== true) return { kind: 'no-such-activity' };
  if (phone.programs.some((program) => program.packageName === packageName)) phone.faults.reached('activity-start');
  if (stopFirst) forceStop(phone, packageName);
  const running = phone.boot.processes.byPackage(packageName)[0];
  const process = running ?? startProcess(phone, packageName);
  phone.boot.activities.open(packageName, activity);
  systemLog(phone, 'ActivityTaskManager', `Displayed ${packageName}/${activity}`);
  process.app?.onIntent(activity, extras);
  return { kind: 'started', process, cold: running === undefined };
}
