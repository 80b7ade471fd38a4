/** A queued run gains one step of priority each time it has waited this long, so that nothing waits for ever. */
export const AGEING_MS = 600_000;
export const PRIORITY = { lowest: -10, highest: 10 } as const;

/** A device whose last attempts ended by its own fault this often in a row is taken out of service. */
export const FAULTS_TO_QUARANTINE = 3;

/** A person keeps a device this long at most without saying so again. */
export const HOLD_MINUTES = { usual: 60, most: 24 * 60 } as const;
