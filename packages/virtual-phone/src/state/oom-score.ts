import { LAUNCHER } from './activity-stack.ts';
import type { PhoneState } from './phone-state.ts';
import type { PhoneProcess } from './process-table.ts';

/** Source: AOSP com.android.server.am.ProcessList. */
const ADJ = { system: -800, foreground: 0, perceptible: 200, home: 600, previous: 700 } as const;

/** How soon Android takes the process when memory runs out: the higher the sooner. */
export function oomScoreAdj({ boot, packages }: PhoneState, { packageName, isInstrumented }: PhoneProcess): number {
  if (packageName === null) return ADJ.system;
  if (isInstrumented || boot.activities.front().packageName === packageName) return ADJ.foreground;
  if (packageName === LAUNCHER.packageName) return ADJ.home;
  if (packages.get(packageName)?.isSystem === true) return ADJ.system;
  const serves = [...boot.foregroundServices].some((name) => name.startsWith(`${packageName}/`));
  return serves ? ADJ.perceptible : ADJ.previous;
}
