import { SCOPES, type Scope } from '@framefarm/contracts';
import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';

const GRANTABLE = SCOPES.filter((scope) => scope !== 'runner');

export function registerToken(program: Command): void {
  const token = program.command('token').description('tokens of the API');
  leaf(token, 'create <name>', 'a new token, shown this once')
    .addOption(new Option('--scope <scopes...>', 'what it may do').choices(GRANTABLE).makeOptionMandatory())
    .action(async (name: string, options: Common & { scope: Exclude<Scope, 'runner'>[] }) => {
      const made = await (await connect(options)).createToken({ name, scopes: options.scope });
      print(options.json, made, () => `${made.token}\nid ${made.id}, expires ${made.expiresAt}`);
    });
  leaf(token, 'revoke <id>', 'makes a token useless at once').action(async (id: string, options: Common) => {
    await (await connect(options)).revokeToken(id);
    print(options.json, { id }, () => `revoked ${id}`);
  });
}
