import type { HistoryEntry, Policy, PolicyPayload, RolloutDetails } from '@framefarm/contracts';
import { certificateInWords } from '../policy/certificate-in-words.ts';
import { weighedPolicies } from '../policy/weighed-policies.ts';
import { guardrailCurves } from './guardrail-curves.ts';
import { escapeHtml } from './html.ts';
import { paretoPicture } from './pareto-picture.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d5dae0;--good:#30a080;--bad:#d0553f;--calm:#3b7dd8}@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#16181c;--line:#3a3f46}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:960px;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{border-bottom:1px solid var(--line);padding:.25rem .8rem;text-align:right}td:first-child,th:first-child{text-align:left}
svg{width:100%;height:auto}svg text{font:11px system-ui;fill:var(--ink)}.axis{stroke:var(--line)}.alarm{stroke:var(--bad);stroke-dasharray:4 3}
.curve{fill:none;stroke:var(--calm);stroke-width:1.5}.front{fill:none;stroke:var(--calm)}.over{fill:var(--bad)}.within{fill:var(--calm)}.chosen{fill:none;stroke:var(--good);stroke-width:3}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(290px,1fr));gap:1rem}figure{margin:0}figcaption{font-size:13px}.bad{color:var(--bad)}code{font-size:13px}@media print{body{margin:0}}`;

export interface PolicyPageInput {
  readonly policy: Policy;
  readonly rollout: RolloutDetails | null;
  /** Of its rollout, oldest first. */
  readonly history: readonly HistoryEntry[];
}

/** One self-contained page on a policy: what it does and why, what else was weighed, how sure it is, how its rollout goes. */
export function policyPage({ policy, rollout, history }: PolicyPageInput): string {
  const payload = policy.payload as PolicyPayload;
  const words = [policy.app, policy.channel, policy.platform, policy.tier, `version ${policy.version}`].map(escapeHtml);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(policy.id)}</title><style>${STYLE}</style>
<h1>Policy ${escapeHtml(policy.id)}</h1><p>${words.join(' · ')} · <code>${escapeHtml(policy.sha256.slice(0, 16))}</code>${policy.provisional ? ' · <b class="bad">provisional</b>' : ''}</p>
<ul>${policy.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>
<h2>What else was weighed</h2>${pareto(policy, payload)}<h2>Certificate</h2>${certificate(payload)}${rolloutPart(rollout, history)}</html>`;
}

function pareto({ candidates }: Policy, payload: PolicyPayload): string {
  const weighed = weighedPolicies(candidates, payload);
  if (weighed.length === 0) return '<p>The tuner left no list of alternatives.</p>';
  const isFixed = payload.mode === 'fixed';
  const axis = isFixed
    ? 'p95 bound, ms; the number at a dot is its frames'
    : 'p95 in replay, ms; the Pareto front of all that was replayed, numbered as below';
  const rows = weighed.map(({ label, words, feasible, chosen }) => {
    const note = `${chosen ? 'chosen' : ''}${feasible ? '' : 'beyond the limits'}`;
    return `<tr><td>${isFixed ? '' : `${label}. `}${escapeHtml(words)}</td><td>${note}</td></tr>`;
  });
  return `${paretoPicture(weighed, payload.budgetMs, axis)}<table>${rows.join('')}</table>`;
}

function certificate({ provenance, budgetMs }: PolicyPayload): string {
  const { certificate: shown, launches, boundMs, bodies } = provenance;
  const bound = `<p>p95 bound ${boundMs.toFixed(1)} ms of a budget of ${budgetMs} ms, from ${launches} launches on phones of body ${escapeHtml(bodies.join(', '))}.</p>`;
  if (shown === undefined)
    return `${bound}<p><b class="bad">No certificate.</b> Nothing bounds how often it is over budget.</p>`;
  return `${bound}<p>${escapeHtml(certificateInWords(shown))} on
${shown.deviceModels.length} device model(s): ${escapeHtml(shown.deviceModels.join(', '))}. It says nothing about other models.</p>`;
}

function rolloutPart(rollout: RolloutDetails | null, history: readonly HistoryEntry[]): string {
  if (rollout === null) return '<h2>Rollout</h2><p>There is none.</p>';
  const { state, pausedIn, since, looks, runs, readings, doubted, next, unmet } = rollout;
  const missing = unmet.length === 0 ? '<p>Nothing.</p>' : list(unmet);
  return `<h2>Rollout ${escapeHtml(rollout.id)}</h2>
<p><b>${escapeHtml(state)}</b>${pausedIn === null ? '' : ` in ${escapeHtml(pausedIn)}`} since ${escapeHtml(since)} · ${looks} looks · ${runs.candidate} runs of the candidate, ${runs.control} of the control ·
started by ${escapeHtml(rollout.startedBy)}, approved by ${escapeHtml(rollout.approvedBy ?? 'nobody')}</p>
${next === null ? '' : `<h3>What ${escapeHtml(next)} lacks</h3>${missing}`}${doubted.length === 0 ? '' : `<h3 class="bad">Alarms that too few networks bear out</h3>${list(doubted)}`}
<h3>Guardrails</h3>${guardrailCurves(readings)}<h3>History</h3><table><tr><th>entry</th><th>at</th><th>actor</th><th>action</th><th>from</th><th>to</th><th>manifest</th></tr>
${history.map(historyRow).join('')}</table>`;
}

function historyRow({ seq, at, actor, action, from, to, manifestVersion }: HistoryEntry): string {
  return `<tr>${[seq, at, actor, action, from, to, manifestVersion].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

const list = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
