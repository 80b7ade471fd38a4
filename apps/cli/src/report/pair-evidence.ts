import type { Comparison, ComparisonRaw, GateRuleVerdict } from '@framefarm/contracts';
import { valuesOf } from '@framefarm/domain';
import { quantile } from '@framefarm/stats';
import { percent } from '../compare/comparison-text.ts';
import { escapeHtml } from './html.ts';

const RANK = { median: 0.5, p95: 0.95 } as const;

/** What a rule rests on, folded: each pair that was judged with the level of its two launches, and each that does not count with the cause. */
export function pairEvidence(
  { value, quantile: level }: Pick<GateRuleVerdict, 'value' | 'quantile'>,
  { phones }: Pick<Comparison, 'phones'>,
  { pairs, judgedPairs }: Pick<ComparisonRaw, 'pairs' | 'judgedPairs'>,
): string {
  const serials = new Map(phones.map(({ deviceId, serial }) => [deviceId, serial]));
  const rows = pairs.slice(0, judgedPairs).map(({ number, device, state, reasons, launches }) => {
    const [a = null, b = null] = (['A', 'B'] as const).map((arm) => {
      const launch = launches.find((one) => one.arm === arm);
      return launch === undefined ? null : quantile(valuesOf(launch, value), RANK[level]);
    });
    const change = a !== null && b !== null && a > 0 && b > 0 ? b / a - 1 : null;
    const worth = state === 'valid' ? 'counts' : reasons.join(', ') || 'does not count';
    return `<tr><td class="number">${number}</td><td>${escapeHtml(serials.get(device) ?? device)}</td><td class="number">${shown(a)}</td><td class="number">${shown(b)}</td><td class="number">${percent(change)}</td><td>${escapeHtml(worth)}</td></tr>`;
  });
  if (rows.length === 0) return '';
  return `<details><summary>its ${rows.length} pairs, one by one</summary><table><tr><th class="number">pair</th><th>phone</th><th class="number">baseline (A)</th><th class="number">candidate (B)</th><th class="number">change</th><th>worth</th></tr>${rows.join('')}</table></details>`;
}

const shown = (level: number | null) => (level === null ? '-' : Number(level.toPrecision(5)).toString());
