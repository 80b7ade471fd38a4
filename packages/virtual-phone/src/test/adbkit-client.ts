import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { Adb } from '@devicefarmer/adbkit';
import { type ForeignClient, firstOf, talkTo } from './foreign-client.ts';
import { freePort } from './start-adb-server.ts';

// adbd takes no larger ones, and this library sends what it is given
const MOST_BYTES = 64 * 1024;

function* inPieces(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += MOST_BYTES) yield data.subarray(at, at + MOST_BYTES);
}

/** npm @devicefarmer/adbkit, which OpenSTF and its successors use. */
export function adbkitClient(serverPort: number, address: string): ForeignClient {
  const client = Adb.createClient({ host: '127.0.0.1', port: serverPort });
  const device = client.getDevice(address);
  const shell = async (line: string) => text(await device.shell(line));
  return {
    list: async () => (await client.listDevices()).map(({ id }: { readonly id: string }) => id),
    shell,
    async push(data, path) {
      await once(await device.push(Readable.from(inPieces(data)), path), 'end');
    },
    pull: async (path) => buffer(await device.pull(path)),
    async install(apkFile) {
      await device.install(apkFile);
    },
    async uninstall(packageName) {
      await device.uninstall(packageName);
    },
    async talk(phonePort, message) {
      const port = await freePort();
      await device.forward(`tcp:${port}`, `tcp:${phonePort}`);
      return talkTo(port, message);
    },
    async reverse(phonePort, hostPort) {
      await device.reverse(`tcp:${phonePort}`, `tcp:${hostPort}`);
    },
    reverses: async () => (await device.listReverses()).map(({ remote }: { readonly remote: string }) => remote),
    async logcat() {
      const stream = await device.shell('logcat');
      const first = await firstOf(stream);
      stream.destroy();
      return first;
    },
    screenshot: async () => buffer(await device.screencap()),
    instrument: (component) => shell(`am instrument -w ${component}`),
    close: async () => {},
  };
}
