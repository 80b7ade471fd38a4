import type { ComparisonArm, GateRun } from '@framefarm/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Client } from '../client.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { exitCodeOf } from '../compare/exit-code.ts';
import { readArm } from '../compare/read-arm.ts';
import { gateText, scoreText } from '../gate/gate-text.ts';
import { readGate } from '../gate/read-gate.ts';
import { recomputeGate } from '../gate/recompute-gate.ts';
import { watchGateRun } from '../gate/watch-gate-run.ts';
import { table } from '../table.ts';

export function registerGate(program: Command): void {
  const gate = program.command('gate').description('whether a build may go out');
  gate
    .command('check <file>')
    .description('checks a gate file (YAML or JSON) without a server; exit code 2 with the line of every problem')
    .option('--json', 'print JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const definition = await readGate(file);
      print(
        json,
        definition,
        () => `${file}: gate ${definition.name}, ${definition.rules.length} rules, fits together`,
      );
    });
  leaf(gate, 'put <file>', 'gives the farm a gate file; other content is the next version').action(
    async (file: string, options: Common) => {
      const put = await (await connect(options)).putGate(await readGate(file));
      print(options.json, put, () => `gate ${put.definition.name} version ${put.version} ${put.sha256.slice(0, 12)}`);
    },
  );
  leaf(gate, 'list', 'gates and their newest version').action(async (options: Common) => {
    const all = await (await connect(options)).gates();
    print(options.json, all, () =>
      table(
        ['gate', 'version', 'channel', 'baseline', 'rules', 'since'],
        all.gates.map(({ definition, version, createdAt }) => [
          definition.name,
          version,
          definition.channel,
          definition.baseline,
          definition.rules.length,
          createdAt,
        ]),
      ),
    );
  });
  leaf(gate, 'run <gate> <candidate>', 'puts a candidate (benchmark id or file) before a gate and follows it')
    .option('--label <text>', 'what the candidate is called')
    .option('--no-wait', 'start it and do not follow it')
    .addHelpText(
      'after',
      'Exit code 0: pass, 1: regress, 3: inconclusive, invalid or data missing, 2: usage, 20: the farm does not answer.',
    )
    .action(async (name: string, source: string, options: Common & { label?: string; wait: boolean }) => {
      const api = await connect(options);
      const candidate = await candidateOf(api, source, options.label);
      const made = await api.runGate({ gate: name, candidate });
      if (!options.wait) return print(options.json, made, () => gateText(made));
      end(options, await watchGateRun(api, made.id, (line) => console.error(line)));
    });
  leaf(gate, 'show <run>', 'one gate run; the exit code is that of its verdict')
    .option('--recompute', 'judge it anew from the raw values; exit code 3 unless every byte is the same')
    .action(async (id: string, options: Common & { recompute?: boolean }) => {
      const api = await connect(options);
      const run = await api.gateRun(id);
      if (!options.recompute) return end(options, run);
      const result = await recomputeGate(api, run);
      print(options.json, result, () =>
        result.identical
          ? `identical: ${result.recomputed.length} bytes of verdicts`
          : `different:\nstored      ${run.verdictText}\nrecomputed  ${result.recomputed}`,
      );
      if (!result.identical) process.exitCode = 3;
    });
  leaf(gate, 'runs', 'the last 50').action(async (options: Common) => {
    const all = await (await connect(options)).gateRuns();
    print(options.json, all, () =>
      table(
        ['run', 'gate', 'candidate', 'baseline', 'verdict', 'created'],
        all.runs.map((run) => [
          run.id,
          run.gate.definition.name,
          run.candidate.label,
          run.baseline.build,
          run.verdict ?? run.state,
          run.createdAt,
        ]),
      ),
    );
  });
  leaf(gate, 'confirm <run>', 'writes down what you found of a verdict')
    .requiredOption('--rule <n>', 'number of the rule, from 0', wholeNumber)
    .addOption(
      new Option('--finding <word>', 'was the verdict right?').choices(['right', 'wrong']).makeOptionMandatory(),
    )
    .requiredOption('--by <name>', 'who found it')
    .option('--note <text>', 'how')
    .action(
      async (id: string, options: Common & { rule: number; finding: 'right' | 'wrong'; by: string; note?: string }) => {
        const { rule, finding, by, note } = options;
        const run = await (
          await connect(options)
        ).confirmGate(id, { rule, finding, by, ...(note === undefined ? {} : { note }) });
        print(options.json, run, () => `${run.id} rule ${rule}: ${finding}, by ${by}`);
      },
    );
  leaf(gate, 'score <gate>', 'how often it was right, by what people confirmed').action(
    async (name: string, options: Common) => {
      const score = await (await connect(options)).gateScore(name);
      print(options.json, score, () => scoreText(score));
    },
  );
}

function end(options: Common, run: GateRun): void {
  print(options.json, run, () => gateText(run));
  process.exitCode = run.verdict === null ? 3 : exitCodeOf([run.verdict]);
}

/** The arm that a benchmark names. */
export async function candidateOf(api: Client, source: string, label: string | undefined): Promise<ComparisonArm> {
  const { modelIds, configurations } = await readArm(api, source);
  return {
    label: (label ?? source).slice(-120),
    modelId: modelIds[0] as string,
    configuration: configurations[0] as ComparisonArm['configuration'],
  };
}

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,4}$/.test(text)) throw new InvalidArgumentError('must be a whole number');
  return Number(text);
}
