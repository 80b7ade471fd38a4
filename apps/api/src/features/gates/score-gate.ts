import type { GateRun, GateScore } from '@framefarm/contracts';
import { clopperPearson } from '@framefarm/stats';

type Finding = 'right' | 'wrong' | 'unconfirmed';
const CONFIDENCE_ALPHA = 0.05;

/** How often a gate was right by what people confirmed of its last runs. An unconfirmed verdict is counted as what it is: not known. */
export function scoreGate(gate: string, runs: readonly GateRun[]): GateScore {
  const verdicts = runs
    .filter(({ state }) => state === 'ended')
    .flatMap(({ rules, confirmations }) =>
      rules.map(({ rule, verdict }) => ({
        verdict,
        finding: confirmations.find((one) => one.rule === rule)?.finding ?? ('unconfirmed' as const),
      })),
    );
  const of = (...names: readonly string[]) => verdicts.filter(({ verdict }) => names.includes(verdict));
  return {
    gate,
    runs: runs.length,
    alarms: tally(of('regress')),
    passes: tally(of('pass', 'improve')),
    undecided: of('inconclusive', 'invalid').length,
  };
}

function tally(verdicts: readonly { readonly finding: Finding }[]): GateScore['alarms'] {
  const count = (finding: Finding) => verdicts.filter((one) => one.finding === finding).length;
  const [right, wrong] = [count('right'), count('wrong')];
  const known = right + wrong;
  return {
    right,
    wrong,
    unconfirmed: count('unconfirmed'),
    wrongShare: known === 0 ? null : wrong / known,
    interval: known === 0 ? null : [...clopperPearson(wrong, known, CONFIDENCE_ALPHA)],
  };
}
