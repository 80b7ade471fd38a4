import { GateDefinition } from '@framefarm/contracts';
import { problemsOfRules } from '@framefarm/domain';
import { Errors } from 'typebox/value';
import { readJsonInput } from '../commands/read-json-input.ts';
import { CommandError } from '../errors.ts';

/** A gate as a JSON file, checked without a server: its form, and whether its rules go together. CommandError 2 names every problem. */
export async function readGate(file: string): Promise<GateDefinition> {
  const value = await readJsonInput(file);
  const found = Errors(GateDefinition, value).filter(({ message }) => message !== 'schema is false');
  const problems = found.map(({ instancePath, message }) => {
    const place = instancePath === '' ? 'the gate' : instancePath.slice(1).replaceAll('/', '.');
    return `${place} ${message}`;
  });
  // a union complains of each of its members
  if (problems.length > 0)
    throw new CommandError(2, `${file} is no gate:\n${[...new Set(problems)].slice(0, 10).join('\n')}`);
  const gate = value as GateDefinition;
  const contradictions = problemsOfRules(gate.rules);
  if (contradictions.length > 0) throw new CommandError(2, `${file} contradicts itself:\n${contradictions.join('\n')}`);
  return gate;
}
