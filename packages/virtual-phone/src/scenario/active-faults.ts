import type { ThermalStatus } from '@framefarm/phone-model';
import type { HarnessTrouble } from '../harness/harness-trouble.ts';
import type { Faults, ForcedBattery } from '../state/faults.ts';
import type { Trouble, TroubleKind } from './scenario.ts';

type Of<Kind extends TroubleKind> = Extract<Trouble, { readonly kind: Kind }>;

/** The troubles that hold now, as the parts of the phone ask for them. */
export interface ActiveFaults extends Omit<Faults, 'reached'> {
  add(trouble: Trouble): void;
  remove(trouble: Trouble): void;
  harnessTroubles(): readonly HarnessTrouble[];
  /** What went wrong in the last launch does not hold for the next. */
  forgetHarnessTroubles(): void;
}

/** `nowMs` is monotonic; `uniform` draws the jitter. */
export function createActiveFaults(nowMs: () => number, uniform: () => number): ActiveFaults {
  const since = new Map<Trouble, number>();
  const all = <Kind extends TroubleKind>(kind: Kind): readonly Of<Kind>[] =>
    [...since.keys()].filter((trouble): trouble is Of<Kind> => trouble.kind === kind);
  return {
    add: (trouble) => void since.set(trouble, nowMs()),
    remove: (trouble) => void since.delete(trouble),
    harnessTroubles: () => all('harness').map(({ trouble }) => trouble),
    forgetHarnessTroubles: () => all('harness').forEach((trouble) => since.delete(trouble)),
    latencyMs(service) {
      const delays = all('slow-adb').map(({ latencyMs, jitterMs = 0 }) => {
        const delay = latencyMs[service] ?? latencyMs['any'];
        return delay === undefined ? 0 : delay + jitterMs * uniform();
      });
      return Math.max(0, ...delays);
    },
    endlessReply(request) {
      const hit = all('endless-reply').find(({ match }) => request.includes(match));
      return hit === undefined ? null : (hit.says ?? 'silence');
    },
    storageFull: () => all('storage-full').length > 0,
    clockOffsetMs: () => all('clock-wrong').reduce((sum, { offsetMs }) => sum + offsetMs, 0),
    battery: () =>
      all('battery').reduce<ForcedBattery>((before, { level, plugged, celsius }) => {
        const known = Object.entries({ level, plugged, celsius }).filter(([, value]) => value !== undefined);
        return { ...before, ...Object.fromEntries(known) };
      }, {}),
    thermalStatus() {
      const [trouble] = all('throttle');
      if (trouble === undefined) return null;
      const passedMs = nowMs() - (since.get(trouble) ?? 0);
      return (trouble.steps.findLast(({ afterMs }) => afterMs <= passedMs)?.status ?? null) as ThermalStatus | null;
    },
  };
}
