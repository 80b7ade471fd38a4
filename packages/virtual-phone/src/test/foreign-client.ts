import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** A client library of somebody else, on one phone of a farm. */
export interface ForeignClient {
  /** Addresses of all phones on the adb server's list. */
  list(): Promise<readonly string[]>;
  shell(line: string): Promise<string>;
  push(data: Buffer, path: string): Promise<void>;
  pull(path: string): Promise<Buffer>;
  install(apkFile: string): Promise<void>;
  uninstall(packageName: string): Promise<void>;
  /** Writes to a TCP port of the phone, through a forward where the library has such, and returns what comes back until the end. */
  talk(phonePort: number, message: string): Promise<string>;
  /** What connects to the phone's port talks to the port of this machine. */
  reverse(phonePort: number, hostPort: number): Promise<void>;
  /** The phone's side of all reverses. */
  reverses(): Promise<readonly string[]>;
  /** What logcat says first. */
  logcat(): Promise<string>;
  screenshot(): Promise<Buffer>;
  /** Resolves with what `am instrument -w` printed when it ended. */
  instrument(component: string): Promise<string>;
  close(): Promise<void>;
}

/** Writes to a port of this machine and reads to the end. */
export async function talkTo(port: number, message: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(message);
  return text(socket);
}

export async function firstOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  for await (const chunk of stream) return Buffer.from(chunk).toString();
  return '';
}
