// What the consistency ladder needs, all below .framefarm/ladder and nothing of it installed in the system: ONNX Runtime, a second H.264 decoder,
// and an arm64 Python with the official aarch64 wheels under qemu's user-mode emulation.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, VENV_PYTHON, digestOf } from './requirements.mjs';

const LADDER = path.join(ROOT, '.framefarm/ladder');
const STAMP = path.join(LADDER, '.framefarm-setup');
const HERE = path.join(ROOT, 'harness-app/ladder');
const DEBIAN_LOCK = path.join(HERE, 'debian-packages.json');
const X86_LOCK = path.join(HERE, 'requirements.txt');
const ARM64_LOCK = path.join(HERE, 'arm64-requirements.txt');
const LOCKS = [DEBIAN_LOCK, X86_LOCK, ARM64_LOCK];

export const LADDER_REQUIREMENT = {
  name: 'consistency ladder',
  onlyFor: ['test', 'ladder'],
  remedy: 'node scripts/setup.mjs --for ladder',
  find: () =>
    existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digestOf(LOCKS)
      ? 'arm64 emulation, ONNX Runtime, OpenH264'
      : null,
};

/** Half a minute. `say` gets a line per step; throws LadderError with what to do when something cannot be had here. */
export function installLadder(say) {
  if (process.arch !== 'x64' || !existsSync('/usr/bin/apt-get')) {
    throw new LadderError(
      `the ladder's emulated phones need Debian or Ubuntu on x86-64, this is ${process.platform} ${process.arch}; ` +
        'run it there, or in a debian:12 container. Everything else works without.',
    );
  }
  rmSync(LADDER, { recursive: true, force: true });
  mkdirSync(LADDER, { recursive: true });
  const lock = JSON.parse(readFileSync(DEBIAN_LOCK, 'utf8'));
  for (const [architecture, packages] of Object.entries(lock)) installDebian(architecture, packages, say);
  say('ladder: ONNX Runtime');
  pip(['--no-deps', '--require-hashes', '-r', X86_LOCK, '--target', path.join(LADDER, 'site')]);
  say('ladder: aarch64 wheels of MNN, PyAV, NumPy, Pillow');
  const platforms = ['manylinux2014_aarch64', 'manylinux_2_17_aarch64', 'manylinux_2_28_aarch64'];
  const foreign = ['--only-binary=:all:', '--python-version', '311', '--implementation', 'cp'].concat(
    platforms.flatMap((platform) => ['--platform', platform]),
  );
  pip(['--no-deps', '--require-hashes', '-r', ARM64_LOCK, '--target', path.join(LADDER, 'arm64-site'), ...foreign]);
  say('ladder: first start of an emulated phone');
  const root = path.join(LADDER, 'arm64');
  run(
    path.join(LADDER, 'amd64/usr/bin/qemu-aarch64-static'),
    ['-cpu', 'cortex-a76', '-L', root, path.join(root, 'usr/bin/python3.11'), '-c', 'import MNN, av'],
    { PYTHONPATH: path.join(LADDER, 'arm64-site') },
  );
  writeFileSync(STAMP, digestOf(LOCKS));
}

/** Downloads and unpacks packages; apt's own folders are used for nothing, so that no foreign architecture is added to the system. */
function installDebian(architecture, packages, say) {
  const apt = path.join(LADDER, `apt-${architecture}`);
  for (const folder of ['lists/partial', 'cache/archives/partial', 'debs'])
    mkdirSync(path.join(apt, folder), { recursive: true });
  const options = [
    `APT::Architecture=${architecture}`,
    `APT::Architectures::=${architecture}`,
    `Dir::State::lists=${apt}/lists`,
    `Dir::Cache=${apt}/cache`,
    'Dir::State::status=/dev/null',
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  say(`ladder: package lists of Debian for ${architecture}`);
  run('apt-get', [...options, 'update', '-qq']);
  say(`ladder: ${packages.map(({ name }) => name).join(', ')}`);
  const names = packages.map(({ name, version }) => `${name}=${version}`);
  const debs = path.join(apt, 'debs');
  const pinned = spawnSync('apt-get', [...options, 'download', ...names], { cwd: debs, encoding: 'utf8' });
  if (pinned.status !== 0) {
    // a point release takes the older version off the mirror; apt has checked the newer one's signature
    say(`ladder: the pinned versions are gone from the mirror, taking the newest that Debian signed`);
    run('apt-get', [...options, 'download', ...packages.map(({ name }) => name)], {}, debs);
  } else {
    const wanted = new Set(packages.map(({ sha256 }) => sha256));
    for (const file of readdirSync(debs)) {
      const found = createHash('sha256')
        .update(readFileSync(path.join(debs, file)))
        .digest('hex');
      if (!wanted.has(found))
        throw new LadderError(
          `${file} has digest ${found}, which ${DEBIAN_LOCK} does not name; do not use this mirror`,
        );
    }
  }
  const target = path.join(LADDER, `${architecture}.new`);
  for (const file of readdirSync(debs)) run('dpkg', ['-x', path.join(debs, file), target]);
  renameSync(target, path.join(LADDER, architecture));
  rmSync(apt, { recursive: true });
}

function pip(args) {
  run(VENV_PYTHON, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...args]);
}

function run(command, args, env = {}, cwd = ROOT) {
  const done = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (done.status !== 0) {
    const printed = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`
      .split('\n')
      .slice(-15)
      .join('\n');
    throw new LadderError(
      `${printed}\n"${command} ${args.join(' ')}" failed; mend the cause above, then run: node scripts/setup.mjs --for ladder`,
    );
  }
}

export class LadderError extends Error {
  name = 'LadderError';
}
