import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { registerAlert } from './commands/alert.ts';
import { registerBaseline } from './commands/baseline.ts';
import { registerBenchmark } from './commands/benchmark.ts';
import { registerBreaker } from './commands/breaker.ts';
import { registerCompare } from './commands/compare.ts';
import { registerConsistency } from './commands/consistency.ts';
import { registerDevice } from './commands/device.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerFarm } from './commands/farm.ts';
import { registerGate } from './commands/gate.ts';
import { registerHistory } from './commands/history.ts';
import { registerKey } from './commands/key.ts';
import { registerLocal } from './commands/local.ts';
import { registerModel } from './commands/model.ts';
import { registerNoise } from './commands/noise.ts';
import { registerPhoneModel } from './commands/phone-model.ts';
import { registerPolicy } from './commands/policy.ts';
import { registerReport } from './commands/report.ts';
import { registerRun } from './commands/run.ts';
import { registerRunner } from './commands/runner.ts';
import { registerToken } from './commands/token.ts';
import { registerVerdict } from './commands/verdict.ts';
import { registerWarmup } from './commands/warmup.ts';
import { CommandError } from './errors.ts';

const USAGE = 2;
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
// a reader that has seen enough (head, less) is no failure of ours
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 20));

const program = new Command('framefarm')
  .description('Benchmark farm for on-device cover selection')
  .version(version)
  .exitOverride()
  // an option after a subcommand is the subcommand's
  .enablePositionalOptions()
  .showHelpAfterError('(--help tells more)');
registerDoctor(program);
registerLocal(program);
registerToken(program);
registerRunner(program);
registerDevice(program);
registerFarm(program);
registerBenchmark(program);
registerRun(program);
registerCompare(program);
registerBaseline(program);
registerGate(program);
registerReport(program);
registerAlert(program);
registerNoise(program);
registerBreaker(program);
registerPolicy(program);
registerModel(program);
registerKey(program);
registerPhoneModel(program);
registerVerdict(program);
registerConsistency(program);
registerHistory(program);
registerWarmup(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommandError) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else throw error;
}
