import { execFile } from 'node:child_process';

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command line against a farm. */
export function runFramefarm(farm: { readonly url: string; readonly token: string }, ...args: string[]): Promise<Said> {
  const env = { FRAMEFARM_URL: farm.url, FRAMEFARM_TOKEN: farm.token };
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['apps/cli/bin/framefarm.mjs', ...args],
      { env, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    ),
  );
}
