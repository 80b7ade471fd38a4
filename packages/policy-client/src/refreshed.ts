/** How a refresh went. */
export interface Refreshed {
  readonly kind: 'fresh' | 'unchanged' | 'refused' | 'unreachable';
  readonly status: number | null;
  readonly etag: string | null;
  readonly manifestVersion: number | null;
  /** Why not fresh, or why it could not be kept on disk. */
  readonly reason: string | null;
}
