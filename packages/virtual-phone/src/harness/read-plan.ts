import { HarnessPlan } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';
import { LaunchError } from './launch-error.ts';

const schema = Compile(HarnessPlan);

export type LaunchIdentity = Pick<HarnessPlan, 'run' | 'attempt' | 'fence' | 'launch'>;

/** As much of a plan as is needed to report that the rest is not understood; null when even that is missing. */
export function readIdentity(data: Buffer): LaunchIdentity | null {
  const plan = parsed(data);
  if (typeof plan !== 'object' || plan === null) return null;
  const { run, attempt, fence, launch } = plan as Record<string, unknown>;
  if (typeof run !== 'string' || typeof attempt !== 'string' || run === '' || attempt === '') return null;
  if (!Number.isSafeInteger(fence) || Number(fence) < 1) return null;
  if (!Number.isSafeInteger(launch) || Number(launch) < 0 || Number(launch) > 9999) return null;
  return { run, attempt, fence: fence as number, launch: launch as number };
}

/** Throws LaunchError `plan.unsupported` for anything that this harness does not understand exactly. */
export function readPlan(data: Buffer): HarnessPlan {
  const plan = parsed(data);
  if (schema.Check(plan)) return plan;
  const wrong = schema.Errors(plan).map(({ instancePath, message }) => `${instancePath || 'plan'} ${message}`);
  throw new LaunchError(
    'plan.unsupported',
    `${wrong.slice(0, 3).join('; ')}; use a harness build that knows this plan, or correct the plan`,
  );
}

/** undefined when the bytes are no JSON. */
function parsed(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}
