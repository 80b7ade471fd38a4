/** Why a frame is looked at, or why none. */
export const REASONS = [
  'floor',
  'list',
  'scan',
  'index',
  'gap',
  'scores-first',
  'no-time',
  'no-promise',
  'list-done',
] as const;
export type Reason = (typeof REASONS)[number];

export type Decision =
  | { readonly kind: 'look'; readonly frame: number; readonly reason: Reason }
  /** Ask again when the next score has come. */
  | { readonly kind: 'wait'; readonly reason: Reason }
  /** This decoder is done. */
  | { readonly kind: 'stop'; readonly reason: Reason };

/**
 * The machine that drives one pick. It has no clock: every call says how many milliseconds have passed since opening began. What it
 * has decided to look at ends in `scored`, in the order of the decisions. The pick ends when every decoder has been stopped and
 * every frame scored; so it passes the budget by no more than one step of each decoder and what the engine then has to score.
 */
export interface Planner {
  /** The container is open. @returns how many decoders to start; 0 when there is no time left for even one frame */
  opened(atMs: number): number;
  /** A decoder, by number, has started or has decoded and converted its frame: what next? */
  next(decoder: number, atMs: number): Decision;
  scored(frame: number, score: number, atMs: number): void;
  /** The frame with the best score, the earliest on a tie; frame 0 when none was scored. */
  chosen(): number;
}
