import { Duplex } from 'node:stream';
import type { Command } from '../wire/packet.ts';

type Send = (command: Command, arg0: number, arg1: number, payload?: Buffer) => void;

/** One ADB stream: at most one WRTE per direction until it is acknowledged by OKAY. */
export class AdbStream extends Duplex {
  readonly #localId: number;
  /** Null until the host has accepted a stream that the phone opened. */
  #remoteId: number | null;
  readonly #maxData: number;
  readonly #send: Send;
  #proceed: (() => void) | null = null;
  #owesOkay = false;
  #remoteClosed = false;

  constructor(ids: { readonly local: number; readonly remote: number | null }, maxData: number, send: Send) {
    super({ allowHalfOpen: true });
    this.#localId = ids.local;
    this.#remoteId = ids.remote;
    this.#maxData = maxData;
    this.#send = send;
  }

  /** Bytes from the host. The acknowledgement waits until somebody has room for more. */
  receive(payload: Buffer): void {
    if (this.push(payload)) this.#send('OKAY', this.#localId, this.#remoteId ?? 0);
    else this.#owesOkay = true;
  }

  /** The host took the last WRTE, or accepted the stream. */
  acknowledged(remoteId: number): void {
    this.#remoteId ??= remoteId;
    this.#goOn();
  }

  #goOn(): void {
    const proceed = this.#proceed;
    this.#proceed = null;
    proceed?.();
  }

  /** The host closed the stream: what runs for it has to stop. */
  remoteClose(): void {
    this.#remoteClosed = true;
    this.push(null);
    this.destroy();
  }

  override _read(): void {
    if (!this.#owesOkay) return;
    this.#owesOkay = false;
    this.#send('OKAY', this.#localId, this.#remoteId ?? 0);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    let offset = 0;
    const next = (): void => {
      if (this.destroyed || offset >= chunk.length) return done();
      this.#proceed = next;
      if (this.#remoteId === null) return;
      const part = chunk.subarray(offset, offset + this.#maxData);
      offset += part.length;
      this.#send('WRTE', this.#localId, this.#remoteId, part);
    };
    next();
  }

  override _final(done: (error?: Error | null) => void): void {
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.#remoteClosed && this.#remoteId !== null) this.#send('CLSE', this.#localId, this.#remoteId);
    this.#goOn();
    done(error);
  }
}
