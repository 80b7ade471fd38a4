import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { type FramePlan, PlannerQuestion } from '@framefarm/contracts';
import { type Planner, createPlanner, prepareClip } from '@framefarm/policy';
import { Compile } from 'typebox/compile';

type PlannedFrames = Extract<FramePlan, { kind: 'planned' }>;

const question = Compile(PlannerQuestion);

/**
 * Answers the questions of one launch, pick after pick, until the harness closes the line. A question that cannot be answered is answered
 * with `error`, which ends the launch with that reason.
 */
export function answerPlanner(line: Duplex, { policy, conditions }: PlannedFrames): void {
  let planner: Planner | null = null;
  // the harness may be killed at any time
  line.on('error', () => line.destroy());
  createInterface({ input: line }).on('line', (text) => {
    const answer = answerTo(text);
    if (answer !== null && line.writable) line.write(`${JSON.stringify(answer)}\n`);
  });

  function answerTo(text: string): object | null {
    try {
      const asked: unknown = JSON.parse(text);
      if (!question.Check(asked)) return { error: `the planner does not understand ${text.slice(0, 200)}` };
      if ('opened' in asked) {
        planner = createPlanner(policy, prepareClip(asked.opened), conditions);
        return { decoders: planner.opened(asked.atMs) };
      }
      if (planner === null) return { error: 'no clip was opened before the first question' };
      if ('next' in asked) return planner.next(asked.next, asked.atMs);
      if ('chosen' in asked) return { frame: planner.chosen() };
      planner.scored(asked.scored, asked.score, asked.atMs);
      return null;
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}
