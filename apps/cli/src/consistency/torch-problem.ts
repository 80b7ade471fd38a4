import { spawnSync } from 'node:child_process';
import type { ModelEntry } from './model-entry.ts';

/** Why `python` cannot score the model in PyTorch, and what to do; null when it can. */
export function torchProblem(python: string, { torch }: ModelEntry): string | null {
  if (torch === null)
    return "the model's entry names neither weights as .npz nor ONNX nor TorchScript; a pickle is not opened here, save it as TorchScript";
  // the reference network is built from torchvision's blocks
  const modules = torch.endsWith('.npz') ? ['torch', 'torchvision'] : ['torch'];
  const { status, error } = spawnSync(python, ['-I', '-c', `import ${modules.join(', ')}`], { stdio: 'ignore' });
  if (status === 0) return null;
  const debian = modules.map((name) => `python3-${name}`).join(' ');
  const what = error === undefined ? `${python} has no ${modules.join(' or no ')}` : `${python} cannot be started`;
  return `${what}; apt-get install ${debian} (Debian), or name a Python that has it with --torch-python`;
}
