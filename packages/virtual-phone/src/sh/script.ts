/** One piece of a word. Quoted pieces are neither split into fields nor matched against file names. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'substitution'; readonly script: Script; readonly quoted: boolean };

export type Word = readonly WordPart[];

export type Redirect =
  | { readonly kind: 'read'; readonly target: Word }
  | { readonly kind: 'write' | 'append'; readonly fd: 1 | 2; readonly target: Word }
  | { readonly kind: 'duplicate'; readonly fd: 1 | 2; readonly from: 1 | 2 };

export interface SimpleCommand {
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

export interface Pipeline {
  /** What must have happened before: always, only after success, only after failure. */
  readonly when: 'always' | 'success' | 'failure';
  readonly negated: boolean;
  readonly commands: readonly SimpleCommand[];
}

export type Script = readonly Pipeline[];

/** The line uses a part of the shell's language that this phone does not speak, or is cut off. */
export class ShellSyntaxError extends Error {
  override readonly name = 'ShellSyntaxError';
}
