/** Package of the window that has the focus; null when none has. Source: `mCurrentFocus` of `dumpsys window`, AOSP WindowState.toString. */
export function parseFocus(text: string): string | null {
  const title = /^\s*mCurrentFocus=Window\{\S+ u\d+ (.+?)\}\s*$/m.exec(text)?.[1] ?? null;
  return title === null ? null : (title.split('/')[0]?.trim() ?? null);
}

/** Whether the lock screen is in front: its window is `NotificationShade` (11 on), `StatusBar` or `Keyguard` (before). */
export function isLocked(focus: string | null): boolean {
  return focus !== null && /^(NotificationShade|StatusBar|Keyguard)/.test(focus);
}

/** Whether the screen is on. Source: `mWakefulness` of `dumpsys power`, AOSP PowerManagerInternal.wakefulnessToString. */
export function parseAwake(text: string): boolean {
  return /^\s*mWakefulness=Awake\s*$/m.test(text);
}
