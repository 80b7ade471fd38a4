import { createHash } from 'node:crypto';
import type { VirtualFiles } from '../vfs/virtual-files.ts';
import { LaunchError } from './launch-error.ts';

/** The bytes with exactly this digest. Throws `model.digest-mismatch` or `clip.digest-mismatch`. */
export function checkedArtifact(
  files: VirtualFiles,
  root: string,
  sha256: string,
  kind: 'model' | 'clip',
  read: (data: Buffer) => Buffer = (data) => data,
): Buffer {
  const file = files.read(`${root}/artifacts/${sha256}`);
  if (file === null)
    throw new LaunchError(`${kind}.digest-mismatch`, `artifact ${sha256} is not on the phone; bring it again`);
  const data = read(file.data);
  const found = createHash('sha256').update(data).digest('hex');
  if (found !== sha256)
    throw new LaunchError(
      `${kind}.digest-mismatch`,
      `artifact ${sha256} has digest ${found}; delete it and bring it again`,
    );
  return data;
}
