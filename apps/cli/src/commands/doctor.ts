import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

const SCRIPT = fileURLToPath(new URL('../../../../scripts/doctor.mjs', import.meta.url));

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what this machine has and lacks')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => {
      const args = json ? [SCRIPT, '--json'] : [SCRIPT];
      process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 20;
    });
}
