import { once } from 'node:events';
import { type Server, type Socket, createServer } from 'node:net';
import type { PhoneProfile } from '@framefarm/phone-model';
import { type AdbServerList, type Attachment, createAdbServerList } from './adbd/adb-server-list.ts';
import { type AuthoriseMode, createAuthorisation } from './adbd/authorisation.ts';
import { serveConnection } from './adbd/serve-connection.ts';
import { readApk } from './apk/read-apk.ts';
import type { VirtualAppProgram } from './app/virtual-app.ts';
import type { ScenarioPlayer } from './scenario/scenario-player.ts';
import { openService } from './services/open-service.ts';
import { ANDROID_SINCE } from './state/android-since.ts';
import { crashProcess, endProcess, killForMemory } from './state/app-runtime.ts';
import { createBoot, createPhoneState } from './state/create-phone-state.ts';
import { NO_FAULTS } from './state/faults.ts';
import type { PackageManifest } from './state/package-store.ts';
import { type PhoneClock, createPhoneClock } from './state/phone-clock.ts';
import { type PhoneState, hasSince } from './state/phone-state.ts';
import type { CreateUia2Server } from './uia2/uia2-device.ts';

const FEATURES = ['shell_v2', 'cmd', 'stat_v2', 'fixed_push_mkdir', 'fixed_push_symlink_timestamp'];
const LATER_FEATURES = ['ls_v2', 'abb_exec'];
const DEFAULT_BOOT_MS = 4_000;

/** A port on which every adb server of the machine would take the phone for an emulator. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

export interface VirtualPhone {
  readonly serial: string;
  readonly port: number;
  readonly tier: string;
  /** Commands and services that somebody asked for and this phone does not know. */
  unknownCommands(): readonly string[];
  /** Pulls the cable: every connection breaks off and nobody can connect until `plugIn`. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  /** Resolves when the phone is up again; its processes, log and boot id are new then. */
  reboot(): Promise<void>;
  /** Ends all processes of a package; false when there are none. */
  killPackage(packageName: string, how: 'crash' | 'low-memory' | 'signal'): boolean;
  /** The owner accepts the computers that wait for an answer. */
  acceptDebugging(): void;
  close(): Promise<void>;
}

export interface VirtualPhoneOptions {
  readonly profile: PhoneProfile;
  readonly serial: string;
  /** 0 takes any free port; 5555 to 5585 are refused because every adb server would take the phone for an emulator. */
  readonly port?: number;
  readonly seed?: number;
  /** Apps that the phone can run, once their package is installed. */
  readonly programs?: readonly VirtualAppProgram[];
  /** Without it, `am instrument` of the UiAutomator2 server is an unknown command. */
  readonly createUia2Server?: CreateUia2Server;
  /** APKs, or what their manifests would say. */
  readonly preinstalled?: readonly (Buffer | PackageManifest)[];
  /** The adb server of this machine on whose list the phone keeps itself; without it somebody has to `adb connect`. */
  readonly adbServerPort?: number;
  /** The same for many phones over one connection; the caller closes it. */
  readonly adbServer?: AdbServerList;
  /** Without it everybody may debug the phone. */
  readonly authorise?: AuthoriseMode;
  readonly bootMs?: number;
  readonly clock?: PhoneClock;
  /** What goes wrong with the phone; it begins when the phone is up. */
  readonly scenario?: ScenarioPlayer;
  readonly onUnknownCommand?: (command: string) => void;
  readonly onAdbServerProblem?: (problem: string) => void;
}

/** A phone in software on a loopback port, for `adb connect 127.0.0.1:<port>`. */
export async function startVirtualPhone(options: VirtualPhoneOptions): Promise<VirtualPhone> {
  const { profile, serial, port: wantedPort = 0, clock = createPhoneClock(), bootMs = DEFAULT_BOOT_MS } = options;
  if (wantedPort >= 5555 && wantedPort <= 5585)
    throw new PortError(`port ${wantedPort} would make adb take the phone for an emulator; choose one from 16000 on`);
  const unknown: string[] = [];
  const phone = createPhoneState({
    profile,
    serial,
    seed: options.seed ?? 1,
    clock,
    secureAdb: options.authorise !== undefined,
    programs: options.programs ?? [],
    createUia2Server: options.createUia2Server ?? null,
    onUnknownCommand(command) {
      unknown.push(command);
      options.onUnknownCommand?.(command);
    },
    onReboot: () => void reboot(),
    faults: options.scenario?.faults ?? NO_FAULTS,
  });
  for (const each of options.preinstalled ?? [])
    phone.packages.put(Buffer.isBuffer(each) ? readApk(each) : each, Buffer.isBuffer(each) ? each : null, true);

  const randomBytes = (count: number) =>
    Buffer.from(Array.from({ length: count }, () => Math.floor(phone.random.uniform() * 256)));
  const authorisation = options.authorise === undefined ? null : createAuthorisation(options.authorise, randomBytes);
  const line = await plugLine(wantedPort, (socket) =>
    serveConnection(socket, {
      banner: bannerOf(phone),
      authorisation,
      open: (service, host) => openService(service, phone, host),
      onOnline: () => phone.faults.reached('connect'),
    }),
  );
  let attachment: Attachment | null = null;
  const { port } = line;
  const ownList = options.adbServerPort === undefined ? null : createAdbServerList(options.adbServerPort);
  const list = options.adbServer ?? ownList;
  if (list !== null) attachment = list.attach(`127.0.0.1:${port}`, options.onAdbServerProblem ?? (() => {}));

  let booting: Promise<void> | null = null;
  let isPlugged = true;
  const plugIn = async () => {
    isPlugged = true;
    await line.open();
    await attachment?.renew();
  };
  const reboot = (takesMs = bootMs): Promise<void> => {
    booting ??= (async () => {
      line.cut();
      goDown(phone);
      await clock.sleep(takesMs);
      phone.boot = createBoot(clock, phone.random);
      booting = null;
      await options.scenario?.rebooted();
      if (isPlugged) await plugIn();
    })();
    return booting;
  };
  const unplug = async () => {
    isPlugged = false;
    line.cut();
    await attachment?.withdraw();
  };
  const killPackage: VirtualPhone['killPackage'] = (packageName, how) => {
    const processes = phone.boot.processes.byPackage(packageName);
    for (const process of processes) {
      if (how === 'crash') crashProcess(phone, process, 'a test asked for it');
      else if (how === 'low-memory') killForMemory(phone, process);
      else endProcess(phone, process.processId, 'signaled', 'signal 9');
    }
    return processes.length > 0;
  };
  options.scenario?.begin({
    phone,
    unplug,
    plugIn,
    reboot,
    killPackage,
    cutLine: line.cut,
    async restoreLine() {
      if (isPlugged && booting === null) await line.open();
    },
    setDebuggingAllowed(allowed) {
      authorisation?.revoke(allowed ? (options.authorise ?? 'always') : 'never');
      line.dropConnections();
    },
  });
  return {
    serial,
    port,
    tier: phone.properties.get('ro.framefarm.tier') ?? '',
    unknownCommands: () => unknown,
    unplug,
    plugIn,
    reboot: () => reboot(),
    killPackage,
    acceptDebugging: () => authorisation?.accept(),
    async close() {
      options.scenario?.end();
      isPlugged = false;
      await attachment?.withdraw();
      ownList?.close();
      goDown(phone);
      await line.close();
    },
  };
}

/** Read anew for each connection: what a phone says of itself may change between two plugs. */
function bannerOf(phone: PhoneState): string {
  const { properties } = phone;
  const features = [...FEATURES, ...(hasSince(phone, ANDROID_SINCE.abbExec) ? LATER_FEATURES : [])];
  const names = ['ro.product.name', 'ro.product.model', 'ro.product.device'];
  return `device::${names.map((name) => `${name}=${properties.get(name) ?? ''};`).join('')}features=${features.join(',')}`;
}

function goDown(phone: PhoneState): void {
  for (const { processId } of phone.boot.processes.all.values())
    endProcess(phone, processId, 'user-requested', 'shutdown');
}

interface Line {
  readonly port: number;
  cut(): void;
  /** Breaks off what is connected; everybody may connect anew. */
  dropConnections(): void;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** The loopback port in the place of a cable: it keeps its number when it is cut and opened again. */
async function plugLine(wantedPort: number, serve: (socket: Socket) => void): Promise<Line> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const listen = async (port: number): Promise<number> => {
    // as adbd does; else every small answer waits 40 ms for the delayed acknowledgement of the one before
    const own = createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      serve(socket);
    });
    own.listen(port, '127.0.0.1');
    await once(own, 'listening');
    server = own;
    return (own.address() as { port: number }).port;
  };
  const port = await listen(wantedPort);
  const dropConnections = () => sockets.forEach((socket) => socket.destroy());
  const cut = () => {
    server?.close();
    server = null;
    dropConnections();
  };
  return {
    port,
    cut,
    dropConnections,
    async open() {
      if (server === null) await listen(port);
    },
    async close() {
      const own = server;
      cut();
      if (own?.listening === true) await once(own, 'close');
    },
  };
}
