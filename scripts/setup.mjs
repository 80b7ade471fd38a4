// Installs what is missing. Plain JavaScript without dependencies, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LADDER_REQUIREMENT, LadderError, installLadder } from './setup/ladder.mjs';
import {
  LOCK,
  MIGRATION,
  NODE_STAMP,
  REQUIREMENTS,
  ROOT,
  S3_SERVER,
  TEST_CLIENTS,
  VENV_PYTHON,
  VENV_STAMP,
  digestOf,
  nodeDigest,
} from './setup/requirements.mjs';

const INFRASTRUCTURE = 20;
const began = performance.now();

function stop(message) {
  console.error(`set-up: ${message}`);
  process.exit(INFRASTRUCTURE);
}

function run(what, command, args, env = process.env) {
  console.error(`set-up: ${what} ...`);
  const done = spawnSync(command, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (done.status !== 0) {
    console.error((done.stdout + done.stderr).split('\n').slice(-25).join('\n'));
    stop(`"${command} ${args.join(' ')}" failed; mend the cause above and run the command again`);
  }
}

function installDebian(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    stop(
      `missing: ${packages.join(', ')}. Not allowed to install here; run: sudo apt-get install ${packages.join(' ')}`,
    );
  }
  run('package lists of Debian', 'apt-get', ['update', '-qq']);
  // a package of a server must not start one: the tests start their own
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  run(packages.join(', '), 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
}

/**
 * What the lock pins. npm lists packages that are bundled inside another one's tarball now and then not, from install to install; the
 * tarball's own digest pins them.
 */
function pinned(lock) {
  const { packages, ...head } = JSON.parse(lock);
  return JSON.stringify([head, Object.entries(packages).filter(([, entry]) => !entry.inBundle)]);
}

function installNodeModules() {
  const lock = path.join(ROOT, 'package-lock.json');
  const before = readFileSync(lock);
  run('node modules (a minute)', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  const after = readFileSync(lock);
  writeFileSync(lock, before);
  if (pinned(after) !== pinned(before)) {
    stop('package-lock.json does not fit package.json; run "npm install", look at the change and commit it');
  }
  writeFileSync(NODE_STAMP, nodeDigest());
}

/** The packages of a lock in an environment of their own. */
function installPython(what, { venv, python, lock, stamp }) {
  run('Python environment', 'python3', ['-m', 'venv', '--clear', venv]);
  run(what, python, [
    '-m',
    'pip',
    'install',
    '-q',
    '--disable-pip-version-check',
    '--no-deps',
    '--require-hashes',
    '-r',
    lock,
  ]);
  writeFileSync(stamp, digestOf([lock]));
}

function installMigrationPackages() {
  const { folder, lock, stamp } = MIGRATION;
  rmSync(folder, { recursive: true, force: true });
  const options = ['-q', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--target', folder];
  run('Python packages of the migration', VENV_PYTHON, ['-m', 'pip', 'install', ...options, '-r', lock]);
  writeFileSync(stamp, digestOf([lock]));
}

function buildS3Server() {
  const { go, module, file } = S3_SERVER;
  const env = { ...process.env, GOBIN: path.dirname(file), GOFLAGS: '-trimpath' };
  run('S3 server for the tests (two minutes the first time)', go, ['install', module], env);
}

const purpose = process.argv.includes('--for') ? process.argv[process.argv.indexOf('--for') + 1] : null;
const wanted = [...REQUIREMENTS, LADDER_REQUIREMENT].filter(
  ({ onlyFor }) => onlyFor === undefined || onlyFor.includes(purpose),
);
const missing = wanted.filter((requirement) => requirement.find() === null);
const own = missing.filter(
  ({ name, apt }) =>
    apt === undefined &&
    ![
      'node modules',
      'python packages',
      'migration packages',
      'python test clients',
      'S3 server',
      LADDER_REQUIREMENT.name,
    ].includes(name),
);
if (own.length > 0) stop(own.map(({ name, remedy }) => `${name} is missing: ${remedy}`).join('\n'));
const debian = missing.flatMap(({ apt }) => apt ?? []);
if (debian.length > 0) installDebian(debian);
const lacks = (name) => missing.some((requirement) => requirement.name === name);
if (lacks('node modules')) installNodeModules();
if (lacks('python packages'))
  installPython('Python packages', {
    venv: path.join(ROOT, '.framefarm/venv'),
    python: VENV_PYTHON,
    lock: LOCK,
    stamp: VENV_STAMP,
  });
if (lacks('migration packages')) installMigrationPackages();
if (lacks('python test clients')) installPython('Python clients for the tests', TEST_CLIENTS);
if (lacks('S3 server')) {
  if (S3_SERVER.go === null) console.error(`set-up: ${missing.find(({ name }) => name === 'S3 server').remedy}`);
  else buildS3Server();
}
if (lacks(LADDER_REQUIREMENT.name)) {
  try {
    installLadder((step) => console.error(`set-up: ${step} ...`));
  } catch (error) {
    if (!(error instanceof LadderError)) throw error;
    stop(error.message);
  }
}
console.error(`set-up: ready in ${((performance.now() - began) / 1000).toFixed(1)} s`);
