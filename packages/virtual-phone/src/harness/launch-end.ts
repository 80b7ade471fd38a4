/** How a launch ended, for the screen and for logcat. `detail` is the error's code and message, empty after success. */
export interface LaunchEnd {
  readonly ok: boolean;
  readonly detail: string;
}
