// Runs a program in a process group of its own and ends the whole group, at its end or at a time limit: nothing that a test left behind
// may keep a pipe open and with it the caller waiting.
import { spawn } from 'node:child_process';

/**
 * Resolves with the exit code; null when the program was killed or could not be started. What it says goes to `output`, a file descriptor, or
 * where ours goes.
 */
export function runBounded(command, args, { cwd, limitMs, env = process.env, output = 'inherit' }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], detached: true });
    const killGroup = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    const timer = setTimeout(() => {
      console.error(
        `${command} ${args.slice(0, 3).join(' ')} was killed: it took longer than ${limitMs / 60_000} minutes`,
      );
      killGroup('SIGKILL');
    }, limitMs);
    const stop = () => killGroup('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', (error) => {
      clearTimeout(timer);
      console.error(`${command} cannot be started: ${error.message}`);
      resolve(null);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      killGroup('SIGKILL');
      resolve(code);
    });
  });
}
