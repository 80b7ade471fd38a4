import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';

const groups = readdirSync(path.join(import.meta.dirname, 'commands')).flatMap(
  (file) => /^(\w+)\.ts$/.exec(file)?.[1] ?? [],
);
const program = new Command('framefarm');
for (const group of groups) {
  const module = (await import(`./commands/${group}.ts`)) as Readonly<Record<string, (program: Command) => void>>;
  for (const [name, register] of Object.entries(module)) if (name.startsWith('register')) register(program);
}
const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
const nameOf = (command: Command): string =>
  command.parent === null ? '' : `${nameOf(command.parent)} ${command.name()}`.trim();
const all = leaves(program).map((command) => [nameOf(command), command] as const);

describe('the commands', () => {
  it('are one group to a file, of the same name', () => {
    expect(program.commands.map((command) => command.name()).sort()).toEqual(groups.sort());
  });
  it('include everything that the farm can be asked for', () => {
    expect(all.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'doctor',
        'local',
        'token create',
        'token revoke',
        'runner enrol',
        'device list',
        'benchmark submit',
        'benchmark list',
        'benchmark show',
        'benchmark watch',
        'benchmark cancel',
        'run list',
        'run show',
        'run export',
        'report run',
        'policy show',
        'policy tune',
        'policy certify',
        'policy fetch',
        'policy rollout',
        'policy rollback',
        'policy kill',
        'policy diff',
        'policy explain',
        'policy history',
      ]),
    );
  });
  it.each(all)('%s explains itself and each of its options, and offers JSON', (_, command) => {
    expect(command.description()).not.toBe('');
    expect(command.options.map((option) => option.long)).toContain('--json');
    for (const option of command.options) expect(option.description, option.flags).not.toBe('');
  });
});
