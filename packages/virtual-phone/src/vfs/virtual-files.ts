/** Files of a phone in memory, shared bytes, POSIX-like paths. Times are seconds since the epoch. */
export interface VirtualFile {
  readonly data: Buffer;
  readonly mode: number;
  readonly mtime: number;
}
export interface VirtualFiles {
  read(path: string): VirtualFile | null;
  write(path: string, file: VirtualFile): void;
  /** Removes a file, or a folder with all that is in it; false when there was nothing. */
  remove(path: string): boolean;
  isFolder(path: string): boolean;
  makeFolder(path: string): void;
  /** Names directly in a folder, sorted. */
  list(path: string): readonly string[];
}

/** As on a phone, `/sdcard` and `/storage/self/primary` are other names of the shared storage, `/data/data` of the first user's data. */
export function realPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`
    .replace(/^\/(sdcard|storage\/self\/primary)(?=\/|$)/, '/storage/emulated/0')
    .replace(/^\/data\/data(?=\/|$)/, '/data/user/0');
}

export function createVirtualFiles(folders: readonly string[]): VirtualFiles {
  const files = new Map<string, VirtualFile>();
  const made = new Set<string>(['/']);
  const makeFolder = (path: string): void => {
    const parts = realPath(path).split('/').slice(1);
    parts.forEach((_, index) => made.add(`/${parts.slice(0, index + 1).join('/')}`));
  };
  for (const folder of folders) makeFolder(folder);
  const under = (path: string) => (candidate: string) =>
    candidate === path || candidate.startsWith(path === '/' ? '/' : `${path}/`);
  return {
    read: (path) => files.get(realPath(path)) ?? null,
    write(path, file) {
      const real = realPath(path);
      makeFolder(real.slice(0, Math.max(1, real.lastIndexOf('/'))));
      files.set(real, file);
    },
    remove(path) {
      const real = realPath(path);
      const doomed = [...files.keys(), ...made].filter(under(real));
      for (const name of doomed) {
        files.delete(name);
        made.delete(name);
      }
      return doomed.length > 0;
    },
    isFolder: (path) => made.has(realPath(path)),
    makeFolder,
    list(path) {
      const real = realPath(path);
      const prefix = real === '/' ? '/' : `${real}/`;
      const names = [...files.keys(), ...made]
        .filter((name) => name.startsWith(prefix) && name !== prefix)
        .map((name) => name.slice(prefix.length).split('/')[0] ?? '');
      return [...new Set(names)].filter(Boolean).toSorted();
    },
  };
}
