import type { Tool } from '../sh/tool.ts';
import { privateDataDir } from '../state/package-store.ts';

/** `run-as PACKAGE COMMAND ...`: with the rights and in the folder of a debuggable package. */
export const runAs: Tool = ({ args: [packageName = '', ...words], phone, session, complain, run }) => {
  const installed = phone.packages.get(packageName);
  if (installed === null) {
    complain(`run-as: unknown package: ${packageName}\n`);
    return 1;
  }
  if (!installed.debuggable) {
    complain(`run-as: package not debuggable: ${packageName}\n`);
    return 1;
  }
  const own = {
    variables: new Map(session.variables),
    workingDir: privateDataDir(packageName),
    userId: installed.userId,
  };
  return run(words, own);
};
