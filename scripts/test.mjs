// npm test: the quick checks, then every test, all with real parts. The last line is summed from what the test runners wrote.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHECKS } from './checks.mjs';
import { ROOT, VENV_PYTHON } from './setup/requirements.mjs';
import { runSteps } from './steps.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

function show(name, command, args, cwd = ROOT) {
  console.log(`\n== ${name}`);
  return spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

/** A runner that failed without naming a failed test (a crash, an error outside the tests) counts as one failure. */
function add({ passed, failed, skipped }, status) {
  total.passed += passed;
  total.failed += failed === 0 && status !== 0 ? 1 : failed;
  total.skipped += skipped;
}

function vitest() {
  const file = path.join(folder, 'vitest.json');
  const status = show('vitest', 'node_modules/.bin/vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  const result = read(file, JSON.parse) ?? none;
  add(
    {
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + result.numTodoTests,
    },
    status,
  );
}

function pytest() {
  const file = path.join(folder, 'pytest.xml');
  const status = show(
    'pytest',
    VENV_PYTHON,
    ['-m', 'pytest', '-q', 'tests', `--junitxml=${file}`],
    path.join(ROOT, 'harness-app/reference'),
  );
  const [all, errors, failures, skipped] = read(file, (xml) => {
    const head = /<testsuite [^>]*>/.exec(xml)?.[0] ?? '';
    return ['tests', 'errors', 'failures', 'skipped'].map((key) =>
      Number(new RegExp(`${key}="(\\d+)"`).exec(head)?.[1] ?? 0),
    );
  }) ?? [0, 0, 0, 0];
  add({ passed: all - errors - failures - skipped, failed: errors + failures, skipped }, status);
}

function read(file, parse) {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`no result in ${path.basename(file)}: ${error.message}`);
    return null;
  }
}

const failedChecks = runSteps(CHECKS);
total.failed += failedChecks.length;
total.passed += CHECKS.length - failedChecks.length;
const before = total.passed;
vitest();
pytest();
rmSync(folder, { recursive: true, force: true });
if (total.passed === before) total.failed += 1;
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
