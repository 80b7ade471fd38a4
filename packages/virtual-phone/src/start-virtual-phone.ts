import { once } from 'node:events';
import { type Socket, createServer } from 'node:net';
import type { AdbStream } from './adbd/adb-stream.ts';
import { serveConnection } from './adbd/serve-connection.ts';
import { serveExec, serveShell } from './services/shell-service.ts';
import { serveSync } from './services/sync-service.ts';
import type { PhoneState } from './state/phone-state.ts';
import { createVirtualFiles } from './vfs/virtual-files.ts';

const FEATURES = 'shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir,fixed_push_symlink_timestamp';

export interface VirtualPhone {
  readonly port: number;
  /** Commands that somebody sent and this phone does not know. */
  unknownCommands(): readonly string[];
  /** Drops every connection, as a pulled cable does. */
  unplug(): void;
  close(): Promise<void>;
}

export interface VirtualPhoneOptions {
  readonly serial: string;
  /** 0 takes any free port; 5555 to 5585 are refused because every adb server would take the phone for an emulator. */
  readonly port?: number;
}

/** A phone in software on a loopback port, for `adb connect 127.0.0.1:<port>`. */
export async function startVirtualPhone({ serial, port = 0 }: VirtualPhoneOptions): Promise<VirtualPhone> {
  if (port >= 5555 && port <= 5585)
    throw new RangeError(`port ${port} would make adb take the phone for an emulator; choose one from 16000 on`);
  const state: PhoneState = {
    properties: {
      'ro.serialno': serial,
      'ro.product.model': 'Virtual Phone',
      'ro.build.version.sdk': '33',
      'ro.build.version.release': '13',
      'ro.product.cpu.abi': 'arm64-v8a',
      'ro.framefarm.body': 'virtual',
    },
    files: createVirtualFiles(['/data/local/tmp', '/storage/emulated/0']),
    unknownCommands: [],
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(socket, {
      banner: `device::ro.product.name=virtual;ro.product.model=Virtual Phone;ro.product.device=virtual;features=${FEATURES}`,
      open: (service, stream) => openService(service, stream, state),
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const unplug = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as { port: number }).port,
    unknownCommands: () => state.unknownCommands,
    unplug,
    async close() {
      unplug();
      server.close();
      await once(server, 'close');
    },
  };
}

function openService(service: string, stream: AdbStream, state: PhoneState): boolean {
  const shell = /^shell,v2[^:]*:([\s\S]+)$/.exec(service);
  const exec = /^exec:([\s\S]+)$/.exec(service);
  if (shell?.[1] !== undefined) serveShell(shell[1], stream, state);
  else if (exec?.[1] !== undefined) serveExec(exec[1], stream, state);
  else if (service === 'sync:') void serveSync(stream, state).catch(() => stream.destroy());
  else {
    state.unknownCommands.push(service);
    return false;
  }
  return true;
}
