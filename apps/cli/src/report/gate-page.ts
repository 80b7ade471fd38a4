import type { Comparison, GateRuleVerdict, GateRun, GateScore } from '@framefarm/contracts';
import { percent } from '../compare/comparison-text.ts';
import { foundText, limitText } from '../gate/gate-text.ts';
import { escapeHtml } from './html.ts';
import { intervalPicture } from './interval-picture.ts';

const STYLE = `:root{color-scheme:light;--ink:#1b1f24;--soft:#5c6570;--line:#d5dae0}*{box-sizing:border-box}
body{font:14px/1.45 system-ui,sans-serif;color:var(--ink);background:#fff;max-width:1000px;margin:1.5rem auto;padding:0 1.2rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:1.4rem 0 .4rem}p{margin:.3rem 0}small,.soft{color:var(--soft)}
.verdict{display:flex;gap:1.2rem;align-items:center;border:2px solid;border-radius:6px;padding:.8rem 1.2rem;margin:1rem 0}.verdict b{font-size:2rem;letter-spacing:.03em}
.pass,.improve{color:#19702f}.regress{color:#b02318}.inconclusive,.invalid{color:#8a5a00}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;font-size:13px}th{font-weight:600}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}svg{width:220px;height:34px;display:block}svg text{font:10px system-ui;fill:var(--soft)}
ul{margin:.2rem 0;padding-left:1.1rem}.ids{font:11px/1.4 ui-monospace,monospace;word-break:break-all}a{color:inherit}
@media print{body{margin:0;max-width:none;font-size:12px}tr,section{break-inside:avoid}}`;

export interface GateEvidence {
  readonly run: GateRun;
  readonly comparisons: readonly Comparison[];
  readonly score: GateScore;
  /** Address of the farm: evidence is linked there. */
  readonly url: string;
  readonly madeAt: string;
}

/** One self-contained page that a release manager decides by and prints: go or no-go, each rule with its evidence, and who to doubt. */
export function gatePage({ run, comparisons, score, url, madeAt }: GateEvidence): string {
  const { gate, baseline, candidate, verdict, rules, notes, confirmations } = run;
  const word = verdict ?? 'inconclusive';
  const { definition } = gate;
  const title = `${candidate.label}: ${decision(word)}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style>
<h1>${escapeHtml(candidate.label)}</h1>
<p class="soft">gate ${escapeHtml(definition.name)} version ${gate.version} · against ${escapeHtml(baseline.build)} of ${escapeHtml(baseline.branch)} · channel ${escapeHtml(definition.channel)}${definition.channel === 'sandbox' ? ' (phones in software: says nothing about real ones)' : ''}</p>
<div class="verdict ${word}"><b>${decision(word)}</b><span>${escapeHtml(summary(run))}</span></div>
<h2>Rules</h2><table><tr><th>rule</th><th>allowed</th><th>verdict</th><th>found</th><th>interval</th><th></th><th>launches, pairs</th><th>could find</th></tr>
${rules.map((rule) => ruleRow(rule, confirmations)).join('\n')}</table>
<h2>Why</h2>${rules.map((rule) => `<section><p><b>Rule ${rule.rule}</b>, ${escapeHtml(nameOf(rule))}${rule.comparisonId === null ? '' : `: ${link(url, `comparisons/${rule.comparisonId}`, rule.comparisonId)}`}</p><ul>${rule.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul></section>`).join('')}
${notes.length === 0 ? '' : `<h2>To know</h2><ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`}
<h2>Phones</h2>${phoneTable(comparisons, url)}
<h2>How far to trust this gate</h2><p>${escapeHtml(trust(score))}</p>
<p class="soft">All rules together keep a two-sided error of ${Number((100 * rules.reduce((sum, { alpha }) => sum + alpha, 0)).toFixed(3))} %. n counts launches, not picks. "Could find": the smallest true increase found with 95 % probability.</p>
<p class="ids">gate run ${link(url, `gate-runs/${run.id}`, run.id)} · gate ${escapeHtml(gate.sha256)} · baseline ${escapeHtml(baseline.id)} since ${escapeHtml(baseline.startedAt)} · ended ${escapeHtml(run.endedAt)} · page of ${escapeHtml(madeAt)}<br>
compute it again: ${comparisons.map(({ id }) => `framefarm compare show ${escapeHtml(id)} --recompute`).join('; ') || 'nothing was measured'}</p></html>
`;
}

function decision(verdict: NonNullable<GateRun['verdict']>): string {
  return verdict === 'pass' || verdict === 'improve' ? 'GO' : verdict === 'regress' ? 'NO-GO' : 'NOT TOLD';
}

function summary({ state, rules }: GateRun): string {
  if (state === 'measuring') return 'still measuring: no verdict yet';
  const count = (...names: readonly string[]) => rules.filter(({ verdict }) => names.includes(verdict)).length;
  const parts = [
    [count('pass', 'improve'), 'pass'],
    [count('regress'), 'regress'],
    [count('inconclusive'), 'inconclusive'],
    [count('invalid'), 'invalid or without data'],
  ] as const;
  const told = parts.flatMap(([n, words]) => (n === 0 ? [] : `${n} of ${rules.length} rules ${words}`));
  return `${told.join(', ')}${count('inconclusive', 'invalid') > 0 ? '; what could not be told blocks' : ''}`;
}

const nameOf = ({ value, quantile, tier, estimand }: GateRuleVerdict) =>
  `${value} ${quantile}, tier ${tier}, ${estimand}`;

function ruleRow(rule: GateRuleVerdict, confirmations: GateRun['confirmations']): string {
  const [found, interval] = foundText(rule);
  const confirmed = confirmations.find((one) => one.rule === rule.rule);
  const said =
    confirmed === undefined
      ? ''
      : `<br><small>${escapeHtml(confirmed.by)}: ${confirmed.finding}${confirmed.note === null ? '' : `, ${escapeHtml(confirmed.note)}`}</small>`;
  return `<tr><td>${rule.rule}: ${escapeHtml(nameOf(rule))}</td><td>${escapeHtml(limitText(rule))}</td><td><b class="${rule.verdict}">${rule.verdict}</b>${said}</td><td class="number">${escapeHtml(found)}</td><td class="number">${escapeHtml(interval)}</td><td>${intervalPicture(rule)}</td><td class="number">${rule.n}, ${rule.pairs}</td><td class="number">${percent(rule.mde)}</td></tr>`;
}

function phoneTable(comparisons: readonly Comparison[], url: string): string {
  const rows = comparisons.flatMap(({ phones }) =>
    phones.map(
      (phone) =>
        `<tr><td>${escapeHtml(phone.serial)}</td><td>${link(url, `runs/${phone.runId}`, phone.runId)}</td><td>${escapeHtml(phone.outcome ?? phone.lifeCycle)}</td><td class="number">${phone.validPairs}</td><td class="number">${phone.invalidPairs}</td><td>${escapeHtml(phone.reasons.join(', ') || '-')}</td></tr>`,
    ),
  );
  if (rows.length === 0) return '<p>No phone took part.</p>';
  return `<table><tr><th>phone</th><th>run</th><th>ended</th><th>pairs</th><th>invalid</th><th>why</th></tr>${rows.join('')}</table>`;
}

function trust({ alarms, passes, runs }: GateScore): string {
  const share = ({ right, wrong, interval }: GateScore['alarms'], what: string) =>
    interval === null
      ? `no ${what} was confirmed or refuted yet`
      : `${wrong} of ${right + wrong} ${what}s were wrong (95 % interval ${interval.map((bound) => `${(100 * bound).toFixed(0)} %`).join(' to ')})`;
  return `In its last ${runs} runs, by what people wrote down: ${share(alarms, 'alarm')}; ${share(passes, 'pass verdict')}.`;
}

function link(url: string, place: string, text: string): string {
  return `<a href="${escapeHtml(`${url}/v1/${place}`)}">${escapeHtml(text)}</a>`;
}
