import { withConnection } from './adb-connection.ts';
import { type AdbDevice, createAdbDevice } from './adb-device.ts';
import { type ListedDevice, parseDeviceList } from './parse-device-list.ts';

export interface Forward {
  readonly address: string;
  readonly local: string;
  readonly remote: string;
}

/** What the adb server itself does. It listens on a port of this machine only. */
export interface AdbClient {
  readonly port: number;
  /** Version of the server's protocol, e.g. 41; the quickest question that shows that it lives. */
  version(timeoutMs?: number): Promise<number>;
  device(address: string): AdbDevice;
  devices(): Promise<readonly ListedDevice[]>;
  /** Calls back with the whole list at once and at every change, until the signal fires or the server is gone. */
  trackDevices(signal: AbortSignal, onList: (devices: readonly ListedDevice[]) => void): Promise<void>;
  /** Asks for a phone on the network. adb answers OKAY also when it failed; true when it is connected. */
  connect(address: string): Promise<boolean>;
  disconnect(address: string): Promise<void>;
  /** Drops the phone's connection, so that adb sets it up again. Other phones are not touched. */
  reconnect(address: string): Promise<void>;
  forwards(): Promise<readonly Forward[]>;
  /** Refused when the local port is taken, also by a forward of another phone. */
  forward(address: string, localPort: number, remote: string): Promise<void>;
  removeForward(address: string, local: string): Promise<void>;
}

export function createAdbClient(port: number): AdbClient {
  const ask = (request: string, timeoutMs = 10_000) =>
    withConnection(port, request, { timeoutMs }, async (connection) => {
      await connection.request(request);
      return connection.readBlock();
    });
  /** Requests about forwards answer OKAY twice: understood, and done. */
  const tell = (request: string) =>
    withConnection(port, request, { timeoutMs: 10_000 }, async (connection) => {
      await connection.request(request);
      await connection.okay();
    });
  return {
    port,
    version: async (timeoutMs = 5000) => Number.parseInt(await ask('host:version', timeoutMs), 16),
    device: (address) => createAdbDevice(port, address),
    devices: async () => parseDeviceList(await ask('host:devices-l', 5000)),
    trackDevices: (signal, onList) =>
      withConnection(port, 'track devices', { timeoutMs: null, signal }, async (connection) => {
        await connection.request('host:track-devices-l');
        for (;;) onList(parseDeviceList(await connection.readBlock()));
      }),
    connect: async (address) => /^(already )?connected to/.test(await ask(`host:connect:${address}`, 20_000)),
    disconnect: async (address) => void (await ask(`host:disconnect:${address}`)),
    reconnect: async (address) => void (await ask(`host-serial:${address}:reconnect`)),
    async forwards() {
      const lines = (await ask('host:list-forward')).split('\n').filter((line) => line !== '');
      return lines.map((line) => {
        const [address = '', local = '', remote = ''] = line.split(' ');
        return { address, local, remote };
      });
    },
    forward: (address, localPort, remote) => tell(`host-serial:${address}:forward:norebind:tcp:${localPort};${remote}`),
    removeForward: (address, local) => tell(`host-serial:${address}:killforward:${local}`),
  };
}
