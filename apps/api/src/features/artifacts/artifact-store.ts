import type { Readable } from 'node:stream';

/** Content-addressed: bytes lie under their digest only when they have that digest. Folder or bucket, the same to everybody else. */
export interface ArtifactStore {
  /** Verifies while it receives; `artifact.digest-mismatch` stores nothing. Resolves with the size in bytes. */
  put(sha256: string, bytes: Readable): Promise<number>;
  /** In bytes; null when there is no such artifact. */
  size(sha256: string): Promise<number | null>;
  /** Both ends inclusive. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): Promise<Readable>;
}
