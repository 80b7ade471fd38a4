import type { Comparison, ComparisonRaw, GateRuleVerdict, GateRun, GateScore } from '@framefarm/contracts';
import { percent } from '../compare/comparison-text.ts';
import { foundText, ladderLines, limitText } from '../gate/gate-text.ts';
import { GATE_STYLE } from './gate-style.ts';
import { escapeHtml } from './html.ts';
import { intervalPicture } from './interval-picture.ts';
import { pairEvidence } from './pair-evidence.ts';

export interface GateEvidence {
  readonly run: GateRun;
  readonly comparisons: readonly { readonly comparison: Comparison; readonly raw: ComparisonRaw }[];
  readonly score: GateScore;
  /** Address of the farm that measured. */
  readonly url: string;
  readonly madeAt: string;
}

/**
 * One self-contained page that a release manager decides by and prints: go or no-go, each rule with its evidence, and who to doubt. The evidence stands
 * in the page: a browser has no token for the farm.
 */
export function gatePage({ run, comparisons, score, url, madeAt }: GateEvidence): string {
  const { gate, baseline, candidate, rules, notes, confirmations } = run;
  const { definition } = gate;
  const word = run.verdict ?? 'inconclusive';
  const title = `${candidate.label}: ${decision(word)}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${GATE_STYLE}</style>
<header><h1>${escapeHtml(candidate.label)}</h1>
<p>against ${escapeHtml(baseline.build)} of ${escapeHtml(baseline.branch)} · gate ${escapeHtml(definition.name)} version ${gate.version} · ${when(run.endedAt ?? run.createdAt)}</p>${definition.channel === 'sandbox' ? '<p class="warning">Channel sandbox: phones in software. This says nothing about real ones.</p>' : ''}</header>
<div class="verdict ${word}"><b>${decision(word)}</b><div>${summary(run)}</div></div>
<table class="rules"><thead><tr><th>rule</th><th class="number">allowed</th><th>verdict</th><th class="number">found</th><th>interval against the limit</th><th class="number">launches</th><th class="number">could find</th></tr></thead>
${rules.map((rule) => ruleRows(rule, confirmations, comparisons)).join('\n')}</table>
${ladderLines(run.circumstances)
  .map((line) => `<p${run.circumstances.ladder?.verdict === 'pass' ? '' : ' class="warning"'}>${escapeHtml(line)}</p>`)
  .join('')}
${notes.length === 0 ? '' : `<p class="warning">${notes.map(escapeHtml).join('<br>')}</p>`}
<div class="columns"><section><h2>Phones</h2>${phoneTable(comparisons.map(({ comparison }) => comparison))}</section>
<section><h2>How far to trust this gate</h2>${trust(score)}</section></div>
<div class="decision"><span>decided by</span><i></i><span>on</span><i></i><span>go / no-go</span><i></i></div>
<footer><p>All rules together keep a two-sided error of ${Number((100 * (definition.alpha ?? HOUSE_ALPHA)).toFixed(3))} % (Holm). n counts launches, not picks. "Could find": the smallest true increase found with 95 % probability.</p>
<p class="ids">evidence: ${escapeHtml(run.id)} at ${escapeHtml(url)} · gate ${escapeHtml(gate.sha256.slice(0, 16))} · baseline ${escapeHtml(baseline.id)} since ${when(baseline.startedAt)} · page of ${when(madeAt)}<br>
judge it again from raw values: framefarm gate show ${escapeHtml(run.id)} --recompute · every value of a run: framefarm run export RUN · say what you found: framefarm gate confirm ${escapeHtml(run.id)} --rule N --finding right|wrong --by NAME</p></footer></html>
`;
}

const HOUSE_ALPHA = 0.01;
const SIGNS = { pass: '✓', improve: '✓', regress: '✗', inconclusive: '?', invalid: '?' } as const;
const when = (instant: string) => `${escapeHtml(instant.slice(0, 16).replace('T', ' '))} UTC`;

function decision(verdict: NonNullable<GateRun['verdict']>): string {
  return verdict === 'pass' || verdict === 'improve' ? 'GO' : verdict === 'regress' ? 'NO-GO' : 'NOT TOLD';
}

/** How the rules ended, and why the first of those that block do. */
function summary({ state, rules }: GateRun): string {
  if (state === 'measuring') return '<p>still measuring: no verdict yet</p>';
  const voting = rules.filter(({ isInformational }) => !isInformational);
  const count = (...names: readonly string[]) => voting.filter(({ verdict }) => names.includes(verdict)).length;
  const parts = [
    [count('pass', 'improve'), 'pass'],
    [count('regress'), 'regress'],
    [count('inconclusive'), 'inconclusive'],
    [count('invalid'), 'invalid or without data'],
    [rules.length - voting.length, 'informational'],
  ] as const;
  const told = parts.flatMap(([n, words]) => (n === 0 ? [] : `${n} of ${rules.length} rules ${words}`));
  const untold = count('inconclusive', 'invalid') > 0 ? '; what could not be told blocks' : '';
  const none = voting.length === 0 ? '; no rule is left that has a say' : '';
  const blocking = voting.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'improve');
  const first = [...blocking.filter(({ verdict }) => verdict === 'regress'), ...blocking].slice(0, 1);
  return `<p>${escapeHtml(`${told.join(', ')}${untold}${none}`)}</p>${first.map((rule) => `<p><b>${escapeHtml(nameOf(rule))}</b>: ${escapeHtml(headline(rule))}</p>`).join('')}`;
}

function headline(rule: GateRuleVerdict): string {
  const [found, interval] = foundText(rule);
  return rule.verdict === 'invalid' || rule.interval === null
    ? (rule.reasons[0] ?? 'no reason given')
    : `${found} (${interval}), allowed is ${limitText(rule)}`;
}

const nameOf = ({ value, quantile, tier }: GateRuleVerdict) => `${value} ${quantile} on ${tier}`;

function ruleRows(
  rule: GateRuleVerdict,
  confirmations: GateRun['confirmations'],
  comparisons: GateEvidence['comparisons'],
): string {
  const [found, interval] = foundText(rule);
  const confirmed = confirmations.find((one) => one.rule === rule.rule);
  const said =
    confirmed === undefined
      ? []
      : [
          `<b>${escapeHtml(confirmed.by)} found it ${confirmed.finding}</b>${confirmed.note === null ? '' : `: ${escapeHtml(confirmed.note)}`}`,
        ];
  const measured = comparisons.find(({ comparison }) => comparison.id === rule.comparisonId);
  const why = [...said, ...rule.reasons.map(escapeHtml), ...(measured ? [escapeHtml(measured.comparison.id)] : [])];
  const evidence = measured === undefined ? '' : pairEvidence(rule, measured.comparison, measured.raw);
  const verdict = `<b class="${rule.isInformational ? 'informational' : rule.verdict}">${SIGNS[rule.verdict]} ${rule.verdict}</b>${rule.isInformational ? '<small>informational</small>' : ''}`;
  return `<tbody><tr><td><b>${rule.rule}</b> ${escapeHtml(nameOf(rule))}<small>${rule.estimand}</small></td><td class="number">${escapeHtml(limitText(rule))}</td><td>${verdict}</td><td class="number">${escapeHtml(found)}</td><td class="interval">${intervalPicture(rule)}<small>${escapeHtml(interval)}</small></td><td class="number">${rule.n}<small>${rule.pairs} pairs</small></td><td class="number">${percent(rule.mde)}</td></tr>
<tr class="why"><td colspan="7">${why.join(' · ')}${evidence}</td></tr></tbody>`;
}

function phoneTable(comparisons: readonly Comparison[]): string {
  const phones = comparisons.flatMap((comparison) => comparison.phones);
  const rows = phones.map(
    (phone) =>
      `<tr><td>${escapeHtml(phone.serial)}<small>${escapeHtml(phone.runId)}</small></td><td>${escapeHtml(phone.outcome ?? phone.lifeCycle)}</td><td class="number">${phone.validPairs}</td><td class="number">${phone.invalidPairs}</td><td>${escapeHtml(phone.reasons.join(', ') || '-')}</td></tr>`,
  );
  if (rows.length === 0) return '<p>No phone took part.</p>';
  return `<table><tr><th>phone, run</th><th>ended</th><th class="number">pairs</th><th class="number">invalid</th><th>why</th></tr>${rows.join('')}</table>`;
}

function trust({ alarms, passes, runs }: GateScore): string {
  const row = (name: string, { right, wrong, unconfirmed, interval }: GateScore['alarms']) =>
    `<tr><td>${name}</td><td class="number">${right}</td><td class="number">${wrong}</td><td class="number">${unconfirmed}</td><td class="number">${interval === null ? 'not known' : interval.map((bound) => `${(100 * bound).toFixed(0)} %`).join(' to ')}</td></tr>`;
  return `<table><tr><th>in ${runs} runs</th><th class="number">right</th><th class="number">wrong</th><th class="number">nobody said</th><th class="number">share wrong, 95 %</th></tr>${row('alarms', alarms)}${row('passes', passes)}</table>`;
}
