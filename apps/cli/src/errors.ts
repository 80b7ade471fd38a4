/** Ends the command with this exit code: 2 usage, 3 inconclusive or invalid, 20 infrastructure. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;
  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
