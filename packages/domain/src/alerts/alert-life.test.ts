import { describe, expect, it } from 'vitest';
import { ALERT_ACTIONS, ALERT_STATES, isAlive, nextAlertState, orphanReason } from './alert-life.ts';

describe('an alert', () => {
  it('goes from a comparison to a person, who takes it, explains it and sees it fixed', () => {
    const states = (['confirm', 'acknowledge', 'explain', 'fix'] as const).reduce<string[]>(
      (path, action) => [...path, nextAlertState(path.at(-1) as 'open', action) ?? 'none'],
      ['confirming'],
    );
    expect(states).toEqual(['confirming', 'open', 'acknowledged', 'explained', 'fixed']);
  });
  it('that is being confirmed is nothing that a person can act on', () => {
    for (const action of ['acknowledge', 'explain', 'fix', 'mark-wrong'] as const)
      expect(nextAlertState('confirming', action)).toBeNull();
    expect(nextAlertState('confirming', 'refute')).toBe('wrong');
  });
  it('that is over stays over', () => {
    for (const state of ['fixed', 'wrong', 'expired'] as const)
      for (const action of ALERT_ACTIONS) expect(nextAlertState(state, action)).toBeNull();
  });
  it('is reached in every state from the first one', () => {
    const reached = new Set<string>(['confirming']);
    for (const _ of ALERT_STATES)
      for (const state of ALERT_STATES.filter((one) => reached.has(one)))
        for (const action of ALERT_ACTIONS) reached.add(nextAlertState(state, action) ?? state);
    expect([...reached].sort()).toEqual([...ALERT_STATES].sort());
  });
});

describe('an orphan', () => {
  const age = { state: 'open', owner: null, daysWithoutRuns: 0, daysUntouched: 0 } as const;
  it('is one whose history gets no runs, whoever owns it', () => {
    expect(orphanReason({ ...age, owner: 'ada', daysWithoutRuns: 14.5 })).toBe(
      'its history has had no run for 14 days',
    );
    expect(orphanReason({ ...age, state: 'confirming', daysWithoutRuns: 14 })).not.toBeNull();
  });
  it('is one that nobody owns and nobody touched', () => {
    expect(orphanReason({ ...age, daysUntouched: 30 })).toBe('nobody owns it and nobody touched it for 30 days');
    expect(orphanReason({ ...age, owner: 'ada', daysUntouched: 300 })).toBeNull();
    expect(orphanReason({ ...age, daysUntouched: 29.9, daysWithoutRuns: 13.9 })).toBeNull();
  });
  it('is never one that somebody has answered', () => {
    for (const state of ALERT_STATES.filter((one) => !isAlive(one)))
      expect(orphanReason({ ...age, state, daysWithoutRuns: 99, daysUntouched: 99 })).toBeNull();
  });
});
