import { expect, it } from 'vitest';
import { LADDER, type Step, type Symptom, stepDue } from './recovery-ladder.ts';

/** Every step with its time, for a phone that has the symptom for an hour and is looked at every second. */
function climbed(symptom: Symptom): string[] {
  const done = new Set<Step>();
  const steps: string[] = [];
  for (let passedMs = 0; passedMs <= 3_600_000; passedMs += 1000) {
    const step = stepDue(LADDER, symptom, passedMs, done);
    if (step === null) continue;
    done.add(step);
    steps.push(`${passedMs / 1000} s ${step.rung}`);
  }
  return steps;
}

it('a phone that does not answer is connected anew, then rebooted, and a person is asked after that', () =>
  expect(climbed('silent')).toEqual(['15 s reconnect', '45 s reboot', '285 s ask-person']));
it('a phone that cannot be reached cannot be rebooted: adb is started again, then a person is asked', () =>
  expect(climbed('unreachable')).toEqual(['45 s restart-adb', '285 s ask-person']));
it('only its owner can unlock a phone', () => expect(climbed('locked-out')).toEqual(['60 s ask-person']));
it('a phone that starts for ten minutes will not end by itself', () =>
  expect(climbed('starting')).toEqual(['600 s ask-person']));
