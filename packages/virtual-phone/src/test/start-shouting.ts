import { once } from 'node:events';
import { type Server, createServer } from 'node:net';

/** A TCP server of this machine that answers the first thing it hears in capitals. */
export async function startShouting(): Promise<Server> {
  const server = createServer((socket) => {
    // a forward that ends may reset the connection
    socket.on('error', () => socket.destroy());
    socket.once('data', (chunk: Buffer) => socket.end(chunk.toString().toUpperCase()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
