import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { shortComponent } from '../state/class-name.ts';
import { oomScoreAdj } from '../state/oom-score.ts';
import { hasSince } from '../state/phone-state.ts';
import { EXIT_REASONS, type PhoneProcess } from '../state/process-table.ts';

/** `dumpsys activity services|processes|oom|activities|exit-info [PACKAGE]`. */
export const dumpActivity: Tool = (context) => {
  const [what = '', ...args] = context.args;
  switch (what) {
    case 'services':
    case 's':
      return services(context, args[0] ?? '');
    case 'processes':
    case 'p':
      return processes(context, args[0] ?? '');
    case 'oom':
    case 'o':
      return processes(context, '');
    case 'activities':
    case 'a':
    case 'top':
      return activities(context);
    case 'exit-info':
      if (!hasSince(context.phone, ANDROID_SINCE.exitInfo)) {
        context.print('Bad activity command, or no activities match: exit-info\nUse -h for help.\n');
        return 0;
      }
      return exits(context, args[0] ?? '');
    default:
      throw new UnknownToPhone(`dumpsys activity ${what} is not known to this phone`);
  }
};

function services({ phone, print }: ToolContext, filter: string): number {
  print('ACTIVITY MANAGER SERVICES (dumpsys activity services)\n');
  const found = [...phone.boot.foregroundServices].filter((name) => fullName(name).includes(fullName(filter)));
  if (found.length === 0) print('  (nothing)\n');
  for (const name of found) {
    const packageName = name.slice(0, name.indexOf('/'));
    const process = phone.boot.processes.byPackage(packageName)[0];
    print(
      `  * ServiceRecord{5a3c1f u0 ${name}}\n    packageName=${packageName}\n    processName=${packageName}\n` +
        `    app=ProcessRecord{${hash(process)} ${process?.processId}:${packageName}/${process?.user}}\n` +
        '    isForeground=true foregroundId=1 foregroundNoti=Notification()\n',
    );
  }
  return 0;
}

/** `pkg/.Service` is short for `pkg/pkg.Service`. */
function fullName(component: string): string {
  return component.replace(/^([^/]+)\/\./, '$1/$1.');
}

const hash = (process: PhoneProcess | undefined) => ((process?.processId ?? 0) * 7919).toString(16);

function processes({ phone, print }: ToolContext, packageName: string): number {
  print('ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)\n  All known processes:\n');
  const chosen = [...phone.boot.processes.all.values()].filter(
    (process) => process.packageName !== null && (packageName === '' || process.packageName === packageName),
  );
  for (const process of chosen) {
    const record = `ProcessRecord{${hash(process)} ${process.processId}:${process.name}/${process.user}}`;
    print(`  *APP* UID ${process.userId} ${record}\n    user #0 uid=${process.userId}\n    pid=${process.processId}\n`);
  }
  print('\n  Process LRU list (sorted by oom_adj):\n');
  for (const [index, process] of chosen.entries()) {
    const adj = oomScoreAdj(phone, process);
    const state = adj === 0 ? 'TOP ' : 'CEM ';
    print(
      `    Proc #${String(index).padStart(2)}: fg     T/A/${state} t: 0 ${process.processId}:${process.name}/${process.user} (top-activity)\n` +
        `        oom: max=1001 curRaw=${adj} setRaw=${adj} cur=${adj} set=${adj}\n`,
    );
  }
  return 0;
}

function activities({ phone, print }: ToolContext): number {
  print('ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)\nDisplay #0 (activities from top to bottom):\n');
  for (const { packageName, activity, taskId } of phone.boot.activities.all().toReversed())
    print(`  * Hist  #0: ActivityRecord{${taskId}f u0 ${shortComponent(packageName, activity)} t${taskId}}\n`);
  const { packageName, activity, taskId } = phone.boot.activities.front();
  const record = `ActivityRecord{${taskId}f u0 ${shortComponent(packageName, activity)} t${taskId}}`;
  print(
    hasSince(phone, ANDROID_SINCE.topResumedActivity)
      ? `  topResumedActivity=${record}\n  ResumedActivity: ${record}\n`
      : `  mResumedActivity: ${record}\n`,
  );
  return 0;
}

function exits({ phone, print }: ToolContext, packageName: string): number {
  print('ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)\n');
  const found = phone.boot.processes.exits.filter(({ process }) => packageName === '' || process.name === packageName);
  if (packageName !== '') print(`  package: ${packageName}\n`);
  for (const [index, { process, reason, description, epochMs }] of found.entries()) {
    const { code, label } = EXIT_REASONS[reason];
    const time = new Date(epochMs).toISOString().slice(0, 23).replace('T', ' ');
    const { userId } = process;
    if (index === 0) print(`    Historical Process Exit for uid=${userId}\n`);
    print(
      `        ApplicationExitInfo #${index}:\n` +
        `          timestamp=${time} pid=${process.processId} realUid=${userId} packageUid=${userId} definingUid=${userId} user=0\n` +
        `          process=${process.name} reason=${code} (${label}) subreason=0 (UNKNOWN) status=0\n` +
        `          importance=100 pss=0.00 rss=0.00 description=${description} state=empty trace=null\n`,
    );
  }
  return 0;
}
