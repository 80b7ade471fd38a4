import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { endProcess, forceStop } from '../state/app-runtime.ts';
import { fullClassName } from '../state/class-name.ts';
import { isKnownPermission } from '../state/package-store.ts';
import { splitArguments } from './arguments.ts';
import { dumpPackage } from './dumpsys-package.ts';
import { installAbandon, installCommit, installCreate, installWrite } from './pm-install-session.ts';
import { install } from './pm-install.ts';
import { listPackageThings } from './pm-list.ts';

type Verb = (context: ToolContext) => number | Promise<number>;

const VERBS: Readonly<Record<string, Verb>> = {
  clear(context) {
    const [packageName = ''] = withoutUser(context.args);
    forceStop(context.phone, packageName, 'clear data');
    const done = context.phone.packages.clear(packageName);
    context.print(done ? 'Success\n' : 'Failed\n');
    return done ? 0 : 1;
  },
  dump({ args: [packageName = ''], phone, print }) {
    print(dumpPackage(phone, packageName));
    return 0;
  },
  grant: (context) => setGrant(context, true),
  install,
  'install-abandon': installAbandon,
  'install-commit': installCommit,
  'install-create': installCreate,
  'install-write': installWrite,
  list: listPackageThings,
  path({ args, phone, print }) {
    const [packageName = ''] = withoutUser(args);
    const installed = phone.packages.get(packageName);
    if (installed === null) return 1;
    print(`package:${installed.apkPath}\n`);
    return 0;
  },
  'resolve-activity': resolveActivity,
  revoke: (context) => setGrant(context, false),
  uninstall(context) {
    const { rest } = splitArguments(context.args, { flags: ['-k'], withValue: ['--user', '--versionCode'] });
    const [packageName = ''] = rest;
    for (const { processId } of context.phone.boot.processes.byPackage(packageName))
      endProcess(context.phone, processId, 'user-requested', 'pkg removed');
    const done = context.phone.packages.remove(packageName);
    context.phone.boot.activities.closePackage(packageName);
    context.print(done ? 'Success\n' : 'Failure [DELETE_FAILED_INTERNAL_ERROR]\n');
    return done ? 0 : 1;
  },
};

/** `pm` and `cmd package`: the package manager's command line. */
export const pm: Tool = (context) => {
  const [verb = '', ...args] = context.args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run === undefined) throw new UnknownToPhone(`pm ${verb} is not known to this phone`);
  return run({ ...context, args });
};

function withoutUser(args: readonly string[]): readonly string[] {
  return splitArguments(args, { withValue: ['--user'] }).rest;
}

function setGrant({ args, phone, complain }: ToolContext, granted: boolean): number {
  const [packageName = '', permission = ''] = withoutUser(args);
  const installed = phone.packages.get(packageName);
  const problem =
    installed === null
      ? `java.lang.IllegalArgumentException: Unknown package: ${packageName}`
      : !isKnownPermission(permission, phone.profile.identity.sdk)
        ? `java.lang.IllegalArgumentException: Unknown permission: ${permission}`
        : installed.permissions.includes(permission)
          ? null
          : `java.lang.SecurityException: Package ${packageName} has not requested permission ${permission}`;
  if (problem !== null || installed === null) {
    complain(`\nException occurred while executing '${granted ? 'grant' : 'revoke'}':\n${problem}\n`);
    return 255;
  }
  if (granted) installed.granted.add(permission);
  else installed.granted.delete(permission);
  return 0;
}

function resolveActivity({ args, phone, print }: ToolContext): number {
  const { flags, values, rest } = splitArguments(args, {
    flags: ['--brief', '--components'],
    withValue: ['-a', '-c', '-d', '-n', '-p', '--user'],
  });
  const component = values.get('-n')?.split('/');
  const packageName = component?.[0] ?? values.get('-p') ?? rest[0] ?? '';
  const activities = phone.packages.get(packageName)?.activities ?? [];
  const asked = component?.[1] === undefined ? null : fullClassName(packageName, component[1]);
  const found = activities.find(({ name, launcher }) => (asked === null ? launcher : name === asked));
  if (found === undefined) {
    print('No activity found\n');
    return 0;
  }
  if (!flags.has('--components')) print('priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\n');
  print(`${packageName}/${found.name}\n`);
  return 0;
}
