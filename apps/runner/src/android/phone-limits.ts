/** Time limits of a run on an Android phone, in milliseconds. */
export interface PhoneLimits {
  /** A launch whose report has not grown for so long hangs. The harness writes at the end of each pick, so no pick may take longer. */
  readonly silenceMs: number;
  /** How long a phone may cool: one that is too hot before a run, a warm one before a launch. */
  readonly coolDownMs: number;
  /** Between two looks at a measuring phone; not below 1000, or the looking is measured. */
  readonly lookEveryMs: number;
}

export const PHONE_LIMITS: PhoneLimits = { silenceMs: 300_000, coolDownMs: 600_000, lookEveryMs: 1000 };
