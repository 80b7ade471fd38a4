import { createHash } from 'node:crypto';
import { seededRandom } from '@framefarm/phone-model';
import type { HarnessTrouble } from '../harness/harness-trouble.ts';
import type { Faults, Moment } from '../state/faults.ts';
import type { PhoneClock } from '../state/phone-clock.ts';
import { createActiveFaults } from './active-faults.ts';
import { beginTrouble } from './begin-trouble.ts';
import type { PhoneControls } from './phone-controls.ts';
import type { Scenario, Trouble } from './scenario.ts';

export interface TroubleEvent {
  readonly kind: Trouble['kind'];
  readonly state: 'began' | 'ended' | 'failed';
  /** The moment that triggered it. */
  readonly moment: Moment;
  /** Why it could not begin or end; empty otherwise. */
  readonly why: string;
}

/** Plays the part of a scenario that concerns one phone. */
export interface ScenarioPlayer {
  /** What the phone's parts ask. */
  readonly faults: Faults;
  /** What goes wrong in the launch that has just begun. */
  harnessTroubles(): readonly HarnessTrouble[];
  /** Whether somebody will be refused to debug, so that the phone has to ask for keys from the beginning. */
  readonly asksForKeys: boolean;
  /** The phone is there: moment `start`. */
  begin(controls: PhoneControls): void;
  /** The phone is up again: what lasts until a reboot is over. */
  rebooted(): Promise<void>;
  /** The phone ends: nothing begins any more. */
  end(): void;
}

export interface PlayerOptions {
  readonly scenario: Scenario;
  readonly serial: string;
  /** Same scenario, serial and seed: same draws. */
  readonly seed: number;
  readonly clock: PhoneClock;
  readonly onTrouble?: (event: TroubleEvent) => void;
}

export function createScenarioPlayer({
  scenario,
  serial,
  seed,
  clock,
  onTrouble = () => {},
}: PlayerOptions): ScenarioPlayer {
  const mine = scenario.troubles.filter(({ phones }) => phones === undefined || phones.includes(serial));
  const armed = mine.map((trouble, place) => ({
    trouble,
    uniform: seededRandom(seedOf(seed, serial, place)).uniform,
    seen: 0,
    begun: 0,
  }));
  const faults = createActiveFaults(clock.monotonicMs, seededRandom(seedOf(seed, serial, 'jitter')).uniform);
  const life = new AbortController();
  const untilReboot = new Set<() => Promise<void>>();
  let controls: PhoneControls | null = null;

  const play = async ({ trouble, uniform }: (typeof armed)[number], moment: Moment, own: PhoneControls) => {
    const { signal } = life;
    const tell = (state: TroubleEvent['state'], why = '') => onTrouble({ kind: trouble.kind, state, moment, why });
    const { afterMs = 0 } = trouble.when ?? {};
    try {
      if (afterMs > 0) await clock.sleep(afterMs, signal);
      if (signal.aborted) return;
      tell('began');
      const undo = await beginTrouble(trouble, { controls: own, faults, clock, uniform, signal });
      if (undo === null) return;
      let isOver = false;
      const end = async () => {
        if (isOver || signal.aborted) return;
        isOver = true;
        untilReboot.delete(end);
        await undo();
        tell('ended');
      };
      if ('untilReboot' in trouble && trouble.untilReboot === true) untilReboot.add(end);
      const forMs = 'forMs' in trouble ? trouble.forMs : undefined;
      if (forMs === undefined) return;
      await clock.sleep(forMs, signal);
      await end();
    } catch (error) {
      tell('failed', String(error));
    }
  };
  const reached = (moment: Moment, frame?: number) => {
    if (controls === null || life.signal.aborted) return;
    if (moment === 'run') faults.forgetHarnessTroubles();
    for (const each of armed) {
      const { when, times = 1, chance = 1, kind } = each.trouble;
      const awaited = when?.moment ?? (kind === 'harness' ? 'run' : 'start');
      if (awaited !== moment || (moment === 'frame' && when?.frame !== frame)) continue;
      each.seen += 1;
      if (each.seen < (when?.nth ?? 1) || each.begun >= times || each.uniform() >= chance) continue;
      each.begun += 1;
      void play(each, moment, controls);
    }
  };
  return {
    faults: { ...faults, reached },
    harnessTroubles: faults.harnessTroubles,
    asksForKeys: mine.some(({ kind }) => kind === 'unauthorised'),
    begin(own) {
      controls = own;
      reached('start');
    },
    async rebooted() {
      for (const end of untilReboot) await end();
    },
    end: () => life.abort(),
  };
}

function seedOf(seed: number, serial: string, what: string | number): number {
  return createHash('sha256').update(`${seed}/${serial}/${what}`).digest().readUInt32LE(0);
}
