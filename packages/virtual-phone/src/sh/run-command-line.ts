import { TOOLS, type ToolResult } from '../bin/tools.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { parseCommandLine } from './parse-command.ts';

export interface ShellResult {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly code: number;
}

/** Runs a line as the phone's shell would. What it does not know answers 127 and is recorded. */
export function runCommandLine(line: string, state: PhoneState): ShellResult {
  const commands = parseCommandLine(line);
  const results: ToolResult[] = commands === null ? [unknown(line, state)] : [];
  let code = results[0]?.code ?? 0;
  for (const { words, when } of commands ?? []) {
    if ((when === 'success' && code !== 0) || (when === 'failure' && code === 0)) continue;
    const [name = '', ...args] = words;
    const result = Object.hasOwn(TOOLS, name)
      ? (TOOLS[name]?.(args, state) ?? unknown(line, state))
      : unknown(words.join(' '), state);
    results.push(result);
    code = result.code;
  }
  return {
    stdout: Buffer.concat(results.map(({ stdout = '' }) => Buffer.from(stdout as string))),
    stderr: Buffer.from(results.map(({ stderr = '' }) => stderr).join('')),
    code,
  };
}

function unknown(command: string, state: PhoneState): ToolResult {
  state.unknownCommands.push(command);
  return { stderr: `/system/bin/sh: ${command.split(' ')[0]}: inaccessible or not found\n`, code: 127 };
}
