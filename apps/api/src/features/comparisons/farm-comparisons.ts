import type { ComparisonArm, ComparisonMetric, ComparisonVerdict } from '@framefarm/contracts';
import type { Deps } from '../../deps.ts';
import type { Build, ComparisonPort, ComparisonRequest } from './comparison-port.ts';
import { requireComparison } from './comparison-store.pg.ts';
import { submitComparison } from './submit-comparison.ts';

/** Whose comparisons these are, beside those of people: they share the phones fairly. */
const FARM = 'farm';

/** The farm's own paired comparisons: by the sequential plan of a gate, on real phones or this machine only. */
export function createFarmComparisons(deps: Pick<Deps, 'newId'>): ComparisonPort {
  return {
    start: (tx, request) =>
      submitComparison(tx, deps, {
        tenantId: request.tenantId,
        submitter: FARM,
        key: request.key,
        body: {
          name: request.name,
          channel: 'stable',
          a: armOf(request, request.a),
          b: armOf(request, request.b),
          clips: [...request.clips],
          targets: [request.target],
          warmupIterations: request.warmupIterations,
          iterations: request.iterations,
          plan: { kind: 'pairs' },
          metrics: request.metrics.map((metric) => ({ ...metric }) as ComparisonMetric),
          alpha: request.alpha,
          allowedChange: request.allowedChange,
        },
      }),
    verdicts: async (tx, tenantId, comparisonId) => {
      const { state, verdict_text: text } = await requireComparison(tx, tenantId, comparisonId);
      if (state !== 'ended') return null;
      const verdicts = JSON.parse(text ?? '[]') as ComparisonVerdict[];
      return verdicts.map(({ value, metric: quantile, verdict, pairs, pairSd, effect, interval, mde }) => ({
        value,
        quantile,
        verdict,
        pairs,
        pairSd,
        effect,
        mde,
        interval: interval === null ? null : [interval[0] as number, interval[1] as number],
      }));
    },
  };
}

/** A harness build is named only where the two differ: else both arms take the newest, as every run does. */
function armOf({ a, b, configuration }: ComparisonRequest, build: Build): ComparisonArm {
  const harness = a.harness === b.harness ? {} : { harnessVersion: build.harness };
  return { label: build.label.slice(0, 120), modelId: build.modelId, configuration: { ...configuration, ...harness } };
}
