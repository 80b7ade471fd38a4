import { spawnSync } from 'node:child_process';

/** The system's Python if Debian's python3-torch and python3-torchvision are there; the project's own environment cannot see them. */
export function pythonWithTorch(): string | null {
  const python = '/usr/bin/python3';
  return spawnSync(python, ['-c', 'import torch, torchvision']).status === 0 ? python : null;
}
