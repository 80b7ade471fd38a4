import type { VirtualApp } from '../app/virtual-app.ts';

/** Why a process ended, by the number that Android's ApplicationExitInfo has for it. */
export const EXIT_REASONS = {
  'exit-self': { code: 1, label: 'EXIT SELF' },
  signaled: { code: 2, label: 'SIGNALED' },
  'low-memory': { code: 3, label: 'LOW MEMORY' },
  crash: { code: 4, label: 'APP CRASH(EXCEPTION)' },
  'user-requested': { code: 10, label: 'USER REQUESTED' },
  'package-updated': { code: 16, label: 'PACKAGE UPDATED' },
} as const;
export type ExitReason = keyof typeof EXIT_REASONS;

export interface PhoneProcess {
  readonly processId: number;
  readonly parentId: number;
  readonly name: string;
  readonly user: string;
  readonly userId: number;
  /** Null for a process that belongs to no package. */
  readonly packageName: string | null;
  readonly startedAtMs: number;
  readonly app: VirtualApp | null;
  pssKb: number;
  peakPssKb: number;
  /** It belongs to a running instrumentation, which counts as being in front. */
  readonly isInstrumented: boolean;
  /** Ends what runs for the process besides its app. */
  readonly onEnd: (() => void) | null;
}

interface ProcessExit {
  readonly process: PhoneProcess;
  readonly reason: ExitReason;
  readonly description: string;
  readonly epochMs: number;
}

export interface ProcessTable {
  readonly all: Map<number, PhoneProcess>;
  readonly exits: ProcessExit[];
  nextId(): number;
  byPackage(packageName: string): readonly PhoneProcess[];
}

const SYSTEM = [
  [1, 'init', 'root', 0, 4_200],
  [412, 'logd', 'logd', 1036, 9_800],
  [655, 'zygote64', 'root', 0, 38_000],
  [690, 'surfaceflinger', 'system', 1000, 41_000],
  [804, 'adbd', 'shell', 2000, 6_100],
  [1088, 'system_server', 'system', 1000, 312_000],
  [1420, 'com.android.systemui', 'u0_a55', 10_055, 246_000],
  [1711, 'com.google.android.apps.nexuslauncher', 'u0_a72', 10_072, 138_000],
] as const;

/** What the processes of an idle phone have of its memory. */
export const BOOTED_PSS_KB = SYSTEM.reduce((sum, [, , , , pssKb]) => sum + pssKb, 0);

/** The processes of a phone that has booted; ids of new ones rise by small seeded steps. */
export function createProcessTable(nowMs: number, uniform: () => number): ProcessTable {
  const all = new Map<number, PhoneProcess>();
  for (const [processId, name, user, userId, pssKb] of SYSTEM) {
    all.set(processId, {
      processId,
      parentId: processId === 1 ? 0 : name.startsWith('com.') || name === 'system_server' ? 655 : 1,
      name,
      user,
      userId,
      packageName: name.startsWith('com.') ? name : null,
      startedAtMs: nowMs,
      app: null,
      pssKb,
      peakPssKb: pssKb,
      isInstrumented: false,
      onEnd: null,
    });
  }
  let last = 2_000 + Math.floor(uniform() * 500);
  return {
    all,
    exits: [],
    nextId: () => (last += 1 + Math.floor(uniform() * 9)),
    byPackage: (packageName) => [...all.values()].filter((process) => process.packageName === packageName),
  };
}

export const userName = (userId: number) => (userId >= 10_000 ? `u0_a${userId - 10_000}` : 'system');
