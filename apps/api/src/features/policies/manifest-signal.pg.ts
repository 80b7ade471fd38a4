import type { Pool } from 'pg';

/** Says that a manifest has changed; the form that OpenFeature's OFREP clients understand, with the digest to fetch by. */
export interface Refetch {
  readonly type: 'refetchEvaluation';
  readonly platform: string;
  readonly manifestVersion: number;
  readonly etag: string;
  /** Digest of the manifest's payload: `GET /v1/policy/blob/<sha256>.json` is past any cache. */
  readonly sha256: string;
}
type Listener = (event: Refetch) => void;

const LOOK_MS = 1000;

/**
 * Watches the manifests of the apps and channels that somebody listens to, once a second while there is a listener. It looks into
 * Postgres, so that a publish on any instance reaches the listeners of all.
 */
export function createManifestSignal(pool: Pool, onError: (error: unknown) => void) {
  const listeners = new Map<string, Set<Listener>>();
  const seen = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const { rows } = await pool.query<{
      app: string;
      channel: string;
      platform: string;
      version: number;
      etag: string;
    }>(
      `SELECT DISTINCT ON (app, channel, platform) app, channel, platform, version, etag FROM manifest
       WHERE app || ' ' || channel = ANY($1) ORDER BY app, channel, platform, version DESC`,
      [[...listeners.keys()]],
    );
    for (const { app, channel, platform, version, etag } of rows) {
      const [topic, place] = [`${app} ${channel}`, `${app} ${channel} ${platform}`];
      const before = seen.get(place);
      seen.set(place, version);
      if (before === undefined || before === version) continue;
      const sha256 = Buffer.from(etag.slice(8, -1), 'base64url').toString('hex');
      for (const listener of listeners.get(topic) ?? [])
        listener({ type: 'refetchEvaluation', platform, manifestVersion: version, etag, sha256 });
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      look()
        .catch(onError)
        .finally(() => (listeners.size > 0 ? schedule() : (timer = null)));
    }, LOOK_MS);
    timer.unref();
  }

  return {
    get count(): number {
      return [...listeners.values()].reduce((sum, set) => sum + set.size, 0);
    },
    /** Resolves when changes from now on will be told. @returns how to stop listening */
    async listen(app: string, channel: string, listener: Listener): Promise<() => void> {
      const topic = `${app} ${channel}`;
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set);
      set.add(listener);
      await look();
      if (timer === null) schedule();
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    stop(): void {
      listeners.clear();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
