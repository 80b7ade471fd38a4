import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { crashProcess, endProcess, forceStop, startProcess } from '../state/app-runtime.ts';
import { fullClassName } from '../state/class-name.ts';
import { instrument } from './am-instrument.ts';
import { start } from './am-start.ts';
import { splitArguments } from './arguments.ts';
import { readIntent } from './intent-arguments.ts';

type Verb = (context: ToolContext) => number | Promise<number>;

const VERBS: Readonly<Record<string, Verb>> = {
  broadcast,
  crash(context) {
    const [target = ''] = rest(context);
    const { processes } = context.phone.boot;
    const hit = /^\d+$/.test(target) ? [processes.all.get(Number(target))] : processes.byPackage(target);
    for (const process of hit) {
      if (process !== undefined && process.packageName !== null)
        crashProcess(context.phone, process, 'shell-induced crash');
    }
    return 0;
  },
  'force-stop'(context) {
    const [packageName = ''] = rest(context);
    forceStop(
      context.phone,
      packageName,
      `stop ${packageName} due to from pid ${context.phone.boot.processes.nextId()}`,
    );
    return 0;
  },
  'get-current-user'({ print }) {
    print('0\n');
    return 0;
  },
  instrument,
  kill(context) {
    const [packageName = ''] = rest(context);
    const isFront = context.phone.boot.activities.front().packageName === packageName;
    if (isFront) return 0;
    for (const { processId } of context.phone.boot.processes.byPackage(packageName))
      endProcess(context.phone, processId, 'user-requested', 'kill background');
    return 0;
  },
  'send-trim-memory': () => 0,
  start,
  'start-activity': start,
  'start-foreground-service': startService,
  'start-service': startService,
  startforegroundservice: startService,
  startservice: startService,
  'stop-service': stopService,
  stopservice: stopService,
};

/** The activity manager's command line; also `cmd activity`. */
export const am: Tool = (context) => {
  const [verb = '', ...args] = context.args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run === undefined) throw new UnknownToPhone(`am ${verb} is not known to this phone`);
  return run({ ...context, args });
};

function rest({ args }: ToolContext): readonly string[] {
  return splitArguments(args, { withValue: ['--user'] }).rest;
}

const OK = -1;

/** A receiver of a package that is there answers OK; without one the result stays 0. */
function broadcast({ args, phone, print }: ToolContext): number {
  const { component, text } = readIntent(args);
  const received = component !== null && phone.packages.get(component.packageName) !== null;
  print(`Broadcasting: ${text}\nBroadcast completed: result=${received ? OK : 0}\n`);
  return 0;
}

function startService({ args, phone, print, complain }: ToolContext): number {
  const { component, text } = readIntent(args);
  print(`Starting service: ${text}\n`);
  const name = component === null ? '' : fullClassName(component.packageName, component.name);
  const installed = component === null ? null : phone.packages.get(component.packageName);
  if (component === null || installed?.services.includes(name) !== true) {
    complain('Error: Not found; no service started.\n');
    return 255;
  }
  if (phone.boot.processes.byPackage(component.packageName).length === 0) startProcess(phone, component.packageName);
  phone.boot.foregroundServices.add(`${component.packageName}/${name}`);
  return 0;
}

function stopService({ args, phone, print }: ToolContext): number {
  const { component, text } = readIntent(args);
  print(`Stopping service: ${text}\n`);
  const name =
    component === null ? '' : `${component.packageName}/${fullClassName(component.packageName, component.name)}`;
  print(phone.boot.foregroundServices.delete(name) ? 'Service stopped\n' : 'Service not stopped: was not running.\n');
  return 0;
}
