// What this machine has to have, once: set-up installs it, the doctor lists it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const VENV_PYTHON = path.join(ROOT, '.framefarm/venv/bin/python');
export const LOCK = path.join(ROOT, 'harness-app/reference/requirements.txt');

/** First line that a command prints, or null when it cannot be run. */
export function firstLine(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  return done.status === 0 ? (done.stdout + done.stderr).trim().split('\n')[0] : null;
}

export function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Every package.json of the workspaces and the lock: when one changes, node modules are installed again. */
export function nodeDigest() {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder)).map((name) => path.join(ROOT, folder, name, 'package.json')),
  );
  return digestOf(
    ['package.json', 'package-lock.json']
      .map((name) => path.join(ROOT, name))
      .concat(manifests.filter((file) => existsSync(file)).sort()),
  );
}

export const NODE_STAMP = path.join(ROOT, 'node_modules/.framefarm-setup');
const CLIENTS_VENV = path.join(ROOT, '.framefarm/clients-venv');
/** ADB and Appium clients of others, against which the virtual phone is tested. */
export const TEST_CLIENTS = {
  venv: CLIENTS_VENV,
  python: path.join(CLIENTS_VENV, 'bin/python'),
  lock: path.join(ROOT, 'packages/virtual-phone/src/test/foreign-clients-requirements.txt'),
  stamp: path.join(CLIENTS_VENV, '.framefarm-setup'),
};
/** What a migration needs beside the harness's environment: found by PYTHONPATH, so that phones and the demo do without it. */
const MIGRATION_FOLDER = path.join(ROOT, '.framefarm/migration-packages');
export const MIGRATION = {
  folder: MIGRATION_FOLDER,
  lock: path.join(ROOT, 'harness-app/migration/requirements.txt'),
  stamp: path.join(MIGRATION_FOLDER, '.framefarm-setup'),
};
export const VENV_STAMP = path.join(ROOT, '.framefarm/venv/.framefarm-setup');

function stampIs(file, digest) {
  return existsSync(file) && readFileSync(file, 'utf8') === digest ? 'up to date' : null;
}

const GO = ['go', '/usr/local/go/bin/go'].find((name) => firstLine(name, ['version']) !== null) ?? null;
/** A real S3 server for the tests of the artifact bucket. */
export const S3_SERVER = {
  go: GO,
  module: 'github.com/versity/versitygw/cmd/versitygw@v1.8.0',
  file: path.join(ROOT, '.framefarm/bin/versitygw'),
};

/** name, the version found or null, and what a person would do about it; `onlyFor` who asks for it with `--for` when not everybody needs it. */
export const REQUIREMENTS = [
  {
    name: 'node',
    remedy: `this is ${process.version}; install Node 20 (20.20.2 or newer), 22 (22.13 or newer) or 24`,
    find: () => {
      const [major, minor] = process.versions.node.split('.').map(Number);
      const least = { 20: 20, 22: 13 }[major] ?? (major >= 24 ? 0 : Infinity);
      return minor >= least ? `${process.version} (tested with 20.20 and 24.21)` : null;
    },
  },
  { name: 'python', remedy: 'apt-get install python3 (3.11)', find: () => firstLine('python3', ['--version']) },
  {
    name: 'python venv',
    remedy: 'apt-get install python3-venv',
    apt: 'python3-venv',
    find: () => firstLine('python3', ['-c', 'import ensurepip; print("ensurepip", ensurepip.version())']),
  },
  { name: 'adb', remedy: 'apt-get install adb', apt: 'adb', find: () => firstLine('adb', ['version']) },
  {
    name: 'unshare',
    remedy: 'apt-get install util-linux',
    apt: 'util-linux',
    find: () => firstLine('unshare', ['--version']),
  },
  {
    name: 'redis',
    onlyFor: ['test'],
    remedy: 'apt-get install redis-server',
    apt: 'redis-server',
    find: () => firstLine('redis-server', ['--version']),
  },
  {
    name: 'S3 server',
    onlyFor: ['test'],
    remedy:
      GO === null
        ? 'tests of the artifact bucket are left out: install Go 1.24 or newer (https://go.dev/dl) and run npm test again'
        : 'node scripts/setup.mjs --for test',
    find: () => (existsSync(S3_SERVER.file) ? S3_SERVER.module.split('@')[1] : null),
  },
  { name: 'node modules', remedy: 'node scripts/setup.mjs', find: () => stampIs(NODE_STAMP, nodeDigest()) },
  {
    name: 'python packages',
    remedy: 'node scripts/setup.mjs',
    find: () => (existsSync(VENV_PYTHON) ? stampIs(VENV_STAMP, digestOf([LOCK])) : null),
  },
  {
    name: 'migration packages',
    onlyFor: ['test', 'migration'],
    remedy: 'node scripts/setup.mjs --for migration',
    find: () => stampIs(MIGRATION.stamp, digestOf([MIGRATION.lock])),
  },
  {
    name: 'python test clients',
    onlyFor: ['test'],
    remedy: 'node scripts/setup.mjs --for test',
    find: () => (existsSync(TEST_CLIENTS.python) ? stampIs(TEST_CLIENTS.stamp, digestOf([TEST_CLIENTS.lock])) : null),
  },
];
