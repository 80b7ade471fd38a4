import { type GuardrailLook, type GuardrailReading, fuseBlownAt, readGuardrail, readGuardrails } from './guardrails.ts';
import { type NetworkColumns, crashingNetworks, loudNetworks } from './loud-networks.ts';

export interface RolloutCounts {
  readonly looks: readonly GuardrailLook[];
  /** The same counts, once per network. */
  readonly networks: NetworkColumns;
  /** The looks without some networks, by their place in `networks`. */
  looksWithout(networks: ReadonlySet<number>): readonly GuardrailLook[];
}

/** A guardrail as it stands without the networks that push it too hard. */
export interface TrimmedReading extends GuardrailReading {
  readonly leftOut: number;
}
export interface RollbackJudgement {
  readonly readings: readonly TrimmedReading[];
  /** Why the rollout has to be rolled back now; empty when it may go on. */
  readonly reasons: readonly string[];
  /** Alarms that are gone without the loudest networks: they are shown and block every advance, but act on nothing. */
  readonly doubted: readonly string[];
}

/**
 * Reads the guardrails after the newest look and says whether the rollout has to go back. Where anybody may send telemetry (`isPublic`) each
 * guardrail is also read without the networks that are too loud for it, so that nobody can raise an alarm alone, or drown one.
 */
export function judgeRollback(counts: RolloutCounts, isPublic: boolean): RollbackJudgement {
  const { looks, networks } = counts;
  const both = readGuardrails(looks).map((all) => {
    const loud: ReadonlySet<number> = isPublic ? loudNetworks(all.guardrail, networks) : new Set();
    const trimmed = loud.size === 0 ? all : readGuardrail(all.guardrail, counts.looksWithout(loud));
    return { all, trimmed: { ...trimmed, leftOut: loud.size } };
  });
  const reasons = both.filter(({ trimmed }) => isAlarm(trimmed)).map(({ trimmed }) => describe(trimmed));
  const doubted = both
    .filter(({ all, trimmed }) => isAlarm(all) && !isAlarm(trimmed))
    .map(({ all }) => describe({ ...all, leftOut: 0 }));
  if (fuseBlownAt(looks) !== null) {
    const crashing = isPublic ? crashingNetworks(networks) : new Set<number>();
    const isBlown = fuseBlownAt(crashing.size === 0 ? looks : counts.looksWithout(crashing)) !== null;
    (isBlown ? reasons : doubted).push('fuse: crashes among the first runs of the candidate');
  }
  return { readings: both.map(({ trimmed }) => trimmed), reasons, doubted };
}

const isAlarm = ({ alarmAt }: GuardrailReading): boolean => alarmAt !== null;

function describe({ guardrail, control, candidate, alarmAt, leftOut }: TrimmedReading): string {
  const number = (value: number | null) => (value === null ? 'none' : Number(value.toPrecision(3)));
  return `${guardrail}: ${number(candidate)} against ${number(control)} of the control, alarm at look ${(alarmAt ?? 0) + 1}, ${leftOut} networks left out`;
}
