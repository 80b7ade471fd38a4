import type { VirtualFiles } from '../vfs/virtual-files.ts';

/** What a virtual phone is and remembers. */
export interface PhoneState {
  readonly properties: Readonly<Record<string, string>>;
  readonly files: VirtualFiles;
  /** Commands that this phone does not know; a test fails on any. */
  readonly unknownCommands: string[];
}
