/** W3C error words with the HTTP status that the real UiAutomator2 server sends with them (its `common/exceptions`). */
const STATUS_OF = {
  'invalid argument': 400,
  'invalid element state': 400,
  'invalid selector': 400,
  'invalid session id': 404,
  'no such alert': 404,
  'no such element': 404,
  'stale element reference': 404,
  'unknown command': 404,
  'session not created': 500,
  'unknown error': 500,
} as const;
export type Uia2ErrorWord = keyof typeof STATUS_OF;

/** What a client of the UiAutomator2 server is told when a command fails. */
export class Uia2Error extends Error {
  override readonly name = 'Uia2Error';
  readonly word: Uia2ErrorWord;
  constructor(word: Uia2ErrorWord, message: string) {
    super(message);
    this.word = word;
  }

  get httpStatus(): number {
    return STATUS_OF[this.word];
  }
}
