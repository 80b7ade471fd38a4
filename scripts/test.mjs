// npm test: the quick checks, then every test, all with real parts, then every evaluation and benchmark in its quick form. The last line is
// summed from what the test runners wrote.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHECKS } from './checks.mjs';
import { runBounded } from './run-bounded.mjs';
import { namesIn } from './run-file.mjs';
import { ROOT, VENV_PYTHON } from './setup/requirements.mjs';
import { runSteps } from './steps.mjs';

const MINUTE = 60_000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-test-'));
const failuresFile = path.join(folder, 'failures.txt');
const total = { passed: 0, failed: 0, skipped: 0 };
const failedPrograms = [];

function show(name, command, args, { cwd = ROOT, limitMs = 5 * MINUTE, env } = {}) {
  console.log(`\n== ${name}`);
  return runBounded(command, args, { cwd, limitMs, env });
}

/** For a program beside which another runs: what it said is shown in one piece when it ended. */
async function showAtEnd(name, command, args, { cwd = ROOT, limitMs = 5 * MINUTE } = {}) {
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.log`);
  const output = openSync(file, 'w');
  const began = performance.now();
  const status = await runBounded(command, args, { cwd, limitMs, output });
  closeSync(output);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`\n== ${name} (${seconds} s)\n${readFileSync(file, 'utf8').trimEnd()}`);
  return status;
}

/** A runner that failed without naming a failed test (a crash, an error outside the tests) counts as one failure. */
function add(name, { passed, failed, skipped }, status) {
  if (status !== 0) failedPrograms.push(`${name} ended with ${status ?? 'a signal'}`);
  total.passed += passed;
  total.failed += failed === 0 && status !== 0 ? 1 : failed;
  total.skipped += skipped;
}

async function vitest() {
  const file = path.join(folder, 'vitest.json');
  const reporters = ['default', 'json', './scripts/failures-reporter.ts'].map((name) => `--reporter=${name}`);
  const env = { ...process.env, FRAMEFARM_TEST_FAILURES: failuresFile };
  const args = ['run', ...reporters, `--outputFile.json=${file}`];
  const status = await show('vitest', 'node_modules/.bin/vitest', args, { limitMs: 45 * MINUTE, env });
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  const result = read(file, JSON.parse) ?? none;
  const skipped = result.numPendingTests + result.numTodoTests;
  add('vitest', { passed: result.numPassedTests, failed: result.numFailedTests, skipped }, status);
}

async function pytest() {
  const file = path.join(folder, 'pytest.xml');
  const args = ['-m', 'pytest', '-q', `--junitxml=${file}`];
  const status = await showAtEnd('pytest', VENV_PYTHON, args, { cwd: path.join(ROOT, 'harness-app') });
  const counts = (xml) => {
    const head = /<testsuite [^>]*>/.exec(xml)?.[0] ?? '';
    return ['tests', 'errors', 'failures', 'skipped'].map((key) =>
      Number(new RegExp(`${key}="(\\d+)"`).exec(head)?.[1] ?? 0),
    );
  };
  const [all, errors, failures, skipped] = read(file, counts) ?? [0, 0, 0, 0];
  add('pytest', { passed: all - errors - failures - skipped, failed: errors + failures, skipped }, status);
}

/** Counts as one test: it passes when its goals are met and its control misses. */
async function quick(kind, name) {
  const args = ['--import', 'tsx', `${kind}/${name}.ts`, '--quick', '--seed', '7'];
  const status = await showAtEnd(`${kind} ${name} --quick`, process.execPath, args);
  add(`${kind} ${name}`, { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 }, status);
}

/** Two at a time. */
async function inPairs(jobs) {
  const queue = [...jobs];
  const lane = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await job();
  };
  await Promise.all([lane(), lane()]);
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
await vitest();
await inPairs([pytest, ...namesIn('eval').map((name) => () => quick('eval', name))]);
// a benchmark has the machine to itself
for (const name of namesIn('bench')) await quick('bench', name);
if (failedPrograms.length + failedChecks.length > 0) {
  const inVitest = existsSync(failuresFile) ? readFileSync(failuresFile, 'utf8') : '';
  console.log(['\n== what failed', ...failedChecks, ...failedPrograms, inVitest].join('\n'));
}
rmSync(folder, { recursive: true, force: true });
if (total.passed === before) total.failed += 1;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
