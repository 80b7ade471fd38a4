import { readFile } from 'node:fs/promises';
import { ReadableStream } from 'node:stream/web';
import { type Adb, AdbServerClient } from '@yume-chan/adb';
import { AdbServerNodeTcpConnector } from '@yume-chan/adb-server-node-tcp';
import { type ForeignClient, firstOf } from './foreign-client.ts';

/** npm @yume-chan/adb (Tango), as web tools for phones use it. */
export async function tangoClient(serverPort: number, address: string): Promise<ForeignClient> {
  const client = new AdbServerClient(new AdbServerNodeTcpConnector({ host: '127.0.0.1', port: serverPort }));
  const adb: Adb = await client.createAdb({ serial: address });
  const { noneProtocol } = adb.subprocess;
  const shell = (line: string) => noneProtocol.spawnWaitText(line);
  const push = async (data: Buffer, path: string) => {
    const sync = await adb.sync();
    await sync.write({ filename: path, file: ReadableStream.from([new Uint8Array(data)]) as never });
    await sync.dispose();
  };
  return {
    list: async () => (await client.getDevices()).map(({ serial }) => serial),
    shell,
    push,
    async pull(path) {
      const sync = await adb.sync();
      const chunks: Uint8Array[] = [];
      for await (const chunk of sync.read(path) as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
      await sync.dispose();
      return Buffer.concat(chunks);
    },
    async install(apkFile) {
      await push(await readFile(apkFile), '/data/local/tmp/tango.apk');
      await shell('pm install -r /data/local/tmp/tango.apk; rm /data/local/tmp/tango.apk');
    },
    async uninstall(packageName) {
      await shell(`pm uninstall ${packageName}`);
    },
    async talk(phonePort, message) {
      const socket = await adb.createSocket(`tcp:${phonePort}`);
      const writer = socket.writable.getWriter();
      await writer.write(new TextEncoder().encode(message));
      const chunks: Uint8Array[] = [];
      for await (const chunk of socket.readable as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    },
    async reverse(phonePort, hostPort) {
      await adb.reverse.addExternal(`tcp:${phonePort}`, `tcp:${hostPort}`);
    },
    reverses: async () => (await adb.reverse.list()).map(({ localName }) => localName),
    async logcat() {
      const process = await noneProtocol.spawn('logcat');
      // it rejects when it is killed
      process.exited.catch(() => {});
      const first = await firstOf(process.output as unknown as AsyncIterable<Uint8Array>);
      await process.kill();
      return first;
    },
    screenshot: async () => Buffer.from(await noneProtocol.spawnWait('screencap -p')),
    instrument: (component) => shell(`am instrument -w ${component}`),
    close: () => adb.close(),
  };
}
