import type { VirtualFile, VirtualFiles } from './virtual-files.ts';
import { realPath } from './virtual-files.ts';

/** Content of the nodes that the kernel makes up when they are read, by absolute path under `/proc` or `/sys`. */
export type GeneratedNodes = () => ReadonlyMap<string, () => string>;

const isGenerated = (path: string) => /^\/(proc|sys)(\/|$)/.test(path);

/** The stored files with `/proc` and `/sys` on top; what is written or removed there is ignored, as nothing on a phone keeps it. */
export function withGeneratedFiles(stored: VirtualFiles, nodes: GeneratedNodes): VirtualFiles {
  const under = (path: string) => [...nodes().keys()].filter((name) => name.startsWith(`${path}/`));
  return {
    read(path) {
      const real = realPath(path);
      if (!isGenerated(real)) return stored.read(real);
      const content = nodes().get(real);
      return content === undefined ? null : generated(content());
    },
    write(path, file) {
      if (!isGenerated(realPath(path))) stored.write(path, file);
    },
    remove: (path) => !isGenerated(realPath(path)) && stored.remove(path),
    isFolder(path) {
      const real = realPath(path);
      return isGenerated(real) ? under(real).length > 0 : stored.isFolder(real);
    },
    makeFolder(path) {
      if (!isGenerated(realPath(path))) stored.makeFolder(path);
    },
    list(path) {
      const real = realPath(path);
      if (real === '/') return [...new Set([...stored.list('/'), 'proc', 'sys'])].toSorted();
      if (!isGenerated(real)) return stored.list(real);
      return [...new Set(under(real).map((name) => name.slice(real.length + 1).split('/')[0] ?? ''))].toSorted();
    },
  };
}

function generated(content: string): VirtualFile {
  return { data: Buffer.from(content), mode: 0o444, mtime: 0 };
}
