import { setTimeout as sleep } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import type { Refreshed } from './refreshed.ts';

export interface FollowOptions {
  /** Of the stream of the app's channel. */
  readonly url: string;
  readonly platform: string;
  readonly refresh: (manifestSha256?: string) => Promise<Refreshed>;
  /** Gets every outcome, also those of the refresh after each connection. */
  readonly onRefreshed?: ((refreshed: Refreshed) => void) | undefined;
  /** Before the first try again; doubles with each that fails, up to five minutes. */
  readonly retryMs?: number | undefined;
  readonly random?: (() => number) | undefined;
}
export interface Following {
  /** No refresh begins afterwards. */
  stop(): void;
}

interface Wish {
  readonly sha256: string | undefined;
}

const RETRY_MS = 5000;
const MOST_RETRY_MS = 300_000;
/** The server sends a comment every quarter of a minute. */
const SILENCE_MS = 60_000;
/** Of one event: an endless one is not read on. */
const MOST_BYTES = 16_384;
const DIGEST = /^[0-9a-f]{64}$/;

/**
 * Refreshes whenever the server's event stream says that there is another manifest, and once after each connection, for what was missed. The signal is no more
 * than a hint: what is fetched is verified as always. Never throws; a stream that ends, falls silent or sends nonsense is opened again.
 */
export function followManifest(options: FollowOptions): Following {
  const { url, platform, refresh, onRefreshed, retryMs = RETRY_MS, random = Math.random } = options;
  const stopping = new AbortController();
  let wanted: Wish | null = null;
  let busy = false;
  void keepListening();
  return { stop: () => stopping.abort() };

  async function keepListening(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      if (await listen().catch(() => false)) failures = 0;
      // many phones lose one server at the same moment
      const pauseMs = Math.min(MOST_RETRY_MS, retryMs * 2 ** failures) * (0.5 + random());
      await sleep(pauseMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  /** Until the stream ends. @returns whether there was one */
  async function listen(): Promise<boolean> {
    const silent = new AbortController();
    const silence = setTimeout(() => silent.abort(), SILENCE_MS).unref();
    const signal = AbortSignal.any([stopping.signal, silent.signal]);
    try {
      const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal });
      if (response.status !== 200 || !/^text\/event-stream\b/.test(response.headers.get('content-type') ?? '')) {
        await response.body?.cancel();
        return false;
      }
      want(undefined);
      let bytes = 0;
      const decoder = new TextDecoder();
      const parser = createParser({
        onEvent({ data }) {
          bytes = 0;
          const sha256 = digestIn(data);
          if (sha256 !== null) want(sha256);
        },
        onComment: () => (bytes = 0),
      });
      for await (const chunk of response.body ?? []) {
        silence.refresh();
        bytes += (chunk as Uint8Array).length;
        parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
        if (bytes > MOST_BYTES) break;
      }
      return true;
    } finally {
      clearTimeout(silence);
    }
  }

  /** The digest that a signal for this platform names; null for anything else. */
  function digestIn(data: string): string | null {
    try {
      const event = JSON.parse(data) as { platform?: unknown; sha256?: unknown } | null;
      if (event?.platform !== platform || typeof event.sha256 !== 'string') return null;
      return DIGEST.test(event.sha256) ? event.sha256 : null;
    } catch {
      return null;
    }
  }

  /** One refresh at a time, the newest wish next: a flood of signals is no flood of requests. */
  function want(sha256: string | undefined): void {
    wanted = { sha256 };
    if (busy) return;
    busy = true;
    void work().finally(() => (busy = false));
  }

  async function work(): Promise<void> {
    while (wanted !== null && !stopping.signal.aborted) {
      const { sha256 }: Wish = wanted;
      wanted = null;
      const refreshed = await refresh(sha256);
      onRefreshed?.(refreshed);
    }
  }
}
