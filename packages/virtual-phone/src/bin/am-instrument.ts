import type { Duplex } from 'node:stream';
import { phoneDevice } from '../screen/phone-device.ts';
import { type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { endProcess, forceStop, startProcess } from '../state/app-runtime.ts';
import { splitArguments } from './arguments.ts';

/** Where the UiAutomator2 server listens inside the phone. Source: appium-uiautomator2-server, ServerConfig. */
const UIA2_SOCKET = 'tcp:6790';
const UIA2_TARGET = 'io.appium.uiautomator2.server';

/** `am instrument [-w] [-e KEY VALUE] PACKAGE/RUNNER`: runs the UiAutomator2 server until it ends, dies, or its client goes away. */
export async function instrument(context: ToolContext): Promise<number> {
  const { phone, print, complain, signal } = context;
  const { flags, rest } = splitArguments(withoutExtras(context.args), {
    flags: ['-w', '-r', '-m', '--no-window-animation', '--no-hidden-api-checks', '--no-isolated-storage'],
    withValue: ['--user', '--abi', '-p'],
  });
  const [packageName = '', runner = ''] = (rest[0] ?? '').split('/');
  const found = phone.packages.get(packageName)?.instrumentations.find(({ name }) => name === runner);
  if (found === undefined || phone.packages.get(found.targetPackage) === null) {
    print(
      'INSTRUMENTATION_STATUS: id=ActivityManagerService\n' +
        `INSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: ComponentInfo{${rest[0]}}\n` +
        'INSTRUMENTATION_STATUS_CODE: -1\n',
    );
    complain(`android.util.AndroidException: INSTRUMENTATION_FAILED: ${rest[0]}\n`);
    return 1;
  }
  if (found.targetPackage !== UIA2_TARGET || phone.createUia2Server === null)
    throw new UnknownToPhone(`am instrument: this phone has no program for ${rest[0]}`);

  phone.faults.reached('session');
  forceStop(phone, UIA2_TARGET, 'start instr');
  const server = phone.createUia2Server(phoneDevice(phone), { onUnknownCommand: phone.recordUnknown });
  let processEnded = () => {};
  const died = new Promise<'died'>((resolve) => (processEnded = () => resolve('died')));
  const { boot } = phone;
  const accept = (stream: Duplex) => server.accept(stream);
  const process = startProcess(phone, UIA2_TARGET, {
    onEnd() {
      if (boot.sockets.get(UIA2_SOCKET) === accept) boot.sockets.delete(UIA2_SOCKET);
      server.close();
      processEnded();
    },
  });
  boot.sockets.set(UIA2_SOCKET, accept);
  const lost = new Promise<'lost'>((resolve) => {
    if (signal.aborted) resolve('lost');
    signal.addEventListener('abort', () => resolve('lost'), { once: true });
  });
  const finished = server.ended.then(() => 'finished' as const);
  if (!flags.has('-w')) {
    void finished.then(() => endProcess(phone, process.processId, 'exit-self', 'finished inst'));
    return 0;
  }
  const end = await Promise.race([finished, died, lost]);
  if (end === 'died') print('INSTRUMENTATION_RESULT: shortMsg=Process crashed.\nINSTRUMENTATION_CODE: 0\n');
  else {
    endProcess(phone, process.processId, 'exit-self', 'finished inst');
    print('\nTime: 1\n\nOK (1 test)\n\n\n');
  }
  return 0;
}

function withoutExtras(args: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-e') at += 2;
    else kept.push(args[at] as string);
  }
  return kept;
}
