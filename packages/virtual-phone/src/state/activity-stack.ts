export interface ActivityRecord {
  readonly packageName: string;
  readonly activity: string;
  readonly taskId: number;
}

export const LAUNCHER: Omit<ActivityRecord, 'taskId'> = {
  packageName: 'com.google.android.apps.nexuslauncher',
  activity: 'com.google.android.apps.nexuslauncher.NexusLauncherActivity',
};

/** Which activities are open; the last one is in front, under all lies the launcher. */
export interface ActivityStack {
  front(): ActivityRecord;
  open(packageName: string, activity: string): ActivityRecord;
  /** Closes the activity in front; the launcher stays. */
  back(): void;
  /** Brings the launcher to the front. */
  home(): void;
  closePackage(packageName: string): void;
  all(): readonly ActivityRecord[];
}

export function createActivityStack(): ActivityStack {
  const launcher: ActivityRecord = { ...LAUNCHER, taskId: 1 };
  let stack: readonly ActivityRecord[] = [launcher];
  let lastTask = 1;
  return {
    front: () => stack.at(-1) ?? launcher,
    open(packageName, activity) {
      const same = stack.find((record) => record.packageName === packageName && record.activity === activity);
      const record = same ?? { packageName, activity, taskId: (lastTask += 1) };
      stack = [...stack.filter((other) => other !== record), record];
      return record;
    },
    back() {
      if (stack.at(-1) !== launcher) stack = stack.slice(0, -1);
    },
    home() {
      stack = [...stack.filter((record) => record !== launcher), launcher];
    },
    closePackage(packageName) {
      stack = stack.filter((record) => record === launcher || record.packageName !== packageName);
    },
    all: () => stack,
  };
}
