import { type ClipIndex, prepareClip } from './clip-index.ts';
import { createPlanner } from './create-planner.ts';
import type { PlannerConditions } from './phone-limits.ts';
import type { PlannerPolicy } from './planner-policy.ts';
import type { Decision, Planner } from './planner.ts';

/** What a planner was told and what it answered, in order. Times in milliseconds since opening began. */
export type PickEvent =
  | readonly ['opened', atMs: number, decoders: number]
  | readonly ['next', decoder: number, atMs: number, kind: Decision['kind'], frame: number | null, reason: string]
  | readonly ['scored', frame: number, score: number, atMs: number];

/** One pick as a golden log: a planner in another language, given the same calls, has to give the same answers. */
export interface PickLog {
  readonly name: string;
  readonly policy: PlannerPolicy;
  /** `bFrames`: one character a frame, 1 for a B frame; null where unknown. */
  readonly clip: Omit<ClipIndex, 'bFrames'> & { readonly bFrames: string | null };
  readonly conditions: PlannerConditions;
  readonly events: readonly PickEvent[];
  readonly chosen: number;
}

const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
const toTenThousandths = (score: number): number => Math.round(score * 10_000) / 10_000;

/** A planner that writes its log. Times and scores are rounded before the planner sees them, so that the log holds what it saw. */
export function recorded(planner: Planner, events: PickEvent[]): Planner {
  return {
    opened(at) {
      const atMs = toMicroseconds(at);
      const decoders = planner.opened(atMs);
      events.push(['opened', atMs, decoders]);
      return decoders;
    },
    next(decoder, at) {
      const atMs = toMicroseconds(at);
      const decision = planner.next(decoder, atMs);
      const frame = decision.kind === 'look' ? decision.frame : null;
      events.push(['next', decoder, atMs, decision.kind, frame, decision.reason]);
      return decision;
    },
    scored(frame, exact, at) {
      const score = toTenThousandths(exact);
      const atMs = toMicroseconds(at);
      planner.scored(frame, score, atMs);
      events.push(['scored', frame, score, atMs]);
    },
    chosen: () => planner.chosen(),
  };
}

/**
 * Gives a fresh planner the calls of the log. `stretch` multiplies every time: an answer that a billionth changes rests on a tie.
 * @returns the first answer that differs, in words; null when none does
 */
export function differenceFrom(log: PickLog, stretch = 1): string | null {
  const bFrames = log.clip.bFrames === null ? null : [...log.clip.bFrames].map((type) => type === '1');
  const planner = createPlanner(log.policy, prepareClip({ ...log.clip, bFrames }), log.conditions);
  for (const [at, event] of log.events.entries()) {
    const answer = answerTo(planner, event, stretch);
    if (JSON.stringify(answer) !== JSON.stringify(event))
      return `${log.name}, event ${at}: ${JSON.stringify(answer)} instead of ${JSON.stringify(event)}`;
  }
  return planner.chosen() === log.chosen ? null : `${log.name}: chose ${planner.chosen()} instead of ${log.chosen}`;
}

function answerTo(planner: Planner, event: PickEvent, stretch: number): PickEvent {
  if (event[0] === 'opened') return ['opened', event[1], planner.opened(event[1] * stretch)];
  if (event[0] === 'next') {
    const decision = planner.next(event[1], event[2] * stretch);
    const frame = decision.kind === 'look' ? decision.frame : null;
    return ['next', event[1], event[2], decision.kind, frame, decision.reason];
  }
  planner.scored(event[1], event[2], event[3] * stretch);
  return event;
}
