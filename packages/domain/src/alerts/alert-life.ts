/**
 * The life of an alert. `confirming`: a paired comparison is looking at it and no person has heard of it. `expired`: nobody will ever be able to
 * say more, with the reason beside it.
 */
export const ALERT_STATES = ['confirming', 'open', 'acknowledged', 'explained', 'fixed', 'wrong', 'expired'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What a person can do, and `confirm`, `refute`, `expire` of the farm itself. */
export const ALERT_ACTIONS = ['confirm', 'refute', 'expire', 'acknowledge', 'explain', 'fix', 'mark-wrong'] as const;
export type AlertAction = (typeof ALERT_ACTIONS)[number];

const MOVES: Readonly<Record<AlertState, Partial<Readonly<Record<AlertAction, AlertState>>>>> = {
  confirming: { confirm: 'open', refute: 'wrong', expire: 'expired' },
  open: {
    acknowledge: 'acknowledged',
    explain: 'explained',
    fix: 'fixed',
    'mark-wrong': 'wrong',
    expire: 'expired',
  },
  acknowledged: { explain: 'explained', fix: 'fixed', 'mark-wrong': 'wrong', expire: 'expired' },
  // an explanation may turn out to be one, and what was explained may be fixed later
  explained: { fix: 'fixed', 'mark-wrong': 'wrong' },
  fixed: {},
  wrong: {},
  expired: {},
};

/** Where the action leads, or null when it cannot be done in that state. */
export function nextAlertState(state: AlertState, action: AlertAction): AlertState | null {
  return MOVES[state][action] ?? null;
}

/** Whether somebody or something still has to do with it. */
export function isAlive(state: AlertState): boolean {
  return state === 'confirming' || state === 'open' || state === 'acknowledged';
}

/** Days after which an alert is an orphan: its history gets no runs any more, or nobody owns it and nobody touched it. */
export const ORPHAN_DAYS = { withoutRuns: 14, untouched: 30 } as const;

export interface AlertAge {
  readonly state: AlertState;
  readonly owner: string | null;
  readonly daysWithoutRuns: number;
  readonly daysUntouched: number;
}

/** Why an alert expires, or null while it may live. A list of orphans is a list that nobody reads. */
export function orphanReason({ state, owner, daysWithoutRuns, daysUntouched }: AlertAge): string | null {
  if (!isAlive(state)) return null;
  if (daysWithoutRuns >= ORPHAN_DAYS.withoutRuns)
    return `its history has had no run for ${Math.floor(daysWithoutRuns)} days`;
  if (owner === null && daysUntouched >= ORPHAN_DAYS.untouched)
    return `nobody owns it and nobody touched it for ${Math.floor(daysUntouched)} days`;
  return null;
}
