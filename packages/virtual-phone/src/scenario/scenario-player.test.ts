import { describe, expect, it } from 'vitest';
import { LAUNCHER } from '../state/activity-stack.ts';
import type { PhoneClock } from '../state/phone-clock.ts';
import { createTestPhone } from '../test/create-test-phone.ts';
import { HOSTILE_PROPERTIES } from './hostile-properties.ts';
import type { PhoneControls } from './phone-controls.ts';
import { type TroubleEvent, createScenarioPlayer } from './scenario-player.ts';
import type { Trouble } from './scenario.ts';

/** Time that a test moves; sleepers wake in their order. */
function movableClock() {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const clock: PhoneClock = {
    epochMs: () => Date.UTC(2026, 0, 2) + now,
    monotonicMs: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => resolve();
        sleepers.push({ at: now + ms, wake });
        signal?.addEventListener('abort', wake, { once: true });
      }),
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    clock,
    settle,
    async advance(ms: number) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        sleepers.splice(sleepers.indexOf(next), 1);
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

function play(troubles: readonly Trouble[], { serial = 'P1', seed = 1 } = {}) {
  const time = movableClock();
  const did: string[] = [];
  const events: TroubleEvent[] = [];
  const player = createScenarioPlayer({
    scenario: { schema: 1, troubles },
    serial,
    seed,
    clock: time.clock,
    onTrouble: (event) => events.push(event),
  });
  const phone = createTestPhone({ faults: player.faults, clock: time.clock });
  const note = (what: string) => {
    did.push(`${time.clock.monotonicMs()} ${what}`);
  };
  const controls: PhoneControls = {
    phone,
    unplug: async () => note('unplug'),
    plugIn: async () => note('plug-in'),
    cutLine: () => note('cut'),
    restoreLine: async () => note('restore'),
    reboot: async (bootMs) => note(`reboot ${bootMs ?? 'default'}`),
    killPackage(packageName, how) {
      note(`kill ${packageName} ${how}`);
      return true;
    },
    setDebuggingAllowed: (allowed) => note(allowed ? 'allow' : 'refuse'),
  };
  player.begin(controls);
  return { player, phone, did, events, ...time };
}

describe('a trouble begins', () => {
  it('when the phone starts, and ends after its time', async () => {
    const { did, advance, events } = play([{ kind: 'unplug', forMs: 2000 }]);
    await advance(5000);
    expect(did).toEqual(['0 unplug', '2000 plug-in']);
    expect(events).toEqual([
      { kind: 'unplug', state: 'began', moment: 'start', why: '' },
      { kind: 'unplug', state: 'ended', moment: 'start', why: '' },
    ]);
  });
  it('some time after the start', async () => {
    const { did, advance } = play([{ kind: 'reboot', bootMs: 70, when: { moment: 'start', afterMs: 900 } }]);
    await advance(899);
    expect(did).toEqual([]);
    await advance(1);
    expect(did).toEqual(['900 reboot 70']);
  });
  it('at the n-th time that a moment is reached, before the phone does what the moment names', () => {
    const { did, player } = play([{ kind: 'unplug', when: { moment: 'push', nth: 2 } }]);
    player.faults.reached('push');
    expect(did).toEqual([]);
    player.faults.reached('push');
    // no turn of the event loop later: it hits this very push
    expect(did).toEqual(['0 unplug']);
    player.faults.reached('push');
    expect(did).toHaveLength(1);
  });
  it('at one frame, as often as it may', () => {
    const { did, player } = play([{ kind: 'oom-kill', times: 2, when: { moment: 'frame', frame: 3 } }]);
    for (const frame of [0, 1, 2, 3, 4, 3, 3]) player.faults.reached('frame', frame);
    expect(did).toEqual(['0 kill dev.framefarm.harness low-memory', '0 kill dev.framefarm.harness low-memory']);
  });
  it('and ends with the next reboot where it says so, once', async () => {
    const { player, advance, events } = play([{ kind: 'storage-full', untilReboot: true, forMs: 500 }]);
    await advance(100);
    expect(player.faults.storageFull()).toBe(true);
    await player.rebooted();
    expect(player.faults.storageFull()).toBe(false);
    await advance(1000);
    await player.rebooted();
    expect(events.map(({ state }) => state)).toEqual(['began', 'ended']);
  });
  it('only on the phones that it names', async () => {
    const named: Trouble = { kind: 'unplug', phones: ['P2'] };
    expect(play([named]).did).toEqual([]);
    expect(play([named], { serial: 'P2' }).did).toEqual(['0 unplug']);
  });
  it('never after the end of the phone', async () => {
    const { did, player, advance } = play([{ kind: 'reboot', when: { moment: 'start', afterMs: 10 } }]);
    player.end();
    await advance(50);
    expect(did).toEqual([]);
  });
  it('by chance, the same for the same seed and another for another', () => {
    const drawn = (seed: number) => {
      const { did, player } = play([{ kind: 'uiautomator2-dies', times: 99, chance: 0.5, when: { moment: 'run' } }], {
        seed,
      });
      return Array.from({ length: 30 }, () => {
        const before = did.length;
        player.faults.reached('run');
        return did.length - before;
      }).join('');
    };
    expect(drawn(1)).toBe(drawn(1));
    expect(drawn(1)).not.toBe(drawn(2));
    expect(drawn(1)).toMatch(/0.*1|1.*0/);
  });
});

describe('a flaky link', () => {
  it('drops and comes back until its time is over, by the seed', async () => {
    const drops = async (seed: number) => {
      const { did, advance } = play([{ kind: 'flaky-link', everyMs: 1000, downMs: 100, forMs: 10_000 }], { seed });
      await advance(60_000);
      return did;
    };
    const did = await drops(1);
    expect(did.length).toBeGreaterThan(12);
    expect(did.filter((each) => each.endsWith('cut')).length).toBe(
      did.filter((each) => each.endsWith('restore')).length,
    );
    expect(Number.parseInt(did.at(-1) ?? '', 10)).toBeLessThanOrEqual(10_100);
    expect(await drops(1)).toEqual(did);
    expect(await drops(2)).not.toEqual(did);
  });
});

describe('what holds for a while', () => {
  it('delays services, the named ones by their own time', async () => {
    const { player, advance } = play([{ kind: 'slow-adb', latencyMs: { shell: 300, any: 20 }, forMs: 500 }]);
    expect([player.faults.latencyMs('shell'), player.faults.latencyMs('sync')]).toEqual([300, 20]);
    await advance(500);
    expect(player.faults.latencyMs('shell')).toBe(0);
  });
  it('sets what the battery is', () => {
    const { phone } = play([
      { kind: 'battery', level: 4 },
      { kind: 'battery', plugged: 'none', celsius: 46.5 },
    ]);
    expect(phone.battery.values()).toMatchObject({ level: 4, usb: false, status: 3, temperature: 465 });
    expect(phone.battery.updatesStopped).toBe(false);
  });
  it('makes the phone hot in steps, with the speed and the skin of the status', async () => {
    const { phone, advance } = play([
      {
        kind: 'throttle',
        steps: [
          { afterMs: 0, status: 1 },
          { afterMs: 1000, status: 3 },
        ],
        forMs: 5000,
      },
    ]);
    expect(phone.thermal.status()).toBe(1);
    await advance(1000);
    expect(phone.thermal.status()).toBe(3);
    expect(phone.thermal.heat().skinC).toBeGreaterThanOrEqual(phone.profile.heat.statusFromC.value[2] ?? 0);
    expect(phone.thermal.speed()).toBe(phone.profile.heat.speedByStatus.value[3]);
    expect(phone.thermal.isOverridden).toBe(false);
    await advance(4000);
    expect(phone.thermal.status()).toBe(0);
  });
  it('puts a lock and a dialog over the app, and takes away only its own dialog', async () => {
    const { phone, advance } = play([
      { kind: 'screen-lock', secure: true, forMs: 100 },
      { kind: 'dialog', title: 'Update', button: 'Later', forMs: 200 },
    ]);
    expect(phone.display).toMatchObject({ lock: 'secure', dialog: { title: 'Update', button: 'Later' } });
    const another = { title: 'other', button: 'OK' };
    phone.display.dialog = another;
    await advance(300);
    expect(phone.display).toMatchObject({ lock: null, dialog: another });
    expect(phone.boot.activities.front().packageName).toBe(LAUNCHER.packageName);
  });
  it('moves the wall clock and not the monotonic one', async () => {
    const { phone, clock } = play([{ kind: 'clock-wrong', offsetMs: -5000 }]);
    expect(phone.clock.epochMs() - clock.epochMs()).toBe(-5000);
    expect(phone.clock.monotonicMs()).toBe(clock.monotonicMs());
  });
  it('refuses to debug and allows again', async () => {
    const { did, player, advance } = play([{ kind: 'unauthorised', forMs: 10 }]);
    await advance(10);
    expect(did).toEqual(['0 refuse', '10 allow']);
    expect(player.asksForKeys).toBe(true);
    expect(play([]).player.asksForKeys).toBe(false);
  });
});

describe('what goes wrong inside the harness', () => {
  it('holds for the launch that began it and not for the next', () => {
    const { player } = play([{ kind: 'harness', trouble: { kind: 'hang', atFrame: 2 } }]);
    expect(player.harnessTroubles()).toEqual([]);
    player.faults.reached('run');
    expect(player.harnessTroubles()).toEqual([{ kind: 'hang', atFrame: 2 }]);
    player.faults.reached('run');
    expect(player.harnessTroubles()).toEqual([]);
  });
});

describe('what a phone says of itself', () => {
  it('changes while the cable is out', async () => {
    const { did, phone, advance } = play([
      {
        kind: 'new-identity',
        properties: { 'ro.serialno': 'other' },
        downMs: 300,
        when: { moment: 'start', afterMs: 100 },
      },
    ]);
    await advance(1000);
    expect(did).toEqual(['100 unplug', '400 plug-in']);
    expect(phone.properties.get('ro.serialno')).toBe('other');
  });
  it('can be hostile to shells, databases, pages and terminals', () => {
    const { phone } = play([{ kind: 'hostile-properties' }]);
    for (const [name, value] of Object.entries(HOSTILE_PROPERTIES)) expect(phone.properties.get(name)).toBe(value);
    const all = Object.values(HOSTILE_PROPERTIES).join('');
    for (const sign of ['$(', '`', "');", '<script>', '\u001b[', '../', '\r\n', '__proto__'])
      expect(all).toContain(sign);
  });
});
