import type { VirtualFiles } from '../vfs/virtual-files.ts';
import { LaunchError } from './launch-error.ts';

/** `{"<farm>": highest fence seen}` in the harness's folder. */
export const FENCE_FILE = 'state/fence.json';

/** Keeps the fence for `farm`. Throws `plan.stale-fence` when a higher one was seen. */
export function raiseFence(files: VirtualFiles, root: string, farm: string, fence: number, nowMs: number): void {
  const fences = readFences(files, root);
  refuseLower(fences[farm] ?? 0, fence);
  if (fences[farm] === fence) return;
  const data = Buffer.from(JSON.stringify({ ...fences, [farm]: fence }));
  files.write(`${root}/${FENCE_FILE}`, { data, mode: 0o660, mtime: Math.floor(nowMs / 1000) });
}

/** Throws `plan.stale-fence` once a newer attempt was told to this phone. */
export function checkFence(files: VirtualFiles, root: string, farm: string, fence: number): void {
  refuseLower(readFences(files, root)[farm] ?? 0, fence);
}

function readFences(files: VirtualFiles, root: string): Readonly<Record<string, number>> {
  const file = files.read(`${root}/${FENCE_FILE}`);
  if (file === null) return {};
  try {
    return JSON.parse(file.data.toString()) as Record<string, number>;
  } catch (error) {
    throw new LaunchError(
      'harness.internal',
      `${FENCE_FILE} is not JSON; erase the harness's data on this phone: ${String(error)}`,
    );
  }
}

function refuseLower(highest: number, fence: number): void {
  if (fence < highest)
    throw new LaunchError(
      'plan.stale-fence',
      `fence ${fence} is lower than ${highest}, which this phone has seen; drop this attempt`,
    );
}
