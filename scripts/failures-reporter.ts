import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Writes what failed, test by test and error by error, as text: also errors that belong to no test (a rejection nobody waited for), which
 * vitest's JSON leaves out. `npm test` prints it at its end, where a log that was cut still has it.
 */
export default class FailuresReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env['FRAMEFARM_TEST_FAILURES'];
    if (file === undefined) return;
    const failed = modules.flatMap((module) => [
      ...module.errors().map((error) => `${module.moduleId}\n${inWords(error)}`),
      ...[...module.children.allTests('failed')].map(
        (test) => `${module.moduleId} > ${test.fullName}\n${(test.result().errors ?? []).map(inWords).join('\n')}`,
      ),
    ]);
    writeFileSync(file, [...failed, ...unhandled.map((error) => `outside the tests\n${inWords(error)}`)].join('\n\n'));
  }
}

function inWords(error: SerializedError): string {
  const lines = (error.stack ?? error.message).split('\n').filter((line) => !line.includes('node_modules'));
  return lines.slice(0, 20).join('\n');
}
