import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { weeklyText } from '../history/weekly-text.ts';
import { gatePage } from '../report/gate-page.ts';
import { policyPage } from '../report/policy-page.ts';
import { reportPage } from '../report/report-page.ts';

export function registerReport(program: Command): void {
  const report = program.command('report').description('pages to look at');
  leaf(report, 'weekly', 'what a week of comparisons found that chance does not explain')
    .option('--until <instant>', 'end of the week, as 2026-01-08T00:00:00Z; now if left out')
    .action(async (options: Common & { until?: string }) => {
      const week = await (await connect(options)).weeklyReport(options.until);
      print(options.json, week, () => weeklyText(week));
    });
  leaf(report, 'run <id>', 'one self-contained HTML page on a run')
    .requiredOption('--out <file>', 'where the page goes')
    .option('--trace <run>', 'a dense run of the same clips, drawn as the score curve')
    .action(async (id: string, options: Common & { out: string; trace?: string }) => {
      const api = await connect(options);
      const trace = options.trace === undefined ? [] : (await api.runReport(options.trace)).records;
      const run = await api.run(id);
      const curve = run.sustained === null ? null : await api.runCurve(id);
      const page = reportPage(run, (await api.runReport(id)).records, trace, curve);
      await writePage(options, page);
    });
  leaf(report, 'gate <run>', 'one page to print, by which a release manager says go or no-go')
    .requiredOption('--out <file>', 'where the page goes')
    .action(async (id: string, options: Common & { out: string }) => {
      const api = await connect(options);
      const run = await api.gateRun(id);
      const comparisons = await Promise.all(
        run.comparisons.map(async ({ comparisonId }) => ({
          comparison: await api.comparison(comparisonId),
          raw: await api.comparisonRaw(comparisonId),
        })),
      );
      const score = await api.gateScore(run.gate.definition.name);
      const madeAt = new Date().toISOString();
      await writePage(options, gatePage({ run, comparisons, score, url: api.url, madeAt }));
    });
  leaf(
    report,
    'policy <id>',
    'one self-contained HTML page on a policy: alternatives, certificate, rollout, guardrails',
  )
    .requiredOption('--out <file>', 'where the page goes')
    .action(async (id: string, options: Common & { out: string }) => {
      const api = await connect(options);
      const policy = await api.policy(id);
      const own = (await api.rollouts()).rollouts.find(({ policyId }) => policyId === id);
      const rollout = own === undefined ? null : await api.rollout(own.id);
      const { entries } = await api.rolloutHistory();
      const history = entries.filter(({ rolloutId }) => rolloutId === own?.id);
      await writeFile(options.out, policyPage({ policy, rollout, history })).catch((error: Error) => {
        throw new CommandError(2, `the page cannot be written: ${error.message}; give another --out`);
      });
      print(options.json, { out: options.out }, () => `wrote ${options.out}`);
    });
}

async function writePage({ out, json }: Common & { readonly out: string }, page: string): Promise<void> {
  await writeFile(out, page).catch((error: Error) => {
    throw new CommandError(2, `the page cannot be written: ${error.message}; give another --out`);
  });
  print(json, { out }, () => `wrote ${out}`);
}
