import type { LogPriority } from '../app/virtual-app.ts';

export interface LogEntry {
  readonly epochMs: number;
  readonly processId: number;
  readonly threadId: number;
  readonly userId: number;
  readonly priority: LogPriority;
  readonly tag: string;
  readonly message: string;
  readonly buffer: LogBufferName;
}

type LogBufferName = 'main' | 'system' | 'crash' | 'events';

/** What logd keeps. Listeners hear each new entry until they leave. */
export interface LogBuffer {
  add(entry: LogEntry): void;
  entries(): readonly LogEntry[];
  clear(): void;
  /** Returns the function that ends the subscription. */
  follow(listener: (entry: LogEntry) => void): () => void;
}

const KEPT_ENTRIES = 20_000;

export function createLogBuffer(): LogBuffer {
  let kept: LogEntry[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  return {
    add(entry) {
      kept.push(entry);
      if (kept.length > KEPT_ENTRIES) kept = kept.slice(-KEPT_ENTRIES / 2);
      for (const listener of listeners) listener(entry);
    },
    entries: () => kept,
    clear() {
      kept = [];
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
