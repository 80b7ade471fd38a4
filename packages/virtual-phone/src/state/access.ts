import { realPath } from '../vfs/virtual-files.ts';
import type { PhoneState } from './phone-state.ts';

export const SHELL_USER = 2000;

/** Why the user may not read or write a path, in the words of the phone's tools; null when it may. */
export function accessProblem(
  phone: PhoneState,
  userId: number,
  path: string,
  intent: 'read' | 'write',
): 'Permission denied' | 'Read-only file system' | null {
  const real = realPath(path);
  const owner = /^\/data\/user\/0\/([^/]+)/.exec(real)?.[1];
  if (owner !== undefined) return phone.packages.get(owner)?.userId === userId ? null : 'Permission denied';
  if (real === '/data' || real === '/data/user/0' || real === '/data/app') return 'Permission denied';
  if (intent === 'read') return null;
  if (/^\/(proc|sys)(\/|$)/.test(real)) return 'Permission denied';
  if (/^\/(data\/local\/tmp|storage\/emulated\/0)(\/|$)/.test(real)) return null;
  return real.startsWith('/data/') || real.startsWith('/storage') ? 'Permission denied' : 'Read-only file system';
}
