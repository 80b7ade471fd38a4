import type { HarnessPlan } from '@framefarm/contracts';

/** How far a launch is that measures without a rest; all times on the launch's clock. */
export interface Course {
  /** The first measured pick begins. */
  begin(atMs: number): void;
  goesOn(atMs: number): boolean;
  /** Whether the picks of this round report their frames: of an ordinary launch all, else those of the first round of a point. */
  wantsFrames(): boolean;
  /** True when a point of the curve is over, whose heat is to be told. */
  endRound(atMs: number): boolean;
}

/** `null`: an ordinary launch, whose iterations are counted elsewhere. */
export function createCourse(sustained: NonNullable<HarnessPlan['sustained']> | null): Course {
  let beganMs: number | null = null;
  let pointEndMs = 0;
  let isFirstOfPoint = true;
  return {
    begin(atMs) {
      if (sustained === null) return;
      beganMs = atMs;
      pointEndMs = atMs + sustained.pointMs;
    },
    goesOn: (atMs) => sustained !== null && beganMs !== null && atMs - beganMs < sustained.durationMs,
    wantsFrames: () => beganMs === null || isFirstOfPoint,
    endRound(atMs) {
      if (sustained === null || beganMs === null) return false;
      isFirstOfPoint = atMs >= pointEndMs;
      while (pointEndMs <= atMs) pointEndMs += sustained.pointMs;
      return isFirstOfPoint;
    },
  };
}
